import {
  abs,
  div,
  eq,
  formatPercent,
  gt,
  isZero,
  mul,
  ONE,
  type Rational,
  sign,
  sub,
  sum,
} from '@ontarget/evaluator/numbers';
import type { Goal, GoalNode } from '../generated/ast.ts';
import { fractionOf } from '../literals/read.ts';
import { isWeighed, weighedParts } from '../resolve/weighed-parts.ts';
import { sameUnit } from '../types/unit.ts';
import type { Check } from './context.ts';
import { handedDown, nodeName, nodePlace, nodeTarget } from './node-targets.ts';
import type { PlanView } from './plan-view.ts';
import { inWords, literalValue } from './values.ts';

/** What is divided is divided without remainder; an overlap (`shares … of the same number`) is not a division. */
export const partsMustAddUpToTheWhole: Check<Goal | GoalNode> = (node, say, plan) => {
  const parts = dividing(node);
  const shares = parts.map((part) => shareOf(part, node, plan));
  const rest = parts.some(({ part }) => part.$type === 'RemainderOfNode' || isWeighed(part));
  if (parts.length === 0 || !shares.every((share) => share !== undefined)) return;
  const total = sum(shares);
  if (rest ? !gt(total, ONE) : eq(total, ONE)) return;
  const missing = sub(ONE, total);
  const amount = nodeTarget(node, plan);
  const money =
    amount &&
    inWords({ value: mul(mul(amount.value, handedDown(node)), abs(missing)), unit: amount.unit }, plan);
  say('shares-not-100', nodePlace(node), {
    node: nodeName(node),
    total: formatPercent(total),
    parts: parts.map((part) => `${part.team.$refText} ${part.part.$cstNode?.text ?? ''}`).join(', '),
    difference: `${money ?? formatPercent(abs(missing))} ${sign(missing) > 0 ? "is nobody's" : 'is handed out twice'}`,
  });
};

/** Parts that are weighed take the rest together, and leave none for another. */
export const onlyOnePartTakesTheRest: Check<Goal | GoalNode> = (node, say) => {
  const rests = dividing(node).filter(({ part }) => part.$type === 'RemainderOfNode');
  const [first, next] = rests;
  const second = weighedParts(node).length > 0 ? first : next;
  if (second !== undefined) say('rest-twice', { node: second, property: 'part' }, { node: nodeName(node) });
};

function dividing(node: Goal | GoalNode): GoalNode[] {
  return node.members.filter(
    (member): member is GoalNode => member.$type === 'GoalNode' && member.part.$type !== 'OverlapOfNode',
  );
}

/** A part's share of its node; nothing for the rest, and undefined where an amount cannot be compared. */
function shareOf({ part }: GoalNode, node: Goal | GoalNode, plan: PlanView): Rational | undefined {
  switch (part.$type) {
    case 'ShareOfNode':
      return fractionOf(part.percent);
    case 'RemainderOfNode':
    case 'WeighedPart':
      return sub(ONE, ONE);
    case 'AmountOfNode': {
      const amount = literalValue(part.amount, plan);
      const whole = nodeTarget(node, plan);
      if (amount === undefined || whole === undefined || !sameUnit(amount.unit, whole.unit)) return undefined;
      return isZero(whole.value) ? undefined : div(amount.value, mul(whole.value, handedDown(node)));
    }
    default:
      return undefined;
  }
}
