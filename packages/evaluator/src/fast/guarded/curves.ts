import type { Piece } from '../../engine/evaluate/pieces.ts';
import {
  abs,
  ceil,
  div,
  eq,
  floor,
  isZero,
  mul,
  ONE,
  type Rational,
  rational,
  sub,
  ZERO,
} from '../../numbers/index.ts';
import {
  commonFactor,
  errorOf,
  type Held,
  held,
  isExact,
  isToldFrom,
  nearest,
  U,
  WHOLE,
  WIDER,
} from './held.ts';
import type { Bound, Instructions, Register } from './instruction.ts';
import { added } from './sums.ts';

/** A piece as start + slope · v, where v is what the double of the curve's operand stands for. */
interface Line {
  readonly start: Rational;
  readonly slope: Rational;
}

/** A curve at a number: which piece it has reached, and what that pays. Not decided next to where pay jumps. */
export function curveOf(pieces: readonly Piece[], read: 'pay' | 'rate', at: Held, to: Instructions): Held {
  const lines = pieces.map((piece) => lineOf(piece, read, at.factor));
  const bounds = pieces.slice(1).map(({ from = ZERO }) => div(from, at.factor));
  const includes = pieces.slice(1).map((piece) => piece.includes);
  if (isExact(at) && at.whole) {
    const exact = bounds.map((bound, index) => wholeBound(bound, includes[index] === true));
    const whole = wholeCurve(lines, exact, at, to);
    if (whole !== undefined) return whole;
    return guarded(lines, exact, bounds, at, to);
  }
  const near = bounds.map((bound, index) => ({ at: nearest(bound), includes: includes[index] === true }));
  return guarded(lines, near, bounds, at, to);
}

function lineOf({ start, slope, from = ZERO, written }: Piece, read: 'pay' | 'rate', factor: Rational): Line {
  if (read === 'rate') return { start: written.value, slope: ZERO };
  return { start: sub(start, mul(slope, from)), slope: mul(slope, factor) };
}

/** A bound of whole numbers: the first that has reached it. */
function wholeBound(bound: Rational, includes: boolean): Bound {
  const at = includes ? ceil(bound) : floor(bound);
  // No whole number that a double holds is so far away.
  const far = 2n ** 54n;
  return { at: Number(at > far ? far : at < -far ? -far : at), includes };
}

/** At a whole number, where starts and slopes are whole multiples of one factor: a whole number again, without any error. */
function wholeCurve(
  lines: readonly Line[],
  bounds: readonly Bound[],
  at: Held,
  to: Instructions,
): Held | undefined {
  const numbers = lines.flatMap(({ start, slope }) => [start, slope]).filter((one) => !isZero(one));
  const factor = numbers.length === 0 ? ONE : numbers.map(abs).reduce(commonFactor);
  const [starts, slopes] = [
    lines.map(({ start }) => Number(div(start, factor).n)),
    lines.map(({ slope }) => Number(div(slope, factor).n)),
  ];
  const most = greatest(slopes) * at.most + greatest(starts);
  if (!(most <= WHOLE)) return undefined;
  const register = to.push({ op: 'line', x: at.register, bounds, starts, slopes });
  return held({ register, factor, whole: true, most: Math.max(most, 1), least: 1, relative: 0 });
}

function guarded(
  lines: readonly Line[],
  bounds: readonly Bound[],
  exactBounds: readonly Rational[],
  at: Held,
  to: Instructions,
): Held {
  const [starts, slopes] = [
    lines.map(({ start }) => nearest(start)),
    lines.map(({ slope }) => nearest(slope)),
  ];
  const line = to.push({ op: 'line', x: at.register, bounds, starts, slopes });
  const error = errorOf(at, to);
  const [L, A] = [greatest(slopes) * WIDER, greatest(starts) * WIDER];
  // Which piece it is on is known where the operand has no error, or tells its bounds apart nonetheless.
  const isSure = (isExact(at) && at.whole) || exactBounds.every((bound) => isToldFrom(at, bound));
  // Where two pieces meet, taking the wrong one costs no more than the change of slope times the error.
  const turns = isSure
    ? 0
    : slopes.slice(1).reduce((sum, one, index) => sum + Math.abs(one - (slopes[index] ?? 0)), 0) * WIDER;
  const far = isSure ? 0 : greatest(bounds.map((bound) => bound.at));
  const size = to.push({ op: 'abs', a: at.register });
  const absolute = added(
    [
      to.times(error, (L + turns) * WIDER),
      to.times(size, 3 * U * L * WIDER),
      to.literal((2 * U * A + U * turns * far) * WIDER),
    ],
    to,
  );
  const jumps = isSure ? [] : jumpsOf(lines, exactBounds);
  const register = jumps.length === 0 ? line : onlyClear(line, jumps, at, error, to);
  const most = (L * at.most + A) * WIDER;
  return held({
    register,
    factor: ONE,
    most: Math.max(most, 2 ** -100),
    least: leastOf(starts, slopes, at),
    relative: 0,
    absolute,
  });
}

/** NaN where the operand may lie on either side of a jump. */
function onlyClear(
  line: Register,
  jumps: readonly Rational[],
  at: Held,
  error: Register,
  to: Instructions,
): Register {
  const bounds = jumps.map(nearest);
  const gap = added([to.times(error, WIDER), to.literal(U * greatest(bounds) * WIDER)], to);
  const clear = to.push({ op: 'clear', x: at.register, gap, bounds });
  return to.push({ op: 'pick', when: clear, a: line, b: line });
}

/** The bounds at which two pieces do not meet. */
function jumpsOf(lines: readonly Line[], bounds: readonly Rational[]): readonly Rational[] {
  return bounds.filter((bound, index) => {
    const [below, above] = [lines[index], lines[index + 1]];
    if (below === undefined || above === undefined) return true;
    return !eq(payAt(below, bound), payAt(above, bound));
  });
}

function payAt({ start, slope }: Line, at: Rational): Rational {
  return { ...sub(start, mul(rational(-1), mul(slope, at))) };
}

/** A sum of two doubles is 0 or no smaller than the last digit of the smaller one. */
function leastOf(starts: readonly number[], slopes: readonly number[], at: Held): number {
  const some = [...starts, ...slopes.map((slope) => (slope * at.least) / WIDER)]
    .map(Math.abs)
    .filter((size) => size > 0);
  return (some.length === 0 ? 1 : Math.min(...some)) * U;
}

function greatest(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
}
