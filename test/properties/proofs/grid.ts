import type { Input, PayFunction, Point } from '@ontarget/analysis/prove';
import type { Plan } from '@ontarget/evaluator/format';
import {
  add,
  compare,
  mul,
  parseRational,
  type Rational,
  rational,
  sub,
  ZERO,
} from '@ontarget/evaluator/numbers';

/** Cents of attainment, and of money: closer than any breakpoint of a random plan is to another. */
const TINY = rational(1, 10_000);

/** More places along one result than this are thinned out. */
const MOST_PLACES = 40;

/**
 * Places along a result that anything could show at: every number of the plan's curves and conditions, taken as it is and
 * as an attainment of the target; a little below and above each; steps of 13% of the target; and far beyond. None of this is
 * asked of what is put to the test.
 */
export function placesOf(plan: Plan, pay: PayFunction, input: Input): readonly Rational[] {
  if (input.domain.kind === 'words') return [];
  const at = pay.target.point.get(input.index);
  const target = at === undefined || typeof at === 'string' ? ZERO : at;
  const numbers = numbersIn([plan.curves, plan.values]).filter(
    (one) => compare(one, rational(100_000_000)) < 0,
  );
  const bounds = numbers.flatMap((one) => [one, mul(one, target)]);
  const around = bounds.flatMap((one) => {
    const tiny = mul(TINY, compare(one, rational(1)) < 0 ? rational(1) : one);
    return [sub(one, tiny), one, add(one, tiny)];
  });
  const even = Array.from({ length: 20 }, (_, step) => mul(target, rational(13 * step, 100)));
  const { low, high } = input.domain;
  const inside = [...around, ...even, mul(target, rational(50))].filter(
    (one) => (low === undefined || compare(one, low) >= 0) && (high === undefined || compare(one, high) <= 0),
  );
  const rising = inside
    .toSorted(compare)
    .filter((one, i, all) => i === 0 || compare(all[i - 1] ?? one, one) !== 0);
  const every = Math.ceil(rising.length / MOST_PLACES);
  return rising.filter((_, i) => every === 1 || i % every < 3 / every || i % every === 0);
}

/** A case with one result somewhere else. */
export function moved(point: Point, input: Input, to: Rational): Point {
  return new Map([...point, [input.index, to]]);
}

function numbersIn(part: unknown): Rational[] {
  const found = new Map<string, Rational>();
  const walk = (one: unknown): void => {
    if (typeof one === 'object' && one !== null) {
      for (const [key, value] of Object.entries(one)) {
        if ((key === 'from' || key === 'value' || key === 'above') && typeof value === 'string') note(value);
        else walk(value);
      }
    }
  };
  const note = (text: string): void => {
    const parsed = parseRational(text);
    if (parsed.ok) found.set(text, parsed.value);
  };
  walk(part);
  return [...found.values()];
}
