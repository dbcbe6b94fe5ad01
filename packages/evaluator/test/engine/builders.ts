import type { Cell, InputRow, RunInput, TableData } from '../../src/engine/index.ts';
import type {
  Component,
  Condition,
  Curve,
  Expression,
  Grain,
  Plan,
  Role,
  Stage,
  Table,
  Unit,
  Value,
} from '../../src/format/types/index.ts';
import { parseDate, parseDecimal } from '../../src/numbers/index.ts';
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

/** `deals` with the columns that tests need, credited to their owner and optionally split or rolled up. */
export function dealsTable(): Table {
  const column = (type: 'text' | 'date' | 'money' | 'payee' | 'percent', blank = false) => ({
    type,
    unit: type === 'money' ? 'USD' : type,
    blank,
  });
  return {
    kind: 'input',
    key: ['id'],
    columns: {
      id: column('text'),
      closed: column('date', true),
      owner: column('payee', true),
      helper: column('payee', true),
      helper_share: column('percent', true),
      arr: column('money', true),
      kind: column('text', true),
    },
    computed: {},
  };
}

export function rosterTable(): Table {
  const optional = (type: 'text' | 'date' | 'payee' | 'money' | 'percent') => ({
    type,
    unit: type === 'money' ? 'USD' : type,
    blank: true,
  });
  return {
    kind: 'input',
    key: [],
    columns: {
      payee: { type: 'payee', unit: 'payee', blank: false },
      role: { type: 'text', unit: 'text', blank: false },
      team: optional('text'),
      start: { type: 'date', unit: 'date', blank: false },
      end: optional('date'),
      manager: optional('payee'),
      target_pay: optional('money'),
      quota: optional('money'),
    },
    computed: {},
  };
}

export function resultsTable(): Table {
  const column = (blank: boolean) => ({ type: 'text', unit: 'text', blank }) as const;
  return {
    kind: 'input',
    key: [],
    columns: { measure: column(false), for: column(true), period: column(false), value: column(false) },
    computed: {},
  };
}

/** Credits of all deals to their owner. */
export function ownerCredits(more: Partial<Extract<Table, { kind: 'credits' }>> = {}): Table {
  return {
    kind: 'credits',
    from: 'deals',
    date: 'closed',
    credits: [{ to: 'owner', share: num(1, 'percent'), blank: 'nobody' }],
    ...more,
  };
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

export interface Pieces {
  readonly from?: string | number;
  readonly above?: string | number;
  readonly start: string | number;
  readonly slope: string | number;
  readonly written?: string | number;
}

export function curve(
  kind: 'linear' | 'steps' | 'marginal' | 'retroactive',
  pieces: readonly Pieces[],
  pays: Unit = 'percent',
  axis: Unit = 'percent',
): Curve {
  return {
    kind,
    axis,
    pays,
    pieces: pieces.map(({ from, above, start, slope, written }) => ({
      ...(from === undefined && above === undefined ? {} : { from: exact(from ?? above ?? 0) }),
      includes: above === undefined,
      start: exact(start),
      slope: exact(slope),
      written: { value: exact(written ?? slope), unit: kind === 'marginal' ? 'multiple' : pays },
    })),
  };
}

/** 1x to quota, 1.5x to 150%, 2x beyond. */
export const ACCELERATED: Curve = curve(
  'marginal',
  [
    { start: 0, slope: 0 },
    { from: 0, start: 0, slope: 1 },
    { from: 1, start: 1, slope: '1.5' },
    { from: '1.5', start: '1.75', slope: 2 },
  ],
  'multiple',
);

/** 0% below 50%, straight to 100% at 100% and 200% at 130%, then flat. */
export const STANDARD: Curve = curve('linear', [
  { start: 0, slope: 0 },
  { from: '0.5', start: 0, slope: 2 },
  { from: 1, start: 1, slope: '10/3' },
  { from: '1.3', start: 2, slope: 0 },
]);

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

export function date(text: string): Cell {
  const parsed = parseDate(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return { date: parsed.value };
}

export function number(text: string | number): Cell {
  const parsed = parseDecimal(String(text));
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

let records = 0;

/** A row of a file; every row has a record number of its own. */
export function row(file: string, values: Record<string, Cell>): InputRow {
  records += 1;
  return { source: { file, record: records }, values };
}

/** A deal; `arr` in whole dollars or decimal text. */
export function deal(
  id: string,
  owner: string | null,
  closed: string | null,
  arr: string | number,
  more: Record<string, Cell> = {},
): InputRow {
  const when = closed === null ? null : date(closed);
  return row('deals.csv', { id, owner, closed: when, arr: number(arr), ...more });
}

export interface RosterOptions {
  readonly role?: string;
  readonly team?: string;
  readonly start?: string;
  readonly end?: string;
  readonly manager?: string;
  readonly more?: Record<string, Cell>;
}

export function assigned(payee: string, options: RosterOptions = {}): InputRow {
  return row('roster.csv', {
    payee,
    role: options.role ?? 'AE',
    team: options.team ?? null,
    start: date(options.start ?? '2025-01-01'),
    end: options.end === undefined ? null : date(options.end),
    manager: options.manager ?? null,
    ...options.more,
  });
}

export function entered(measure: string, about: string | null, period: string, text: string): InputRow {
  return row('results.csv', { measure, for: about, period, value: text });
}

/** Tables by name from their rows. */
export function tables(rows: Record<string, readonly InputRow[]>): Record<string, TableData> {
  return Object.fromEntries(Object.entries(rows).map(([name, list]) => [name, { rows: list }]));
}

/** The input of a run of one version that is in force for the whole year. */
export function runInput(
  of: Plan,
  period: string,
  rows: Record<string, readonly InputRow[]>,
  more: Partial<RunInput> = {},
): RunInput {
  return {
    evaluators: [{ plan: of, digest: `sha256:${'0'.repeat(64)}`, effective: { from: of.year.first } }],
    period,
    tables: tables(rows),
    ledger: [],
    ...more,
  };
}
