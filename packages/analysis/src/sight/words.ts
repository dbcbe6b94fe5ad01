import { quantityWords } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import {
  div,
  formatMoney,
  formatNumber,
  formatPercent,
  ONE,
  type Rational,
} from '@ontarget/evaluator/numbers';
import type { Carrier } from './carriers.ts';
import type { Chain, ChainStep } from './chain.ts';
import { yearlyTarget } from './figures.ts';
import { exact, nodeName, own } from './plan-view.ts';
import type { ComponentWeight, RoleWeights } from './weights.ts';

/**
 * The line of sight of a component, a sentence for each step from the payee's measure to the company's number:
 *
 *     Leads: 60% of target pay ($10,800), on Revenue.Marketing.DemandGen.PaidMedia, 846.72 of Qualified leads in the year
 *     … is 60% of Revenue.Marketing.DemandGen: 1 of Qualified leads for each $20,000 of Marketing-sourced pipeline
 */
export function sightWords(plan: Plan, one: ComponentWeight): string[] {
  const { component, chains } = one;
  const pay = one.targetPay === undefined ? '' : ` (${money(plan, one.targetPay)})`;
  const head = `${component.title}: ${formatPercent(one.weight)} of target pay${pay}`;
  if (chains.length === 0) {
    const measures = component.on.measures.map((name) => own(plan.measures, name)?.title ?? name);
    return [`${head}, on ${measures.join(' and ') || 'no measure'}: no line to a goal`];
  }
  return chains.flatMap((chain) => [
    `${head}, ${firstWords(plan, one, chain)}`,
    ...chain.steps.map((step, index) => stepWords(plan, step, chain.steps[index + 1])),
  ]);
}

function firstWords(plan: Plan, { component }: ComponentWeight, { steps, direct, through }: Chain): string {
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
      const handed = exact(step.part.handedDown);
      const at = handed.n === handed.d ? '' : `, handed down at ${formatPercent(handed)}`;
      return `${name} is ${formatPercent(exact(step.part.share))} of ${of}${at}${made}`;
    }
    case 'overlaps':
      return `${name} shares ${formatPercent(exact(step.part.share))} of the same number as ${of}${made}`;
    case 'supports':
      return `${name} supports ${of}; it is no part of its number${made}`;
    case 'root':
      return `${name} is a number of its own`;
  }
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
