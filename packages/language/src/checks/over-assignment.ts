import {
  div,
  formatPercent,
  gt,
  lt,
  mul,
  ONE,
  type Rational,
  rational,
  sub,
} from '@ontarget/evaluator/numbers';
import type { Goal, GoalNode, HandedDownTo, HandingDown } from '../generated/ast.ts';
import { fractionOf } from '../literals/read.ts';
import type { Check } from './context.ts';
import { handedDown, nodeName, nodeTarget } from './node-targets.ts';
import type { PlanView } from './plan-view.ts';
import { inWords } from './values.ts';

/** What plans are found to hand down on top of a number, at one level and down all levels; see `docs/rules/over-assignment.md`. */
export const MOST_AT_ONE_LEVEL: Rational = rational(115, 100);
export const MOST_IN_ALL: Rational = rational(150, 100);

/** Each level adds to the one above it: 130% on three levels is 219.7% of the company's number. */
export const handingsDownMustStayCredible: Check<HandingDown | HandedDownTo> = (handing, say, plan) => {
  const node = handing.$container as Goal | GoalNode;
  const at = fractionOf(handing.percent);
  if (at === undefined) return;
  const place = { node: handing, property: 'percent' } as const;
  const common = { node: nodeName(node), at: formatPercent(at) };
  const levels = handingsAbove(node);
  const cumulative = levels.reduce((all, level) => mul(all, level.at), at);
  if (lt(at, ONE)) {
    say('under-assignment', place, { ...common, missing: amountOf(node, sub(ONE, at), plan) });
  } else if (gt(at, ONE) && gt(cumulative, MOST_IN_ALL)) {
    say('over-assignment-in-all', place, {
      ...common,
      cumulative: formatPercent(cumulative),
      levels: levels.map((level) => `${level.name} ${formatPercent(level.at)}`),
      handedOut: amountOf(node, at, plan),
      ofCompany: amountOf(node, div(at, cumulative), plan),
      most: formatPercent(MOST_IN_ALL),
    });
  } else if (gt(at, MOST_AT_ONE_LEVEL)) {
    say('over-assignment', place, {
      ...common,
      handedOut: amountOf(node, at, plan),
      target: amountOf(node, ONE, plan),
      most: formatPercent(MOST_AT_ONE_LEVEL),
    });
  }
};

/** The handings-down above a node that are in its number, from the company's down; an overlap is not handed down to. */
export function handingsAbove(node: Goal | GoalNode): readonly { name: string; at: Rational }[] {
  if (node.$type === 'Goal') return [];
  const above = node.$container;
  const at = handedDown(above);
  const own = node.part?.$type === 'OverlapOfNode' || !gt(at, ONE) ? [] : [{ name: nodeName(above), at }];
  return [...handingsAbove(above), ...own];
}

/** A part of a node's target in words; nothing where the text alone does not say the target. */
function amountOf(node: Goal | GoalNode, part: Rational, plan: PlanView): string {
  const target = nodeTarget(node, plan);
  return target === undefined ? '' : inWords({ value: mul(target.value, part), unit: target.unit }, plan);
}
