import type { MatrixCurve, MatrixExpression } from '../../format/types/index.ts';
import { add, div, eq, lt, mul, type Rational, sub, ZERO } from '../../numbers/index.ts';
import { found, missing, missingFrom, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import type { Operator } from './evaluation.ts';
import { checkedSize } from './limits.ts';

/** Where a number falls between the bounds of one direction of a matrix. */
export interface Position {
  /** The line of the grid at or before the number, and the one after it where something lies between. */
  readonly low: number;
  readonly high: number;
  /** How far the number is from the low line to the high one, from 0 to 1. */
  readonly part: Rational;
}

/**
 * `matrix`: what the grid says for two numbers. Between its lines `steps` takes the line reached and `interpolated`
 * the straight line to the next; with both interpolated, first across and then down (the order changes nothing).
 */
export const matrix: Operator<MatrixExpression> = (expression, place, evaluation) => {
  const operands = [expression.down, expression.across].map((one) => evaluation.number(one, place));
  const open = missingFrom(operands);
  const [down, across] = operands;
  if (open !== undefined || !down?.ok || !across?.ok) return open as Outcome;
  const curve = own(evaluation.plan.curves, expression.curve);
  if (curve?.kind !== 'matrix') {
    return missing('unknown-value', `the evaluator has no matrix ${expression.curve}`);
  }
  const exact = (text: string): Rational => evaluation.exact(text);
  const [row, column] = [
    positionOn(curve.down, down.value, exact),
    positionOn(curve.across, across.value, exact),
  ];
  if (row === undefined || column === undefined) return found(ZERO);
  evaluation.watch?.({
    kind: 'cells',
    curve: expression.curve,
    rows: [row.low, row.high],
    columns: [column.low, column.high],
  });
  const cell = (at: number, to: number): Rational => exact(curve.cells[at]?.[to] ?? '0');
  const along = (at: number): Rational => between(cell(at, column.low), cell(at, column.high), column.part);
  return checkedSize(between(along(row.low), along(row.high), row.part));
};

/** The place of a number on one direction of a matrix; undefined where it lies beyond an edge that pays zero. */
export function positionOn(
  { bounds, between: how, before, beyond }: MatrixCurve['down'],
  value: Rational,
  exact: (text: string) => Rational,
): Position | undefined {
  const lines = bounds.map(exact);
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const end = lines.length - 1;
  if (lt(value, first)) return before === 'zero' ? undefined : { low: 0, high: 0, part: ZERO };
  if (lt(last, value)) return beyond === 'zero' ? undefined : { low: end, high: end, part: ZERO };
  const low = lines.findLastIndex((line) => !lt(value, line));
  const [from, to] = [lines[low], lines[low + 1]];
  if (how === 'steps' || from === undefined || to === undefined || eq(from, value)) {
    return { low, high: low, part: ZERO };
  }
  return { low, high: low + 1, part: div(sub(value, from), sub(to, from)) };
}

function between(low: Rational, high: Rational, part: Rational): Rational {
  return add(low, mul(part, sub(high, low)));
}
