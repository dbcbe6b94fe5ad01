import type {
  Component,
  Condition,
  Expression,
  Grain,
  Plan,
  Role,
  Stage,
  Unit,
  Value,
} from '../../src/format/types/index.ts';
import {
  cents,
  curveAt,
  evenly,
  exact,
  greatest,
  minus,
  num,
  over,
  sum,
  times,
  usd,
  val,
} from './expressions.ts';
import { dealsTable, ownerCredits, resultsTable, rosterTable } from './plan-tables.ts';
import { ACCELERATED, STANDARD } from './sample-curves.ts';

export * from './plan-tables.ts';
export * from './rows.ts';
export * from './sample-curves.ts';

/** Values by id, to be spread into a plan. */
export type Values = Record<string, Value>;

export function value(
  formula: Expression,
  unit: Unit = 'USD',
  subject: Value['subject'] = 'payee',
  stage: Stage = 'measure',
): Value {
  return { title: '', stage, unit, subject, formula };
}

export const arrOf = (
  whose: Extract<Expression, { op: 'total' }>['whose'],
  where?: Condition,
  credits = 'credits/NewARR',
): Expression => ({
  op: 'total',
  function: 'sum',
  credits,
  of: { op: 'column', name: 'arr' },
  ...(where === undefined ? {} : { where }),
  whose,
});

/** The measure NewARR for a payee, a team and the company. */
export function newArr(whose: 'payee own' | 'payee rolled-up' | 'payee both' = 'payee own'): Values {
  return {
    'measure/NewARR/payee': value(arrOf(whose)),
    'measure/NewARR/team': value(arrOf('its team'), 'USD', 'team'),
    'measure/NewARR/company': value(arrOf('company'), 'USD', 'company'),
  };
}

export interface WeightedOptions {
  readonly role?: string;
  readonly name?: string;
  readonly measured?: Grain;
  readonly weight?: string | number;
  /** The value that is measured. */
  readonly on?: string;
  /** Yearly quota, phased evenly. */
  readonly quota?: string | number;
  /** Yearly target pay of the role, phased evenly. */
  readonly targetPay?: string | number;
  readonly proration?: 'by days' | 'in full';
  readonly curve?: string;
  /** Year to date against quota to date, with what happens when pay falls. */
  readonly falls?: 'take it back' | 'deduct it' | 'forget it';
  /** Replaces the stage that earned is taken from, such as a requirement or a cap. */
  readonly earned?: (pay: Expression) => Expression;
}

/** A weighted component as a compiler writes it: its values and its entry in the role. */
export function weighted(options: WeightedOptions = {}): {
  id: string;
  values: Values;
  component: Component;
} {
  const {
    role = 'AE',
    name = 'NewBusiness',
    measured = 'quarter',
    weight = 1,
    on = 'measure/NewARR/payee',
    quota = 1_200_000,
    targetPay = 120_000,
    proration = 'by days',
    curve: curveName = 'Accelerated',
    falls,
    earned = (pay) => pay,
  } = options;
  const id = `role/${role}/${name}`;
  const window = falls === undefined ? undefined : 'year to date';
  const pay = val(`${id}/pay`);
  const toDate = val(`${id}/to-date`);
  const zero = usd(0);
  const earnedFormulas = {
    none: earned(pay),
    'take it back': minus(toDate, { op: 'previous', of: toDate, whenFirst: zero }),
    'forget it': greatest(zero, minus(toDate, { op: 'previous', of: toDate, whenFirst: zero })),
    'deduct it': greatest(
      zero,
      minus(toDate, { op: 'over', each: measured, periods: 'before the window', of: val(`${id}/earned`) }),
    ),
  };
  const accrued = (yearly: string | number): Expression => ({
    op: 'accrue',
    of: evenly(usd(yearly)),
    proration,
  });
  const values: Values = {
    [`${id}/actual`]: value(val(on), 'USD', 'payee', 'measure'),
    [`${id}/quota`]: value(accrued(quota), 'USD', 'payee', 'quota'),
    [`${id}/target-pay`]: value(
      times(num(weight, 'percent'), accrued(targetPay)),
      'USD',
      'payee',
      'target pay',
    ),
    [`${id}/attainment`]: value(
      over(val(`${id}/actual`, window), val(`${id}/quota`, window)),
      'percent',
      'payee',
      'attainment',
    ),
    [`${id}/curve`]: value(curveAt(curveName, val(`${id}/attainment`)), 'multiple', 'payee', 'curve'),
    [`${id}/pay`]: value(times(val(`${id}/curve`), val(`${id}/target-pay`, window)), 'USD', 'payee', 'pay'),
    ...(falls === undefined ? {} : { [`${id}/to-date`]: value(earned(pay), 'USD', 'payee', 'to date') }),
    [`${id}/earned`]: value(earnedFormulas[falls ?? 'none'], 'USD', 'payee', 'earned'),
    [`${id}/payout`]: value(cents(val(`${id}/earned`)), 'USD', 'payee', 'payout'),
  };
  const component: Component = {
    title: name,
    kind: 'weighted',
    weight: exact(weight),
    measured,
    toDate: falls !== undefined,
    on: { measures: ['NewARR'], goals: [] },
    curve: curveName,
    stages: {
      measure: `${id}/actual`,
      quota: `${id}/quota`,
      'target pay': `${id}/target-pay`,
      attainment: `${id}/attainment`,
      curve: `${id}/curve`,
      pay: `${id}/pay`,
      ...(falls === undefined ? {} : { 'to date': `${id}/to-date` }),
      earned: `${id}/earned`,
      payout: `${id}/payout`,
    },
    requirements: [],
  };
  return { id, values, component };
}

/** A role of components, its total the sum of what is due and its payment the same. */
export function role(
  name: string,
  components: readonly { id: string; component: Component }[],
  more: { team?: string; total?: Expression; paid?: Expression } = {},
): { role: Role; values: Values } {
  const parts = components.map(({ id }): Expression => ({ op: 'due', component: id, stage: 'payout' }));
  return {
    role: {
      title: name,
      ...(more.team === undefined ? {} : { team: more.team }),
      components: Object.fromEntries(components.map(({ id, component }) => [id.split('/')[2], component])),
      total: `role/${name}/total`,
      paid: `role/${name}/paid`,
    },
    values: {
      [`role/${name}/total`]: value(more.total ?? sum(...parts), 'USD', 'payee', 'total'),
      [`role/${name}/paid`]: value(more.paid ?? val(`role/${name}/total`), 'USD', 'payee', 'paid'),
    },
  };
}

/** A plan of FY27, paid each quarter, with deals, a roster, results and the curves above. */
export function plan(parts: Partial<Plan> = {}): Plan {
  return {
    id: 'test',
    title: 'Test plan',
    currency: 'USD',
    year: { first: '2027-02-01', last: '2028-01-31' },
    paid: 'quarter',
    rounding: { mode: 'half up', unit: '1/100', point: 'each component' },
    teams: {
      Sales: { title: 'Sales' },
      Enterprise: { title: 'Enterprise', parent: 'Sales' },
      Web: { title: 'Web' },
    },
    measures: { NewARR: { title: 'New ARR', unit: 'USD', revenue: true, betterWhen: 'higher' } },
    goals: {},
    ...parts,
    tables: {
      deals: dealsTable(),
      roster: rosterTable(),
      results: resultsTable(),
      'credits/NewARR': ownerCredits(),
      ...parts.tables,
    },
    curves: { Accelerated: ACCELERATED, Standard: STANDARD, ...parts.curves },
    roles: parts.roles ?? {},
    values: { ...newArr(), ...parts.values },
  };
}

/** A plan with the role AE and one weighted component. */
export function onePlan(options: WeightedOptions = {}, parts: Partial<Plan> = {}): Plan {
  const component = weighted(options);
  const made = role('AE', [component], { team: 'Enterprise' });
  return plan({
    ...parts,
    roles: { AE: made.role, ...parts.roles },
    values: { ...component.values, ...made.values, ...parts.values },
  });
}
