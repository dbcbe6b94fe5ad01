import { byText } from '../engine/order.ts';
import { own } from '../engine/own.ts';
import { RunRefused } from '../engine/refused.ts';
import { PlanYear, periodsOfYear, type Window } from '../engine/windows.ts';
import type { Component, Plan, Role } from '../format/types/index.ts';
import type { Num } from './arithmetic/node.ts';
import { elsewhereKey, Lowering } from './lower/lowering.ts';
import { PAYEE } from './lower/place.ts';
import { ALL_YEAR, type Stay } from './lower/stay.ts';
import { duePeriods } from './lower/time.ts';
import { NotFast } from './refused.ts';

/** Who is paid together. */
export interface FastAsked {
  readonly role: string;
  /** Key or label of the payment period: `2027-02-01/2027-04-30` or `FY27-Q1`. */
  readonly period: string;
  /** The team that all of them are assigned to; without it they are assigned to none. */
  readonly team?: string;
  /** When they are assigned; all year without it. */
  readonly stay?: Stay;
}

/** What a plan pays a payee of a role in a payment period, piece by piece, each worked out by a function of its own. */
export interface Part {
  /** `role/AE/NewBusiness`, `role/AE/total`, `role/AE/paid`. */
  readonly id: string;
  readonly kind: 'component' | 'total' | 'paid';
  readonly component?: Component;
  readonly window: Window;
  readonly formula: Num;
  /** Its named values, in the order of the stages. */
  readonly named: readonly (readonly [string, Num])[];
}

/** A piece that the fast engine leaves to the reference engine. */
export interface LeftPart {
  readonly id: string;
  readonly kind: Part['kind'];
  readonly window: Window;
  readonly because: string;
}

export interface LoweredRole {
  readonly lowering: Lowering;
  readonly role: Role;
  readonly window: Window;
  readonly parts: readonly Part[];
  readonly left: readonly LeftPart[];
}

/**
 * Lowers what a role is paid in a payment period. Throws `RunRefused` for a period or a role that the plan does not have.
 */
export function lowerRole(plan: Plan, { role: name, period, team, stay = ALL_YEAR }: FastAsked): LoweredRole {
  const year = new PlanYear(plan);
  const window = paymentPeriod(plan, year, period);
  const role = own(plan.roles, name);
  if (role === undefined) throw new RunRefused('unknown-component', `the plan has no role ${name}`);
  const lowering = new Lowering({ plan, year, role: name, team, stay });
  const parts: Part[] = [];
  const left: LeftPart[] = [];
  const wholly = whyNotAtAll(plan);

  const add = (part: Omit<Part, 'formula' | 'named'>, value: string, stages: readonly string[]): void => {
    const key = elsewhereKey(value, part.window);
    try {
      if (wholly !== undefined) throw new NotFast(wholly);
      const formula = lowering.value(value, PAYEE, part.window);
      if (formula.op === 'paid' && part.kind === 'paid') {
        parts.push({ ...part, formula, named: [] });
        return;
      }
      parts.push({ ...part, formula, named: namedOf(lowering, stages, part.window) });
      lowering.elsewhere.set(key, lowering.build.paid(parts.length - 1, formula));
    } catch (problem) {
      if (!(problem instanceof NotFast)) throw problem;
      left.push({ id: part.id, kind: part.kind, window: part.window, because: problem.message });
      if (part.kind !== 'component') return;
      const input = lowering.inputs.indexOf({
        kind: 'payout',
        component: part.id,
        value,
        window: part.window,
        unit: plan.currency,
      });
      lowering.elsewhere.set(
        key,
        lowering.build.input(input, lowering.sites.indexOf('unknown-value', value)),
      );
    }
  };

  for (const component of Object.keys(role.components).sort(byText)) {
    const one = role.components[component] as Component;
    const id = `role/${name}/${component}`;
    for (const measured of duePeriods(one, window, lowering, PAYEE)) {
      add(
        { id, kind: 'component', component: one, window: measured },
        one.stages.payout,
        Object.values(one.stages),
      );
    }
  }
  const balances = Object.keys(role.balances ?? {}).join(', ');
  const carries =
    balances === '' ? undefined : `it carries balances from one payment to the next: ${balances}`;
  if (carries === undefined) {
    add({ id: `role/${name}/total`, kind: 'total', window }, role.total, []);
    const because = whyNotPaid(plan, role);
    if (because === undefined) add({ id: `role/${name}/paid`, kind: 'paid', window }, role.paid, []);
    else left.push({ id: `role/${name}/paid`, kind: 'paid', window, because });
  } else {
    for (const kind of ['total', 'paid'] as const)
      left.push({ id: `role/${name}/${kind}`, kind, window, because: carries });
  }
  return { lowering, role, window, parts, left };
}

/** Plans whose every value depends on more than one version or on what was brought in. */
export function whyNotAtAll(plan: Plan): string | undefined {
  if (plan.amended !== undefined) return 'the plan amends another one in mid-year';
  if (plan.paidFrom !== undefined) return 'the plan is paid from a day within its year';
  return undefined;
}

/** What is paid in the end depends on more than a formula: on a day of the roster, or on a rate of exchange. */
function whyNotPaid({ employedOn }: Plan, { payment }: Role): string | undefined {
  if (employedOn !== undefined) return 'it is paid to who is employed on a day';
  if (payment !== undefined) return 'it is paid out in the payees’ own currencies';
  return undefined;
}

function namedOf(
  lowering: Lowering,
  stages: readonly string[],
  window: Window,
): readonly (readonly [string, Num])[] {
  return stages.flatMap((id): (readonly [string, Num])[] => {
    try {
      return [[id, lowering.value(id, PAYEE, window)]];
    } catch (problem) {
      // A stage that is no number, such as a condition, has no column.
      if (problem instanceof NotFast) return [];
      throw problem;
    }
  });
}

function paymentPeriod(plan: Plan, year: PlanYear, period: string): Window {
  const window = year.resolve(period);
  const paid = periodsOfYear(plan.paid).find(({ from, to }) => window?.from === from && window.to === to);
  if (paid !== undefined) return paid;
  throw new RunRefused('unknown-period', `"${period}" is no payment period of the plan's year`);
}
