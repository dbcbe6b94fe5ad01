import { ZERO } from '@ontarget/evaluator/numbers';
import type { Bounds } from './bounds.ts';
import { Directions } from './direction.ts';
import { evaluateNode } from './evaluate.ts';
import type { Input, Point } from './input.ts';
import type { Node } from './node.ts';
import { isPartOf } from './ordered.ts';

/** Pay that is the greatest of several parts, of which one is of a result, and the others of stretches around it. */
export interface GreatestToDate {
  /** The part of the result itself. */
  readonly own: Node;
  /** The other results with which the rest is least where the result is at a place: then the part's own jump hides least. */
  least(place: Point): Point;
  /** What the rest then is. */
  rest(others: Point): Node;
}

/**
 * Reads pay that deducts what pay to date falls by: the greatest of what its results are worth at the end of each period. The
 * jump of one of these parts at a place is |max(a, M) − max(b, M)|, which is largest where M, the greatest of the others, is
 * least; with parts that never fall that is with nothing in the stretches within the result's, and as much as it in those
 * around it. Undefined where pay is any other.
 */
export function greatestToDate(node: Node, input: Input, bounds: Bounds): GreatestToDate | undefined {
  if (node.op !== 'greatest') return undefined;
  const own = node.of.filter(({ inputs }) => inputs.has(input.index));
  const rest = node.of.filter(({ inputs }) => !inputs.has(input.index));
  if (own.some(({ inputs }) => inputs.size > 1)) return undefined;
  const directions = new Directions(bounds);
  const others: { other: Input; isWithin: boolean }[] = [];
  for (const part of rest) {
    const [index, ...more] = part.inputs;
    const other = index === undefined ? undefined : bounds.inputs[index];
    if (index === undefined) continue;
    if (other === undefined || more.length > 0) return undefined;
    const isWithin = isPartOf(other, input);
    if (!isWithin && !isPartOf(input, other)) return undefined;
    if (!['rises', 'level'].includes(directions.of(part, index))) return undefined;
    others.push({ other, isWithin });
  }
  const { builder } = bounds;
  return {
    own: builder.bound('greatest', own),
    least: (point) => {
      const place = point.get(input.index);
      const least = new Map(point);
      for (const { other, isWithin } of others) {
        const { low = ZERO } = other.domain.kind === 'numbers' ? other.domain : {};
        least.set(other.index, isWithin || place === undefined ? low : place);
      }
      return least;
    },
    rest: (point) =>
      builder.bound('greatest', [...rest.map((part) => builder.constant(evaluateNode(part, point)))]),
  };
}
