import {
  type Assumptions,
  assumedSentences,
  type Simulation,
  type Spread,
} from '@ontarget/analysis/simulate';
import type { Plan } from '@ontarget/evaluator/format';
import {
  formatMoney,
  formatPercent,
  mul,
  ONE,
  type Rational,
  rational,
  roundTo,
} from '@ontarget/evaluator/numbers';
import { paint } from '../terminal.ts';
import { rightColumn, textTable } from './table.ts';

/** What a tenth more or less of a parameter does to the mean cost; a change is absent where the plan does not compile so. */
export interface Sensitivity {
  readonly name: string;
  readonly title: string;
  readonly lower?: Rational;
  readonly higher?: Rational;
}

/** What the text of a simulation is about besides its numbers. */
export interface SimulationSetting {
  readonly plan: Plan;
  readonly assumptions: Assumptions;
  /** Roles of fewer payees are not told apart. */
  readonly smallest: number;
}

/** A simulation for reading: cost, roles, components, goals, parameters, and what was assumed. */
export function simulationText(
  simulation: Simulation,
  sensitivities: readonly Sensitivity[],
  setting: SimulationSetting,
): string {
  const { plan, assumptions } = setting;
  const { draws, seed } = assumptions;
  const heading = `${paint('bold', plan.title)}: ${count(draws, 'year')} drawn for ${count(simulation.payees, 'payee')}, seed ${seed}`;
  return [
    heading,
    costText(simulation, setting),
    componentsText(simulation, plan),
    goalsText(simulation, plan),
    parametersText(sensitivities),
    assumedText(simulation, assumptions, plan),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function costText({ cost, roles, payees }: Simulation, { plan, smallest }: SimulationSetting): string {
  const money = (amount: Rational) => wholeMoney(amount, plan.currency);
  const row = (
    name: string,
    people: number,
    one: Spread & { readonly target: Rational },
    leverage?: Spread,
  ) => [
    name,
    people.toLocaleString('en-US'),
    money(one.target),
    money(one.p10),
    money(one.p50),
    money(one.p90),
    leverage === undefined ? '' : multiple(leverage.p10),
    leverage === undefined ? '' : multiple(leverage.p50),
    leverage === undefined ? '' : multiple(leverage.p90),
  ];
  const headings = ['Payees', 'Target pay', 'P10', 'P50', 'P90', 'Low', 'Middle', 'High'];
  const hidden = roles.some((one) => one.payees < smallest) || payees < smallest;
  const rows = hidden
    ? []
    : roles.map((one) => row(plan.roles[one.role]?.title ?? one.role, one.payees, one, one.leverage));
  const table = textTable(
    [{ heading: 'Cost of a year' }, ...headings.map(rightColumn)],
    [...rows, row('Total', payees, cost)],
    { totalRow: true },
  );
  const why = `Low, middle and high: a payee's pay of the year by target pay, for the lowest tenth, the middle and the highest tenth.`;
  const few = `Roles are not told apart here: some have fewer than ${smallest} payees.`;
  return `${table}\n${hidden ? few : why}`;
}

function componentsText({ components }: Simulation, plan: Plan): string {
  if (components.length === 0) return '';
  const rows = components.map(({ role, component, paid, atTarget, excellence }) => [
    `${plan.roles[role]?.title ?? role}: ${component}`,
    tenths(paid),
    atTarget === undefined ? '' : tenths(atTarget),
    excellence === undefined ? '' : tenths(excellence.reached),
    excellence === undefined ? '' : formatPercent(excellence.at),
  ]);
  return textTable(
    [
      { heading: 'Of all measured periods' },
      ...['Pay anything', 'At target', 'Excellent', 'Excellent from'].map(rightColumn),
    ],
    rows,
  );
}

function goalsText({ goals }: Simulation, plan: Plan): string {
  if (goals.length === 0) return '';
  const rows = goals.map(({ node, attainment }) => [
    plan.goals[node]?.title ?? node,
    tenths(attainment.p10),
    tenths(attainment.p50),
    tenths(attainment.p90),
  ]);
  return textTable([{ heading: 'Goals, of their target' }, ...['P10', 'P50', 'P90'].map(rightColumn)], rows);
}

function parametersText(sensitivities: readonly Sensitivity[]): string {
  if (sensitivities.length === 0) return '';
  const change = (one: Rational | undefined) => (one === undefined ? 'no such plan' : signed(one));
  const rows = sensitivities.map(({ title, lower, higher }) => [title, change(lower), change(higher)]);
  return textTable(
    [{ heading: 'Mean cost, with a parameter' }, rightColumn('10% lower'), rightColumn('10% higher')],
    rows,
  );
}

function assumedText(simulation: Simulation, assumptions: Assumptions, plan: Plan): string {
  const lines = assumedSentences(simulation, assumptions, plan, '--result');
  return [paint('bold', 'Assumed'), ...lines.map((line) => `  ${line}`)].join('\n');
}

/** Rounded for the eye: nobody is paid a percentile. */
function wholeMoney(amount: Rational, currency: string): string {
  return formatMoney(roundTo(amount, ONE, 'half even'), currency, { planCurrency: currency });
}

function tenths(share: Rational): string {
  return formatPercent(roundTo(share, rational(1, 1000), 'half even'));
}

function multiple(ratio: Rational): string {
  const hundredths = roundTo(mul(ratio, rational(100)), ONE, 'half even').n;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}x`;
}

function signed(change: Rational): string {
  return `${change.n > 0n ? '+' : ''}${tenths(change)}`;
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
}
