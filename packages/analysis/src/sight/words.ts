import { quantityWords } from '@ontarget/evaluator/engine';
import type { Component, Plan } from '@ontarget/evaluator/format';
import {
  add,
  div,
  formatMoney,
  formatNumber,
  formatPercent,
  neg,
  ONE,
  type Rational,
  sub,
  sum,
} from '@ontarget/evaluator/numbers';
import { byWeightWords, divides } from '../goals/by-weight.ts';
import { allWeights, type Carrier } from './carriers.ts';
import { type Chain, type ChainStep, chainsOf } from './chain.ts';
import type { Exposure, Fall } from './exposure.ts';
import { yearlyTarget } from './figures.ts';
import { exact, nodeName, own } from './plan-view.ts';
import type { ComponentWeight, LeftOut, RoleWeights } from './weights.ts';

/**
 * The line of sight of a component, a sentence for each step from the payee's measure to the company's number:
 *
 *     Leads: 60% of target pay ($10,800), on Revenue.Marketing.DemandGen.PaidMedia, 846.72 of Qualified leads in the year
 *     … is 60% of Revenue.Marketing.DemandGen: 1 of Qualified leads for each $20,000 of Marketing-sourced pipeline
 */
export function sightWords(plan: Plan, one: ComponentWeight): string[] {
  const { component, chains } = one;
  const pay = one.targetPay === undefined ? '' : ` (${money(plan, one.targetPay)})`;
  return lineWords(
    plan,
    component,
    chains,
    `${component.title}: ${formatPercent(one.weight)} of target pay${pay}`,
  );
}

/**
 * The same of a component that has no target to be weighed by, such as a commission without a quota or a SPIFF: `reason` says
 * why.
 */
export function sightWithoutWeight(plan: Plan, { reason, ...one }: LeftOut): string[] {
  return lineWords(
    plan,
    one.component,
    chainsOf(plan, one),
    `${one.component.title}: no weight, since ${reason}`,
  );
}

function lineWords(plan: Plan, component: Component, chains: readonly Chain[], head: string): string[] {
  if (chains.length === 0) {
    const measures = component.on.measures.map((name) => own(plan.measures, name)?.title ?? name);
    return [`${head}, on ${measures.join(' and ') || 'no measure'}: no line to a goal`];
  }
  return chains.flatMap((chain) => [
    `${head}, ${firstWords(plan, component, chain)}`,
    ...chain.steps.map((step, index) => stepWords(plan, step, chain.steps[index + 1])),
    ...shareWords(chain),
  ]);
}

/** What several steps come to together; one step says it itself. */
function shareWords({ share, steps }: Chain): string[] {
  if (share === undefined || steps.length < 3) return [];
  const first = steps[0];
  const through = steps.some(({ conversion }) => conversion !== undefined) ? ', converted' : '';
  const handed = steps.some(({ part }) => divides(part) && part.handedDown !== '1');
  const and = handed ? ', over-assignment included' : '';
  return first === undefined
    ? []
    : [`In all ${nodeName(first.node)} is ${formatPercent(share)} of the company's number${through}${and}`];
}

function firstWords(plan: Plan, component: Component, { steps, direct, through }: Chain): string {
  const [first] = steps;
  if (first === undefined) return '';
  if (direct) return `on ${nodeName(first.node)}${targetWords(plan, first)}`;
  const measures = component.on.measures.map((name) => own(plan.measures, name)?.title ?? name);
  const other = through === undefined ? undefined : own(plan.measures, through.measure);
  const leads = through === undefined ? '' : `, ${through.how} ${other?.title ?? through.measure}`;
  return `on ${measures.join(' and ')}${leads}, which ${nodeName(first.node)} counts${targetWords(plan, first)}`;
}

function targetWords(plan: Plan, { node, measure }: ChainStep): string {
  const target = yearlyTarget(plan, node);
  if (target === undefined) return '';
  const title = own(plan.measures, measure)?.title ?? measure;
  const amount = quantityWords(target, plan.currency);
  return target.unit === 'count' || target.unit === 'number'
    ? `, ${amount} of ${title} in the year`
    : `, ${title} ${amount} in the year`;
}

/** How a node is made of the one above it. */
function stepWords(plan: Plan, step: ChainStep, above: ChainStep | undefined): string {
  const name = nodeName(step.node);
  if (above === undefined) return `${name} is the company's number${targetWords(plan, step)}`;
  const of = nodeName(above.node);
  const made = conversionWords(plan, step, above);
  switch (step.part.kind) {
    case 'divides': {
      return `${name} is ${formatPercent(exact(step.part.share))} of ${of}${handedWords(step.part)}${made}`;
    }
    case 'divides by weight': {
      const together = exact(step.part.together);
      const rest = together.n === together.d ? of : `${formatPercent(together)} of ${of}`;
      return `${name} divides ${rest} with others ${byWeightWords(step.part)}${handedWords(step.part)}${made}`;
    }
    case 'overlaps':
      return `${name} shares ${formatPercent(exact(step.part.share))} of the same number as ${of}${made}`;
    case 'supports':
      return `${name} supports ${of}; it is no part of its number${made}`;
    case 'root':
      return `${name} is a number of its own`;
  }
}

function handedWords({ handedDown }: { readonly handedDown: string }): string {
  const handed = exact(handedDown);
  return handed.n === handed.d ? '' : `, handed down at ${formatPercent(handed)}`;
}

function conversionWords(plan: Plan, { measure, conversion }: ChainStep, above: ChainStep): string {
  if (conversion === undefined) return '';
  const factor = exact(conversion.factor);
  const [to, from] = [own(plan.measures, measure), own(plan.measures, above.measure)];
  if (to === undefined || from === undefined || factor.n === 0n) return '';
  // Factors below one read the other way round: 1 lead for each $20K, not 0.00005 leads for each $1.
  const isSmall = factor.n < factor.d;
  const amount = amountWords(plan, isSmall ? ONE : factor, to.unit);
  const base = amountWords(plan, isSmall ? div(ONE, factor) : ONE, from.unit);
  const lead = conversion.leadMonths;
  const before = lead === 0 ? '' : `, ${lead} month${lead === 1 ? '' : 's'} before it`;
  return `: ${amount} of ${to.title} for each ${base} of ${from.title}${before}`;
}

function amountWords(plan: Plan, value: Rational, unit: string): string {
  return unit === 'count' || unit === 'number'
    ? formatNumber(value)
    : quantityWords({ value: `${value.n}${value.d === 1n ? '' : `/${value.d}`}`, unit }, plan.currency);
}

/**
 * The same in one line, without amounts of pay: `Revenue.Marketing.DemandGen.PaidMedia → 60% of
 * Revenue.Marketing.DemandGen → 70% of Revenue.Marketing → shares 40% of Revenue`.
 */
export function sightLine({ steps }: Chain): string {
  return steps
    .map(({ node, part }, index) => {
      const above = steps[index + 1];
      const start = index === 0 ? nodeName(node) : '';
      if (above === undefined) return start;
      return `${start} → ${partWords(part)} ${nodeName(above.node)}`;
    })
    .join('');
}

function partWords(part: ChainStep['part']): string {
  switch (part.kind) {
    case 'divides': {
      const handed = exact(part.handedDown);
      const at = handed.n === handed.d ? '' : ` (handed down at ${formatPercent(handed)})`;
      return `${formatPercent(exact(part.share))}${at} of`;
    }
    case 'divides by weight':
      return `${byWeightWords(part)} of`;
    case 'overlaps':
      return `shares ${formatPercent(exact(part.share))} of`;
    default:
      return 'supports';
  }
}

/** Who carries a goal node, in one sentence: its own carriers by name, and how many are paid through parts below it. */
export function carrierWords(plan: Plan, carriers: readonly Carrier[]): string {
  const own = carriers.filter(({ how }) => how === 'on the node');
  const below = new Set(carriers.filter(({ how }) => how !== 'on the node').map(({ role }) => role));
  const named = own.map(({ role, weight, targetPay }) => {
    const pay = targetPay === undefined ? '' : `, ${money(plan, targetPay)}`;
    return `${role} (${formatPercent(weight)} of target pay${pay})`;
  });
  const others =
    below.size === 0
      ? ''
      : `${own.length === 0 ? '' : '; '}${below.size} more by their own results or a part below`;
  return own.length + below.size === 0 ? 'Nobody is paid on it' : `Carried by ${named.join(', ')}${others}`;
}

/**
 * How much target pay of the year rides on a goal node, each role counted once, of all that the plan's roles state: on the node
 * itself, and by own results and through parts below it. Empty where nobody's is known.
 */
export function ridingWords(plan: Plan, carriers: readonly Carrier[], weights = allWeights(plan)): string {
  const riding = (some: readonly Carrier[]) => sum(some.flatMap(({ targetPay }) => targetPay ?? []));
  const all = sum(weights.flatMap(({ targetPay }) => targetPay ?? []));
  const [on, below] = [
    riding(carriers.filter(({ how }) => how === 'on the node')),
    riding(carriers.filter(({ how }) => how !== 'on the node')),
  ];
  const pay = add(on, below);
  if (pay.n === 0n || all.n === 0n) return '';
  const parts =
    on.n === 0n || below.n === 0n
      ? ''
      : `: ${money(plan, on)} on it itself, ${money(plan, below)} by own results or a part below`;
  const unknown = weights.filter(({ targetPay }) => targetPay === undefined).map(({ role }) => role);
  const without = unknown.length === 0 ? '' : `; only the roster says that of ${unknown.join(', ')}`;
  return `Target pay that rides on it, each role once: ${money(plan, pay)} of ${money(plan, all)} (${formatPercent(div(pay, all))})${parts}${without}`;
}

/** What a role loses when revenue alone falls, in one sentence, or why that is not decided. */
export function exposureWords(plan: Plan, found: Exposure, { from, to }: Fall): string {
  const fall = `When only revenue falls from ${formatPercent(from)} to ${formatPercent(to)} of target`;
  if (!found.ok) return `${fall}, what is lost is not decided: ${found.reason}`;
  const { before, after, lost } = found;
  const gone = sub(before, after);
  if (gone.n === 0n) return `${fall}, no variable pay is lost`;
  const [word, amount, share] = gone.n > 0n ? ['lost', gone, lost] : ['gained', neg(gone), neg(lost)];
  return `${fall}, ${formatPercent(share)} of variable pay is ${word}: ${money(plan, amount)} of ${money(plan, before)} a year`;
}

/** How much of a role's target pay is on revenue, in one sentence. */
export function weightWords({ revenueWeight, linkedWeight, leftOut }: RoleWeights): string {
  if (revenueWeight === undefined || linkedWeight === undefined) return 'Nothing in it has a target.';
  const linked =
    linkedWeight.n * revenueWeight.d === revenueWeight.n * linkedWeight.d
      ? ''
      : `, ${formatPercent(linkedWeight)} with what is converted from revenue`;
  const without =
    leftOut.length === 0
      ? ''
      : `; left out: ${leftOut.map(({ name, reason }) => `${name} (${reason})`).join(', ')}`;
  return `Revenue weight ${formatPercent(revenueWeight)}${linked}${without}.`;
}

function money(plan: Plan, amount: Rational): string {
  return formatMoney(amount, plan.currency, { planCurrency: plan.currency });
}
