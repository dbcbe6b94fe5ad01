import { compare, type Rational } from '@ontarget/evaluator/numbers';
import type { Input, Point } from './input.ts';

/**
 * Whether one result is a part of another: of the same thing from the same day on, up to an earlier day. What is counted or
 * added up never falls as a year goes on, so that the longer stretch has never less.
 */
export function isPartOf(part: Input, whole: Input): boolean {
  if (!part.addsUp || part.value !== whole.value) return false;
  const [[first, last = ''], [begins, ends = '']] = [part.window.split('/'), whole.window.split('/')];
  return first === begins && last < ends;
}

/** Whether the results of a case can come about together: no stretch has less than one that lies within it. */
export function isPossible(point: Point, inputs: readonly Input[]): boolean {
  return inputs.every((whole) =>
    inputs.every(
      (part) => !isPartOf(part, whole) || compare(numberAt(point, part), numberAt(point, whole)) <= 0,
    ),
  );
}

/** The case with every stretch that has less than one within it raised to that. */
export function inOrder(point: Point, inputs: readonly Input[]): Point {
  const ordered = new Map(point);
  for (const whole of inputs) {
    const parts = inputs.filter((part) => isPartOf(part, whole) && point.has(part.index));
    for (const part of parts) {
      const [least, own] = [numberAt(point, part), numberAt(ordered, whole)];
      if (point.has(whole.index) && compare(least, own) > 0) ordered.set(whole.index, least);
    }
  }
  return ordered;
}

function numberAt(point: Point, { index }: Input): Rational {
  const value = point.get(index);
  return value === undefined || typeof value === 'string' ? { n: 0n, d: 1n } : value;
}
