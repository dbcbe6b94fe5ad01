import { div, ONE, type Rational, sub, sum } from '@ontarget/evaluator/numbers';
import { measureOfNode, nodesBelow, type WeighedNode } from '@ontarget/language';
import type { Goal, GoalNode } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import { amount, fraction } from '../literals.ts';
import { unitOfResult } from '../measures/measures.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { type Weighed, weighed } from './weighed.ts';

/** What a node takes of the number above it. */
export interface NodeShare {
  readonly kind: 'divides' | 'overlaps' | 'divides by weight';
  /** Of a part by weight what all of them take together, and `weighed` how they divide it. */
  readonly share: Rational;
  readonly weighed?: Weighed;
  /** What the number above is multiplied by before it is divided; 1 for an overlap, which stands outside. */
  readonly handedDown: Rational;
}

/** The share of a node of the one above; `yearly` is the target of that, undefined where only the roster says it. */
export function shareOfNode(c: Compilation, node: GoalNode, yearly: Rational | undefined): NodeShare {
  const parent = node.$container;
  const handedDown = handedDownAt(parent);
  const { part } = node;
  switch (part.$type) {
    case 'ShareOfNode':
      return { kind: 'divides', share: fraction(part, part.percent), handedDown };
    case 'OverlapOfNode':
      return { kind: 'overlaps', share: fraction(part, part.percent), handedDown: ONE };
    case 'AmountOfNode':
      return { kind: 'divides', share: shareOfAmount(c, node, yearly, handedDown), handedDown };
    case 'RemainderOfNode':
      return { kind: 'divides', share: remainder(c, node, yearly, handedDown), handedDown };
    case 'WeighedPart':
      return {
        kind: 'divides by weight',
        share: remainder(c, node, yearly, handedDown),
        handedDown,
        weighed: weighed(c, node as WeighedNode),
      };
  }
}

/** What a node's own target is multiplied by where it is handed down. */
export function handedDownAt(parent: Goal | GoalNode): Rational {
  return parent.handingDown === undefined ? ONE : fraction(parent.handingDown, parent.handingDown.percent);
}

function shareOfAmount(
  c: Compilation,
  node: GoalNode,
  yearly: Rational | undefined,
  handedDown: Rational,
): Rational {
  if (node.part.$type !== 'AmountOfNode')
    return cannotCompile(node, node.team.$refText, 'it states no amount');
  if (yearly === undefined) {
    const why = 'it is a fixed amount of a number that only the roster or last year says; give it a percent';
    return cannotCompile(node.part, node.team.$refText, why);
  }
  const whole = { value: yearly, handedDown };
  if (whole.value.n === 0n || handedDown.n === 0n) {
    return cannotCompile(node, node.team.$refText, 'it is a part of nothing: the target above it is zero');
  }
  const { value: stated, unit } = amount(node.part, node.part.amount, c.header.currency);
  refuseOtherUnit(c, node, unit);
  return div(div(stated, whole.value), handedDown);
}

/** An amount of a part is in the unit of the number that it is a part of. */
function refuseOtherUnit(c: Compilation, node: GoalNode, unit: string): void {
  const measure = measureOfNode(node.$container);
  const expected = measure === undefined ? unit : unitOfResult(c, measure);
  if (expected === unit || (unit === 'number' && expected === 'count')) return;
  refuse('unit-unexpected', node.part, { what: `The part of ${node.team.$refText}`, expected, found: unit });
}

/** `the rest`, and what parts by weight divide, is what the other dividing parts leave of the whole. */
function remainder(
  c: Compilation,
  node: GoalNode,
  yearly: Rational | undefined,
  handedDown: Rational,
): Rational {
  const others = nodesBelow(node.$container).flatMap((other) => {
    if (other === node || other.$type !== 'GoalNode') return [];
    if (other.part.$type === 'ShareOfNode') return [fraction(other.part, other.part.percent)];
    return other.part.$type === 'AmountOfNode' ? [shareOfAmount(c, other, yearly, handedDown)] : [];
  });
  return sub(ONE, sum(others));
}
