import { nearestName } from '@ontarget/evaluator/words';
import type {
  ChoiceValue,
  ColumnIs,
  DataTable,
  FormulaIs,
  Measure,
  ResultCondition,
  TableColumn,
} from '../generated/ast.ts';
import { askedBy, measuredBy } from '../resolve/measured.ts';
import { possibleValues } from '../resolve/possible-values.ts';
import { builtInTable } from '../scopes/built-in.ts';
import type { Check, Say } from './context.ts';

/** Without a key nobody can tell a row that stands twice in a file from two sales. */
export const tablesMustHaveAKey: Check<DataTable> = (table, say) => {
  const derived = table.parts.length > 0;
  const keyed = table.columns.some((column) => column.$type === 'InputColumn' && column.key);
  if (derived || keyed || builtInTable(table.name) !== undefined) return;
  say('key-missing', { node: table, property: 'name' }, { table: table.name });
};

/** A condition on a value that the column never has is never met, and would pay nobody without saying so. */
export const conditionsMustAskForPossibleValues: Check<ColumnIs> = (condition, say) =>
  askForPossibleValues(condition.column.ref, condition.values, say);

/** The same inside a formula, where the column is named as any other value is. */
export const formulasMustAskForPossibleValues: Check<FormulaIs> = ({ subject, values }, say) => {
  const named = subject?.ref?.ref;
  if (named?.$type === 'Measure') askForGrades(named, values, say);
  const isColumn =
    named?.$type === 'InputColumn' || named?.$type === 'ComputedColumn' || named?.$type === 'DerivedColumn';
  askForPossibleValues(isColumn ? named : undefined, values, say);
};

/** A grade is one of those that the measure is graded by; what is not graded has none. */
export const conditionsMustAskForGrades: Check<ResultCondition> = (condition, say) => {
  if (condition.grades.length === 0) return;
  const asked = askedBy(condition.left);
  if (asked === undefined) return;
  const measured = asked.kind === 'result' ? measuredBy(asked.subject) : undefined;
  if (asked.kind === 'result' && measured === undefined) return;
  const measure = measured?.kind === 'measure' ? measured.measure : undefined;
  if (measure?.body?.$type === 'GradedMeasure') askForGrades(measure, condition.grades, say);
  else
    say(
      'condition-not-graded',
      { node: condition },
      { what: (condition.left.$cstNode?.text ?? 'This').replace(/\s+/g, ' ') },
    );
};

function askForGrades({ name, body }: Measure, values: readonly ChoiceValue[], say: Say): void {
  if (body?.$type !== 'GradedMeasure') return;
  const allowed = body.grades.map((grade) => grade.name);
  for (const value of values.filter((one) => !allowed.includes(one.value))) {
    const nearest = nearestName(value.value, allowed);
    const params = {
      value: value.value,
      column: name,
      allowed,
      ...(nearest === undefined ? {} : { nearest }),
    };
    say('value-not-allowed', { node: value }, params);
  }
}

function askForPossibleValues(
  column: TableColumn | undefined,
  values: readonly ChoiceValue[],
  say: Say,
): void {
  const possible = possibleValues(column);
  if (column === undefined || possible === undefined) return;
  const allowed = [...possible.keys()];
  const choices = [...possible.values()].flatMap((choice) => choice ?? []);
  for (const value of values) {
    if (allowed.includes(value.value)) continue;
    const spelt = choices.find(({ spellings }) => spellings.includes(value.value))?.name;
    const nearest = spelt ?? nearestName(value.value, allowed);
    say(
      'value-not-allowed',
      { node: value },
      {
        value: value.value,
        column: column.name,
        allowed,
        ...(nearest === undefined ? {} : { nearest }),
      },
    );
  }
}
