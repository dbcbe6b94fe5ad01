import type { Window } from '@ontarget/evaluator/engine';
import type { CurveExpression, Plan, TotalExpression } from '@ontarget/evaluator/format';
import { minorDigits, parseRational, type Rational, rational } from '@ontarget/evaluator/numbers';
import type { CreditedTotals } from './credit-files.ts';
import { NotAtVolume } from './not-at-volume.ts';
import type { Payees } from './payees.ts';
import { gcd } from './shape.ts';

/** Whole numbers of a unit, one for each of some payees. */
export interface TotalColumn {
  readonly values: Float64Array;
  /** How many of `values` make up one unit of the currency. */
  readonly perUnit: bigint;
}

/** What a total comes to over a window for these payees, exactly. */
export function totalColumn(
  plan: Plan,
  credited: CreditedTotals,
  payees: Payees,
  total: TotalExpression,
  window: Window,
  which: readonly number[],
): TotalColumn {
  const { sum, credited: cells } = credited.of(total);
  if (window.from < 0) throw new NotAtVolume("it looks at a year before the plan's");
  const parts: Float64Array[] = [];
  if (sum.whose !== 'payee rolled-up') parts.push(cells.own);
  if (sum.whose !== 'payee own') parts.push(cells.rolledUp(payees));
  const { count } = cells.spans;
  const spans = cells.spans.within(window);
  const values = Float64Array.from(which, (payee) => {
    let value = 0;
    for (const part of parts) {
      for (const span of spans) value += part[count * payee + span] as number;
    }
    return value;
  });
  const places = total.function === 'count' ? 0 : minorDigits(plan.currency);
  const perUnit = BigInt(sum.credits.whole) * 10n ** BigInt(places);
  return total.order === undefined ? { values, perUnit } : inOrder(plan, total, { values, perUnit });
}

/**
 * A total in order whose deals pay f(position + credited) − f(position): whatever the order, they come to f(all) − f(0)
 * together.
 */
function inOrder(plan: Plan, total: TotalExpression, { values, perUnit }: TotalColumn): TotalColumn {
  const curve = telescoping(total);
  const definition = plan.curves[curve];
  if (definition === undefined || !('pieces' in definition)) {
    throw new NotAtVolume(`${curve} has no pieces`);
  }
  const pieces = definition.pieces.map(({ from, includes, start, slope }) => ({
    from: from === undefined ? undefined : exact(from),
    includes,
    start: exact(start),
    slope: exact(slope),
  }));
  const at = (x: Rational): Rational => {
    const piece =
      pieces.findLast(({ from, includes }) => {
        if (from === undefined) return true;
        const side = x.n * from.d - from.n * x.d;
        return includes ? side >= 0n : side > 0n;
      }) ?? pieces[0];
    if (piece === undefined) throw new NotAtVolume(`${curve} has no pieces`);
    const { start, slope, from = rational(0) } = piece;
    const over = rational(x.n * from.d - from.n * x.d, x.d * from.d);
    return rational(start.n * slope.d * over.d + slope.n * over.n * start.d, start.d * slope.d * over.d);
  };
  const zero = at(rational(0));
  const denominators = pieces.flatMap(({ from, start, slope }) => [
    start.d,
    slope.d * perUnit,
    slope.d * (from?.d ?? 1n),
  ]);
  const scale = [...denominators, zero.d].reduce((all, d) => (all * d) / gcd(all, d), 1n);
  const paid = Float64Array.from(values, (value) => {
    const pay = at(rational(BigInt(value), perUnit));
    // Every divisor of pay and of f(0) divides the scale.
    const whole = pay.n * (scale / pay.d) - zero.n * (scale / zero.d);
    if (!safe(whole)) {
      throw new NotAtVolume('what deals pay needs more digits than a double has');
    }
    return Number(whole);
  });
  return { values: paid, perUnit: scale };
}

function safe(value: bigint): boolean {
  return value <= 2n ** 53n && value >= -(2n ** 53n);
}

/** The curve f of a total whose rows pay f(position + credited) − f(position). */
export function telescoping({ of, order }: TotalExpression): string {
  const isAt = (one: unknown, read: readonly string[]): one is CurveExpression => {
    const { op, at, read: what } = one as CurveExpression;
    const operands = at?.op === 'sum' ? at.of.map(({ op: inner }) => inner as string).sort() : [at?.op ?? ''];
    return op === 'curve' && what === 'pay' && operands.join() === [...read].sort().join();
  };
  if (order?.within !== undefined) throw new NotAtVolume('deals have a position within something');
  if (of?.op === 'difference') {
    const [after, before] = of.of;
    if (isAt(after, ['position', 'credited']) && isAt(before, ['position']) && after.curve === before.curve) {
      return after.curve;
    }
  }
  throw new NotAtVolume('what a deal pays in order is no slice of one curve');
}

function exact(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new TypeError(parsed.message);
  return parsed.value;
}
