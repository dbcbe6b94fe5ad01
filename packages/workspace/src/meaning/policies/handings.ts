import { cumulativeAt, divides, targetsOf, yearInPeriods } from '@ontarget/analysis/goals';
import { nodeName } from '@ontarget/analysis/sight';
import type { NodeId, Plan } from '@ontarget/evaluator/format';
import {
  div,
  eq,
  formatMoney,
  formatNumber,
  formatPercent,
  gt,
  mul,
  ONE,
  parseRational,
  type Rational,
  rational,
  roundTo,
  sub,
} from '@ontarget/evaluator/numbers';
import type { PolicyContext } from './context.ts';
import type { JudgedSubject } from './subjects.ts';

/** A node that is handed down, and at what: 11/10 for `handed down at 110%`. */
export interface Handing {
  readonly node: NodeId;
  readonly at: Rational;
}

/** Every handing-down of a plan; a node that hands down to teams at several percents has one for each. */
export function handingsOf(plan: Plan): Handing[] {
  const found: Handing[] = [];
  for (const { parent: node, part } of Object.values(plan.goals)) {
    if (node === undefined || !divides(part)) continue;
    const at = exact(part.handedDown);
    if (!found.some((one) => one.node === node && eq(one.at, at))) found.push({ node, at });
  }
  return found;
}

/** What a handing-down compounds to from the company's number; undefined where it adds nothing to it. */
export function inAll({ at, node }: Pick<JudgedSubject, 'at' | 'node'>, plan: Plan): Rational | undefined {
  return at === undefined || node === undefined || !gt(at, ONE)
    ? undefined
    : mul(at, cumulativeAt(plan, node));
}

/** What is handed out in the year, and for what, in words; empty where the target is not known. */
export function handedWords(one: JudgedSubject, property: string, { plan }: PolicyContext): string {
  const { node, at } = one;
  if (node === undefined || at === undefined) return '';
  const target = yearlyTarget(plan, node);
  const amount = (value: Rational) => inUnit(value, plan.goals[node]?.measure ?? '', plan);
  if (property === 'assigned share in all') {
    const levels = [...levelsAbove(plan, node), { name: one.title, at }];
    const each = levels.map((level) => `${level.name} ${formatPercent(level.at)}`).join(', ');
    const cumulative = inAll(one, plan);
    const sums =
      target === undefined || cumulative === undefined
        ? ''
        : `: ${amount(mul(target, at))} for the ${amount(div(mul(target, at), cumulative))} that the company needs`;
    return `It is handed down at ${each}${sums}`;
  }
  if (target === undefined) return '';
  return gt(at, ONE)
    ? `That is ${amount(mul(target, at))} for its ${amount(target)}`
    : `${amount(mul(target, sub(ONE, at)))} of it is nobody's, so everybody can reach their target while ${one.title} is missed`;
}

/** The handings-down above a node that are in its number, from the company's down; an overlap is not handed down to. */
function levelsAbove(plan: Plan, id: NodeId): { name: string; at: Rational }[] {
  const node = plan.goals[id];
  if (node?.parent === undefined) return [];
  const above = levelsAbove(plan, node.parent);
  if (!divides(node.part)) return above;
  const at = exact(node.part.handedDown);
  return gt(at, ONE) ? [...above, { name: nodeName(node.parent), at }] : above;
}

function yearlyTarget(plan: Plan, node: NodeId): Rational | undefined {
  const target = targetsOf(plan, [yearInPeriods(plan, 'year').year], [node]).get(node)?.[0];
  return target === undefined || 'reason' in target ? undefined : exact(target.quantity.value);
}

function inUnit(value: Rational, measure: string, plan: Plan): string {
  const unit = plan.measures[measure]?.unit;
  const rounded = roundTo(value, rational(1, 100), 'half up');
  if (unit === 'percent') return formatPercent(value);
  return unit === plan.currency
    ? formatMoney(rounded, unit, { planCurrency: plan.currency })
    : `${formatNumber(rounded)} ${measure}`;
}

function exact(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new RangeError(`"${text}" is no exact number`);
  return parsed.value;
}
