import type { ChoiceValue, ColumnIs, DataTable, FormulaIs, TableColumn } from '../generated/ast.ts';
import { possibleValues } from '../resolve/possible-values.ts';
import { builtInTable } from '../scopes/built-in.ts';
import type { Check, Say } from './context.ts';
import { nearestName } from './nearest.ts';

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
  const isColumn =
    named?.$type === 'InputColumn' || named?.$type === 'ComputedColumn' || named?.$type === 'DerivedColumn';
  askForPossibleValues(isColumn ? named : undefined, values, say);
};

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
