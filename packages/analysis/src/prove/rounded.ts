import type { Rounding } from '@ontarget/evaluator/format';
import {
  add,
  ceil,
  compare,
  div,
  floor,
  mul,
  type Rational,
  rational,
  roundTo,
} from '@ontarget/evaluator/numbers';
import { onCurve } from './evaluate.ts';
import type { CurveStretch } from './node.ts';
import { NotDecided } from './not-decided.ts';
import type { Range } from './range.ts';

/** More steps than this are not looked at one by one. */
const MOST_STEPS = 1000;

/**
 * Where a curve of a rounded number can change, between the two ends of a range: at each step of a stretch that rises, and
 * of level ones at the steps around their bounds. Between two neighbours of these places what it pays is one amount.
 */
export function stepsOf(
  pieces: readonly CurveStretch[],
  { mode, unit }: Pick<Rounding, 'mode'> & { readonly unit: Rational },
  { low, high }: Range,
): readonly Rational[] {
  const counts = new Set<bigint>();
  pieces.forEach(({ from, slope }, index) => {
    const to = pieces[index + 1]?.from;
    for (const bound of [from, to]) {
      if (bound === undefined) continue;
      const around = floor(div(bound, unit));
      for (const count of [around - 1n, around, around + 1n]) counts.add(count);
    }
    if (slope.n === 0n) return;
    const begin = greater(from, low);
    const end = lesser(to, high);
    if (begin === undefined || end === undefined) {
      throw new NotDecided('it rounds a result, and the rounded one pays more without end');
    }
    const [first, last] = [floor(div(begin, unit)) - 1n, ceil(div(end, unit)) + 1n];
    if (last - first > MOST_STEPS) throw new NotDecided('it rounds a result in too many steps');
    for (let count = first; count <= last; count += 1n) counts.add(count);
  });
  const half = mode === 'half up' || mode === 'half even' ? rational(1, 2) : rational(0);
  const places = [...counts].map((count) => mul(add(rational(count), half), unit));
  return places.filter(
    (place) =>
      (low === undefined || compare(low, place) < 0) && (high === undefined || compare(place, high) < 0),
  );
}

/** What a curve pays at a number that is rounded first. */
export function payRounded(
  pieces: readonly CurveStretch[],
  { mode, unit }: Pick<Rounding, 'mode'> & { readonly unit: Rational },
  x: Rational,
): Rational {
  return onCurve(pieces, roundTo(x, unit, mode));
}

function greater(a: Rational | undefined, b: Rational | undefined): Rational | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compare(a, b) > 0 ? a : b;
}

function lesser(a: Rational | undefined, b: Rational | undefined): Rational | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compare(a, b) < 0 ? a : b;
}
