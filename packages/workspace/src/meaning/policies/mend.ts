import { nodeName } from '@ontarget/analysis/sight';
import {
  abs,
  formatMoney,
  formatPercent,
  mul,
  type Rational,
  rational,
  roundTo,
  sub,
} from '@ontarget/evaluator/numbers';
import type { PolicyClaim } from '@ontarget/language/ast';
import { becauseOf } from '../claims/words.ts';
import type { PolicyContext } from './context.ts';
import { handedWords } from './handings.ts';
import { EXCELLENCE, leverageOf } from './leverage.ts';
import type { JudgedSubject } from './subjects.ts';
import type { Verdict } from './tests.ts';

/** What would mend a broken sentence, in numbers of this plan; empty where nothing can be said. */
export function mendWords(
  one: JudgedSubject,
  claim: PolicyClaim,
  verdict: Verdict,
  context: PolicyContext,
): string {
  if (verdict.kind !== 'decided') return '';
  if (lacksALine(claim) && one.role !== undefined && one.component !== undefined)
    return lineMend(one.role, one.component, context);
  if (fallsInPay(claim)) return fallWords(one, context);
  if (verdict.value === undefined || verdict.bound === undefined) return '';
  if (one.kind === 'handing-down' && claim.$type === 'PolicyHas') {
    const asked = claim.tests.find((test) => test.$type === 'PolicyFigure');
    return asked === undefined ? '' : handedWords(one, asked.property, context);
  }
  const gap = sub(verdict.bound, verdict.value);
  if (gap.n === 0n || one.role === undefined) return '';
  if (claim.$type === 'PolicyLoss') return lossMend(one.role, verdict.bound, context);
  if (claim.$type !== 'PolicyHas') return '';
  const figure = claim.tests.find((test) => test.$type === 'PolicyFigure');
  if (figure?.property === 'leverage') return leverageWords(one, context);
  const pay = context.weightsOf(one.role).targetPay;
  const share = `${formatPercent(abs(gap))} of target pay${moneyOf(pay, abs(gap), context)}`;
  switch (figure?.property) {
    case 'revenue weight':
      return gap.n > 0n ? `Another ${share} of ${one.role} would have to be on revenue` : '';
    case 'linked weight':
      return gap.n > 0n
        ? `Another ${share} of ${one.role} would have to be on revenue or on what is converted from it`
        : '';
    case 'weight':
      return gap.n > 0n
        ? `It needs another ${share}, or its part can go to the other components of ${one.role}`
        : '';
    case 'number of measures':
      return `It is paid on ${measureWords(one.role, context)}`;
    default:
      return '';
  }
}

function fallsInPay(claim: PolicyClaim): boolean {
  return (
    claim.$type === 'PolicyHas' &&
    claim.tests.some((test) => test.$type === 'PolicyFeature' && test.feature === 'fall in pay')
  );
}

/** The two results, and what each is paid. */
function fallWords({ role = '', component = '' }: JudgedSubject, context: PolicyContext): string {
  const found = context.fallInPay(role, component);
  return found === 'none' ? '' : becauseOf(found, context.plan.currency);
}

function lacksALine(claim: PolicyClaim): boolean {
  return (
    claim.$type === 'PolicyHas' &&
    claim.tests.some(
      (test) => test.$type === 'PolicyFeature' && test.feature === 'line to goals' && !test.none,
    )
  );
}

/** How much of target pay is on what no goal counts, and how a goal can say that it helps. */
function lineMend(role: string, component: string, context: PolicyContext): string {
  const { plan } = context;
  const one = plan.roles[role]?.components[component];
  const measures = one?.on.measures ?? [];
  const [root] = Object.keys(plan.goals);
  if (one === undefined || measures.length === 0 || root === undefined) return '';
  const weighted = context.weightsOf(role).components.find(({ name }) => name === component);
  const rides =
    weighted === undefined
      ? 'It is paid'
      : `${formatPercent(weighted.weight)} of its target pay${moneyIs(weighted.targetPay, context)} is`;
  const names = measures.join(' and ');
  const team = plan.roles[role]?.team ?? 'its team';
  return `${rides} on ${names}, which no part of ${nodeName(root)} counts; a part that it helps can say "${team} supports this with ${measures[0]}, target …"`;
}

function moneyIs(pay: Rational | undefined, { plan: { currency } }: PolicyContext): string {
  return pay === undefined ? '' : ` (${formatMoney(pay, currency, { planCurrency: currency })} a year)`;
}

/** What it is paid, and on what base. */
function leverageWords(one: JudgedSubject, context: PolicyContext): string {
  const found = leverageOf(one, context);
  if (found === undefined || 'why' in found) return '';
  const { currency } = context.plan;
  const [variable, base] = [found.variable, found.base].map((amount) =>
    formatMoney(roundTo(amount, rational(1, 100), 'half up'), currency, { planCurrency: currency }),
  );
  return found.isMost
    ? `Variable pay comes to at most ${variable} a year, on a base of ${base}`
    : `With every result at ${formatPercent(EXCELLENCE)} of its target it is paid ${variable} a year, on a base of ${base}`;
}

function measureWords(role: string, { plan }: PolicyContext): string {
  const components = Object.entries(plan.roles[role]?.components ?? {})
    .filter(([, { unpaid, active }]) => unpaid === undefined && active === undefined)
    .map(([name]) => name);
  return components.join(', ');
}

/** What of its pay goes up and down with revenue at all. */
function lossMend(role: string, bound: Rational, context: PolicyContext): string {
  const { revenueWeight, targetPay } = context.weightsOf(role);
  if (revenueWeight === undefined) return '';
  const money = moneyOf(targetPay, bound, context);
  return `${formatPercent(revenueWeight)} of its target pay is on revenue; ${formatPercent(bound)}${money} has to go with it`;
}

function moneyOf(pay: Rational | undefined, share: Rational, { plan: { currency } }: PolicyContext): string {
  return pay === undefined
    ? ''
    : ` (${formatMoney(mul(pay, share), currency, { planCurrency: currency })} a year)`;
}
