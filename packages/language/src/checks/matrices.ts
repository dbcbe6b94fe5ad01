import { lt } from '@ontarget/evaluator/numbers';
import type { Expression, Matrix } from '../generated/ast.ts';
import { comparedUnit } from '../types/algebra.ts';
import { sameUnit } from '../types/unit.ts';
import { unitOfMeasure } from '../types/unit-of.ts';
import type { Check, Say } from './context.ts';
import type { PlanView } from './plan-view.ts';
import { constantValue, currencyIn, inWords } from './values.ts';

/** Between the lines of a grid the plan says what holds; beyond them too. */
export const matricesMustSayWhatHoldsBeyondTheEdges: Check<Matrix> = (matrix, say) => {
  if (matrix.edges !== undefined) return;
  const { lines } = matrix.$container;
  const first = lines[0]?.bound.$cstNode?.text ?? 'the first row';
  const last = lines.at(-1)?.bound.$cstNode?.text ?? 'the last row';
  say(
    'choice-matrix-edges',
    { node: matrix, property: 'between' },
    { curve: matrix.$container.name, first, last },
  );
};

/** A grid has a cell for each pair, its bounds rise, and its numbers are of one kind. */
export const matricesMustBeWhole: Check<Matrix> = (matrix, say, plan) => {
  const { name: curve, header, lines: rows } = matrix.$container;
  if (header === undefined) return;
  for (const row of rows) {
    if (row.values.length === header.bounds.length) continue;
    const problem = `this row has ${row.values.length} values under ${header.bounds.length} headings`;
    say('matrix-wrong', { node: row }, { curve, problem });
  }
  rising(header.bounds, curve, say, plan);
  rising(
    rows.map(({ bound }) => bound),
    curve,
    say,
    plan,
  );
  const [first, ...others] = rows.flatMap(({ values }) => values);
  const unit = first && constantValue(first, plan)?.unit;
  for (const other of others) {
    const found = constantValue(other, plan);
    if (unit === undefined || found === undefined || sameUnit(unit, found.unit)) continue;
    const problem = `${inWords(found, plan)} stands in a grid that begins with ${first?.$cstNode?.text ?? ''}`;
    say('matrix-wrong', { node: other }, { curve, problem });
  }
};

/** A line of the grid is a value of what it stands for, or a percent of its quota. */
export const linesMustBeInTheUnitOfTheirMeasure: Check<Matrix> = (matrix, say, plan) => {
  const { down, across } = matrix;
  const { header, lines: rows } = matrix.$container;
  const sides = [
    { measure: down?.ref, bound: rows[0]?.bound },
    { measure: across?.ref, bound: header?.bounds[0] },
  ];
  for (const { measure, bound } of sides) {
    if (measure === undefined || bound === undefined) continue;
    const found = constantValue(bound, plan);
    const expected = unitOfMeasure(measure, { currency: currencyIn(plan) });
    if (found === undefined || expected.kind === 'unknown' || comparedUnit(expected, found.unit).ok) continue;
    if (found.unit.kind === 'percent' && COUNTED.has(expected.kind)) continue;
    const problem = `${inWords(found, plan)} is no value of ${measure.name}`;
    say('matrix-wrong', { node: bound }, { curve: matrix.$container.name, problem });
  }
};

/** What can have a quota, and so an attainment. */
const COUNTED: ReadonlySet<string> = new Set(['money', 'count', 'number']);

function rising(bounds: readonly Expression[], curve: string, say: Say, plan: PlanView): void {
  bounds.forEach((bound, index) => {
    const before = bounds[index - 1];
    const [last, here] = [before && constantValue(before, plan), constantValue(bound, plan)];
    if (last === undefined || here === undefined || lt(last.value, here.value)) return;
    const problem = `${inWords(here, plan)} stands after ${inWords(last, plan)}; bounds rise down the grid and across it`;
    say('matrix-wrong', { node: bound }, { curve, problem });
  });
}
