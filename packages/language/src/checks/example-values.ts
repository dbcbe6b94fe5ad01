import { isZero } from '@ontarget/evaluator/numbers';
import type { ExampleCell, ExampleColumn, ExampleRow } from '../generated/ast.ts';
import { componentNamed } from '../resolve/components.ts';
import { drawHeadings } from '../resolve/draws.ts';
import type { Check } from './context.ts';
import type { PlanView } from './plan-view.ts';
import { inWords, literalValue } from './values.ts';

/** Pay is money, a month is a month: a cell in another unit was meant for another column. */
export const cellsMustHaveTheUnitOfTheirHeading: Check<ExampleRow> = (row, say, plan) => {
  const { header } = row.$container;
  for (const property of ['inputs', 'outputs'] as const) {
    row[property].forEach((cell, index) => {
      const heading = header[property][index];
      const expected =
        heading && !(property === 'inputs' && isMeasure(heading, plan))
          ? expectedUnit(heading, row)
          : undefined;
      if (heading === undefined || expected === undefined || cell.value === undefined) return;
      const found = unitOfCell(cell, plan);
      if (found === expected) return;
      say(
        'example-value-wrong',
        { node: cell, property: 'value' },
        { heading: heading.name, expected: `${article(expected)}`, found: foundInWords(cell, found, plan) },
      );
    });
  }
};

/** What is given under the name of a component that bears its measure's name is the measure. */
function isMeasure({ name, stage, path, slice }: ExampleColumn, plan: PlanView): boolean {
  const isBare = stage === undefined && slice === undefined && path.length === 0;
  return isBare && plan.measures.some((measure) => measure.name === name);
}

type CellUnit = 'money' | 'month' | 'quarter' | 'percent' | 'other';

/** Stages whose unit is that of the measure or the curve. */
const IN_SEVERAL_UNITS: ReadonlySet<string> = new Set(['rate', 'quota', 'curve', 'multiplier']);

/** A sum or a count of no rows is nothing, and never missing. */
export const onlyResultsCanBeMissing: Check<ExampleRow> = (row, say, plan) => {
  const { header } = row.$container;
  row.inputs.forEach((cell, index) => {
    const heading = header.inputs[index]?.name ?? '';
    const measure = plan.measures.find(({ name }) => name === heading);
    if (cell.path.join('.') !== 'missing' || !ALWAYS_THERE.has(measure?.body?.$type ?? '')) return;
    const expected = 'an amount, which is 0 where there are no rows';
    say('example-value-wrong', { node: cell, property: 'path' }, { heading, expected, found: 'missing' });
  });
};

const ALWAYS_THERE: ReadonlySet<string> = new Set([
  'TotalMeasure',
  'CountMeasure',
  'MembersMeasure',
  'FormulaMeasure',
]);

/** A heading rounds by a step of its own unit, and to something. */
export const roundingsMustFitTheirHeading: Check<ExampleRow> = (row, say, plan) => {
  const { header, rows } = row.$container;
  // Headings are not of a row: they are told with the first one.
  if (rows[0] !== row) return;
  for (const heading of header.outputs) {
    if (heading.step === undefined) continue;
    const step = literalValue(heading.step, plan);
    const needs = expectedUnit(heading, row);
    const kind = step?.unit.kind;
    const isOther = (needs === 'money' || needs === 'percent') && needs !== kind;
    if (step === undefined || (!isOther && !isZero(step.value))) continue;
    const expected = isOther ? `a step in ${needs}` : 'a step above zero';
    const words = { heading: heading.name, expected, found: heading.step };
    say('example-value-wrong', { node: heading, property: 'step' }, words);
  }
};

/** What a heading asks for where only one unit makes sense. */
function expectedUnit(
  { name, stage, path, slice, slicePay }: ExampleColumn,
  row: ExampleRow,
): CellUnit | undefined {
  if (name === 'month' || name === 'quarter') return name;
  const role = row.$container.role?.ref;
  if (role === undefined || path.length > 0) return undefined;
  if (name === 'total' && stage === 'multiplier') return undefined;
  if (name === 'paid' || name === 'total' || name === 'payment' || drawHeadings(role).includes(name))
    return 'money';
  if (componentNamed(role, name) === undefined) return undefined;
  if (slice !== undefined) return slicePay ? 'money' : undefined;
  if (stage === 'attainment') return 'percent';
  return stage !== undefined && IN_SEVERAL_UNITS.has(stage) ? undefined : 'money';
}

function unitOfCell({ value }: ExampleCell, plan: PlanView): CellUnit {
  if (value !== undefined && /^\d{4}-\d{2}$/.test(value)) return 'month';
  const kind = literalValue(value, plan)?.unit.kind;
  return kind === 'money' || kind === 'percent' ? kind : 'other';
}

function article(unit: CellUnit): string {
  return unit === 'money' ? 'an amount' : `a ${unit}`;
}

function foundInWords({ value }: ExampleCell, unit: CellUnit, plan: PlanView): string {
  const amount = literalValue(value, plan);
  if (unit === 'other' || amount === undefined) return value ?? '';
  return `${article(unit)} (${inWords(amount, plan)})`;
}
