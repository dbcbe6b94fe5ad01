import type { Window } from '@ontarget/evaluator/engine';
import type { CurveExpression, Plan, TotalExpression } from '@ontarget/evaluator/format';
import { minorDigits, parseRational, type Rational } from '@ontarget/evaluator/numbers';
import type { CreditedTotals } from './credit-files.ts';
import { NotAtVolume } from './not-at-volume.ts';
import type { Payees } from './payees.ts';
import { gcd, sourceOf } from './shape.ts';

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
  const spans = cells.spans.within(window);
  const values = new Float64Array(which.length);
  for (let at = 0; at < which.length; at += 1) {
    const payee = which[at] as number;
    let value = 0;
    for (const part of parts) {
      for (const span of spans) value += part[span * payees.names.length + payee] as number;
    }
    values[at] = value;
  }
  const places = total.function === 'count' ? 0 : minorDigits(plan.currency);
  const perUnit = BigInt(sum.credits.whole) * 10n ** BigInt(places);
  return total.order === undefined ? { values, perUnit } : inOrder(plan, total, { values, perUnit });
}

/**
 * A total in order whose deals pay f(position + credited) − f(position): whatever the order, they come to f(all) − f(0)
 * together.
 */
function inOrder(plan: Plan, total: TotalExpression, { values, perUnit }: TotalColumn): TotalColumn {
  const curve = telescoping(plan, total);
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
  if (pieces.length === 0) throw new NotAtVolume(`${curve} has no pieces`);
  const denominators = pieces.flatMap(({ from, start, slope }) => [
    start.d,
    slope.d * perUnit,
    slope.d * (from?.d ?? 1n),
  ]);
  const scale = denominators.reduce((all, d) => (all * d) / gcd(all, d), 1n);
  // In whole numbers of the scale a piece pays `base` + `times` × value, from `least` on: every divisor divides the scale.
  const lines = pieces.map(({ from, includes, start, slope }) => {
    const times = (slope.n * scale) / (slope.d * perUnit);
    const before = from === undefined ? 0n : (slope.n * from.n * scale) / (slope.d * from.d);
    return { least: leastFrom(from, includes, perUnit), times, base: (start.n * scale) / start.d - before };
  });
  const lineAt = (value: bigint) =>
    lines.findLast(({ least }) => least === undefined || value >= least) ?? lines[0];
  const paysAt = (value: bigint): bigint => {
    const { times, base } = lineAt(value) as (typeof lines)[number];
    return base + times * value;
  };
  const zero = paysAt(0n);
  // The same in doubles, for whatever they hold exactly.
  const [leasts, bases, times] = [
    lines.map(({ least }) => least ?? -Infinity),
    lines.map(({ base }) => base - zero),
    lines.map((line) => line.times),
  ].map((all) => Float64Array.from(all, Number)) as [Float64Array, Float64Array, Float64Array];
  const isExact = lines.every((line) => safe(line.base - zero) && safe(line.times) && safe(line.least ?? 0n));
  const paid = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    let piece = leasts.length - 1;
    while (piece > 0 && value < (leasts[piece] as number)) piece -= 1;
    const more = (times[piece] as number) * value;
    const pay = (bases[piece] as number) + more;
    if (isExact && Math.abs(more) < MOST && Math.abs(pay) < MOST) {
      paid[at] = pay;
      continue;
    }
    const whole = paysAt(BigInt(value)) - zero;
    if (!safe(whole)) {
      throw new NotAtVolume('what deals pay needs more digits than a double has');
    }
    paid[at] = Number(whole);
  }
  return { values: paid, perUnit: scale };
}

/** The least whole value that a piece begins with: those above, or at, so many units. */
function leastFrom(from: Rational | undefined, includes: boolean, perUnit: bigint): bigint | undefined {
  if (from === undefined) return undefined;
  const least = from.n * perUnit;
  const floor = least >= 0n ? least / from.d : -((-least + from.d - 1n) / from.d);
  return includes && floor * from.d === least ? floor : floor + 1n;
}

/** No double is exact beyond it. */
const MOST = 2 ** 53;

function safe(value: bigint): boolean {
  return value <= BigInt(MOST) && value >= -BigInt(MOST);
}

/**
 * The curve f of a total whose rows pay f(position + credited) − f(position). Rows that the order does not tell apart are an
 * error, so it must tell all apart: only the key, which no two rows share, does so for certain.
 */
export function telescoping(plan: Plan, total: TotalExpression): string {
  const { of, order } = total;
  const isAt = (one: unknown, read: readonly string[]): one is CurveExpression => {
    const { op, at, read: what } = one as CurveExpression;
    const operands = at?.op === 'sum' ? at.of.map(({ op: inner }) => inner as string).sort() : [at?.op ?? ''];
    return op === 'curve' && what === 'pay' && operands.join() === [...read].sort().join();
  };
  if (order?.within !== undefined) throw new NotAtVolume('deals have a position within something');
  const { key } = sourceOf(plan, total);
  if (order?.by.includes(key) === false)
    throw new NotAtVolume(
      `two deals may have one place in the order of ${order.by.join(', ')}: ${key} is no part of it`,
    );
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
