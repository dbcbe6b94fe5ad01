import { type ExampleQuestion, evaluateWith, type GivenValue } from '@ontarget/evaluator/engine';
import type { Component, Grain, Plan } from '@ontarget/evaluator/format';
import {
  addDays,
  div,
  formatDate,
  formatPercent,
  formatRational,
  mul,
  parseDate,
  parseRational,
  type Rational,
  rational,
} from '@ontarget/evaluator/numbers';
import { ExampleWindows } from '../examples/windows.ts';
import { periodName } from './periods.ts';

/** Results by quarter, of the quota: a miss, a good quarter, a fall and a recovery tell most readings apart. */
const RESULTS = [rational(4, 5), rational(13, 10), rational(3, 5), rational(6, 5)];

/** Where it matters what happens when pay to date falls: a good quarter, then deals that are canceled. */
const FALLING_RESULTS = [rational(13, 10), rational(-1, 2), rational(9, 10), rational(6, 5)];

/** A made-up year of one component, the same for every reading. */
export interface Scenario {
  role: string;
  name: string;
  hired: string;
  given: GivenValue[];
  /** What happens up to the end of a period, in words. */
  told: (grain: Grain, last: number) => string;
}

/** Invents results for a component; undefined where nothing says what much or little would be. */
export function inventResults(plan: Plan, role: string, name: string, code: string): Scenario | undefined {
  const component = plan.roles[role]?.components[name];
  if (component === undefined) return undefined;
  const windows = new ExampleWindows(plan);
  const quarters = windows.endingIn('quarter', windows.year);
  const results = code === 'choice-falling' ? FALLING_RESULTS : RESULTS;
  const joins = code === 'choice-proration';
  const hired = joins ? dayInFirstMonth(plan) : plan.year.first;
  const quotas = quarters.map((window) => quotaOf(plan, role, component, window));
  const fixed = quotas.every((quota) => quota !== undefined)
    ? undefined
    : amountBeyondBounds(plan, component);
  const amounts = quarters.map((_, index) => {
    const quota = quotas[index];
    return fixed ?? (quota && mul(quota, results[index] ?? rational(1)));
  });
  if (component.stages.measure !== undefined && amounts.some((amount) => amount === undefined))
    return undefined;
  const given: GivenValue[] = [];
  for (const [index, quarter] of quarters.entries()) {
    const amount = amounts[index];
    if (component.stages.measure === undefined || amount === undefined) continue;
    for (const month of windows.inside('month', quarter)) {
      given.push({
        value: component.stages.measure,
        window: month,
        quantity: formatRational(div(amount, rational(3))),
      });
    }
  }
  given.push(...requirementsMet(component, windows, code === 'choice-otherwise'));
  const told = teller(component.stages.measure === undefined || fixed !== undefined ? [] : results, {
    plan,
    code,
    hired,
  });
  return { role, name, hired, given, told };
}

/** What a component pays in each of its periods of the year, exactly; undefined for what is held. */
export function paysOver(plan: Plan, { role, name, hired, given }: Scenario): (Rational | undefined)[] {
  const component = plan.roles[role]?.components[name];
  if (component === undefined) return [];
  const windows = new ExampleWindows(plan);
  const periods = windows.endingIn(component.measured, windows.year);
  return ask(
    plan,
    role,
    hired,
    given,
    periods.map((window) => ({ value: component.stages.payout, window })),
  );
}

function ask(
  plan: Plan,
  role: string,
  hired: string,
  overrides: GivenValue[],
  wanted: ExampleQuestion['ask'],
) {
  const team = plan.roles[role]?.team;
  const answers = evaluateWith({
    plan,
    subject: { payee: 'example', role, ...(team === undefined ? {} : { team }) },
    roster: { start: hired },
    overrides,
    ask: wanted,
  });
  return answers.map((answer) => {
    const parsed = answer.ok ? parseRational(answer.quantity.value) : undefined;
    return parsed?.ok ? parsed.value : undefined;
  });
}

function quotaOf(plan: Plan, role: string, { stages }: Component, window: string): Rational | undefined {
  if (stages.quota === undefined) return undefined;
  return ask(plan, role, plan.year.first, [], [{ value: stages.quota, window }])[0];
}

/** Half as much again as the last bound of the component's curve, where its bounds are amounts. */
function amountBeyondBounds(plan: Plan, { curve: name }: Component): Rational | undefined {
  const curve = name === undefined ? undefined : plan.curves[name];
  if (curve === undefined || !('pieces' in curve) || curve.axis === 'percent') return undefined;
  const last = parseRational(curve.pieces.at(-1)?.from ?? '0');
  return last.ok && last.value.n > 0n ? mul(last.value, rational(3, 2)) : undefined;
}

/** Every requirement is met, but for the first period where it is the question what missing it costs. */
function requirementsMet(component: Component, windows: ExampleWindows, missesFirst: boolean): GivenValue[] {
  const periods = windows.endingIn(component.measured, windows.year);
  return component.requirements.flatMap(({ value }) =>
    periods.map((window, index) => ({ value, window, quantity: missesFirst && index === 0 ? 'no' : 'yes' })),
  );
}

function dayInFirstMonth(plan: Plan): string {
  const first = parseDate(plan.year.first);
  return first.ok ? formatDate(addDays(first.value, 15)) : plan.year.first;
}

function teller(
  results: readonly Rational[],
  { plan, code, hired }: { plan: Plan; code: string; hired: string },
): Scenario['told'] {
  return (grain, last) => {
    if (code === 'choice-proration') return `for somebody who joins on ${hired}`;
    const quarter = { month: Math.floor(last / 3), quarter: last, 'half-year': 2 * last + 1, year: 3 }[grain];
    const parts = results.slice(0, quarter + 1).map((result, index) => {
      const share = index === 0 ? `${formatPercent(result)} of quota` : formatPercent(result);
      return `${share} in the ${periodName('quarter', index)}`;
    });
    if (code === 'choice-otherwise') parts.push(`the requirement missed in the ${periodName(grain, 0)}`);
    if (parts.length === 0) return `in ${plan.title}`;
    return `with ${parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`}`;
  };
}
