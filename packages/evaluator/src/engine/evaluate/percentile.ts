import type { PercentileExpression } from '../../format/types/index.ts';
import { add, div, eq, isZero, lt, ONE, type Rational, rational, sub, ZERO } from '../../numbers/index.ts';
import { found, missing, missingFrom, type Outcome } from '../outcome.ts';
import { distinctReasons } from '../reasons.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';

/**
 * `percentile`: where a number x stands among the cells of a column. `ranked` with the n others, equal numbers sharing
 * the better rank R, it is 1 − (R − 1) / n, the same as the share of the others that are not better. `interpolated`,
 * with the others in rising order v₁ … vₙ and vₖ the last that is not above x, it is
 * (k − 1 + (x − vₖ) / (vₖ₊₁ − vₖ)) / (n − 1), 0 below the first and 1 from the last on. Where less is better both count
 * from the other end. Blank cells do not count; with too few others the payee is held with `too-few-others`.
 */
export const percentile: Operator<PercentileExpression> = (expression, place, evaluation) => {
  const own = evaluation.number(expression.of, place);
  const others = othersOf(expression, place, evaluation);
  if (!Array.isArray(others)) return others as Outcome;
  if (!own.ok) return own;
  const least = expression.method === 'ranked' ? 1 : 2;
  if (others.length < least) {
    const message = `${expression.table} has ${others.length} numbers to stand among, and ${least} are needed`;
    return missing('too-few-others', message);
  }
  const higher = expression.better === 'higher';
  if (expression.method === 'ranked') {
    const better = others.filter((other) => (higher ? lt(own.value, other) : lt(other, own.value))).length;
    return found(sub(ONE, rational(better, others.length)));
  }
  const share = between(own.value, others);
  return found(higher ? share : sub(ONE, share));
};

/** How far along the others, in rising order, a number lies. */
function between(x: Rational, others: readonly Rational[]): Rational {
  const sorted = others.toSorted((a, b) => (lt(a, b) ? -1 : lt(b, a) ? 1 : 0));
  const below = sorted.findLastIndex((other) => !lt(x, other));
  const [from, to] = [sorted[below], sorted[below + 1]];
  if (from === undefined) return ZERO;
  if (to === undefined) return ONE;
  const part = eq(from, to) || isZero(sub(to, from)) ? ZERO : div(sub(x, from), sub(to, from));
  return div(add(rational(below), part), rational(sorted.length - 1));
}

function othersOf(
  { table, column, where }: PercentileExpression,
  place: Place,
  evaluation: Evaluation,
): Rational[] | Outcome {
  if (!evaluation.isGiven(table)) return missing('not-given', `the example gives no rows of ${table}`);
  const outcomes: Outcome<Rational>[] = [];
  for (const row of evaluation.rows(table)) {
    if (row.problems.length > 0) return { ok: false, reasons: distinctReasons(row.problems) };
    const at = { ...place, row };
    const counts = where === undefined ? found(true) : evaluation.test(where, at);
    if (!counts.ok) return counts;
    const cell = row.cell(column);
    if (!counts.value || (cell.ok && cell.value === null)) continue;
    outcomes.push(evaluation.number({ op: 'column', name: column }, at));
  }
  return missingFrom(outcomes) ?? outcomes.flatMap((one) => (one.ok ? [one.value] : []));
}
