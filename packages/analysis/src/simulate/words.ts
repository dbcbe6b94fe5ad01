import type { Plan, Unit } from '@ontarget/evaluator/format';
import {
  formatMoney,
  formatNumber,
  formatPercent,
  isCurrency,
  type Rational,
  rational,
} from '@ontarget/evaluator/numbers';
import type { Assumptions } from './assumptions.ts';
import type { Distribution } from './distribution.ts';
import type { Simulation } from './simulate.ts';

/**
 * What a simulation supposes, and what it leaves out, a sentence each.
 *
 * @param otherScores how somebody says otherwise than that a score is 100%
 */
export function assumedSentences(
  simulation: Simulation,
  assumptions: Assumptions,
  plan: Plan,
  otherScores: string,
): string[] {
  const { attainment, attainments, results, inStep } = assumptions;
  const title = (role: string) => plan.roles[role]?.title ?? role;
  return [
    `Quotas and targets are reached by ${inWords(attainment, 'percent', plan.currency)}, in whole percents.`,
    ...Object.entries(attainments).map(
      ([name, one]) => `Those of ${name} by ${inWords(one, 'percent', plan.currency)}.`,
    ),
    ...Object.entries(results).map(
      ([name, one]) =>
        `${name} comes to ${inWords(one, plan.measures[name]?.unit ?? 'number', plan.currency)}${yearly(plan, name)}.`,
    ),
    `${formatPercent(rational(inStep, 10_000))} of people and teams go with the market, the others by their own luck.`,
    'People carry their own quotas, and what they do rolls up to managers, teams and goals; where nobody has a quota, the team or goal is drawn as a whole.',
    'No deal is canceled.',
    ...simulation.scoresAtTarget.map((name) => `${name} is scored 100%; ${otherScores} says otherwise.`),
    ...simulation.leftOut.map(
      ({ role, component, why }) => `${title(role)}: ${component} is left out and paid nothing: ${why}.`,
    ),
    ...simulation.withoutTarget.map(
      (what) => `${what} has no target and no people with quotas: taken as nothing.`,
    ),
    ...simulation.held.map(
      ({ code, message, years }) =>
        `${count(years, 'payee-year')} have a part without an amount (${code}): ${message}.`,
    ),
    ...simulation.byReference.map(
      ({ role, people, because }) =>
        `${title(role)}: ${people === 1 ? '1 person is' : `${people.toLocaleString('en-US')} people are`} paid one by one, as exactly and slowly: ${because}.`,
    ),
  ];
}

function yearly(plan: Plan, measure: string): string {
  const unit = plan.measures[measure]?.unit ?? '';
  return unit === 'count' || isCurrency(unit) ? ' in the year' : '';
}

function inWords(distribution: Distribution, unit: Unit, currency: string): string {
  if (distribution.kind === 'observed')
    return `what was before (${count(distribution.values.length, 'row')})`;
  const [only] = distribution.points;
  if (only !== undefined && distribution.points.length === 1) return valueText(only.value, unit, currency);
  return distribution.points
    .map((point) => `${formatPercent(point.share)} ${valueText(point.value, unit, currency)}`)
    .join(', ');
}

function valueText(value: Rational, unit: Unit, planCurrency: string): string {
  if (unit === 'percent' || unit === 'score') return formatPercent(value);
  return isCurrency(unit)
    ? formatMoney(value, unit, { planCurrency, minorDigits: 'always' })
    : formatNumber(value);
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
}
