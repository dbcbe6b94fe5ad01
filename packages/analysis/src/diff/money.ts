import type { Plan } from '@ontarget/evaluator/format';
import { type Rational, rational } from '@ontarget/evaluator/numbers';
import { type Decided, NotDecided, PayDifference, PayFunction, type PaysOtherwise } from '../prove/index.ts';
import { readsOf } from '../sight/reads.ts';
import { meaningOf } from './canonical.ts';

/** What a role is paid in the year at one attainment of every result that has a quota or a goal, by either plan. */
export interface PayAt {
  readonly attainment: Rational;
  readonly before: Rational;
  readonly after: Rational;
}

/** What two plans pay a role, for somebody at its standard terms. */
export interface RolePay {
  readonly role: string;
  readonly title: string;
  /** Whether the role is in both plans, or only in one of them. */
  readonly in: 'both' | 'before' | 'after';
  /**
   * `same formulas`: whatever the data, everybody in the role is paid the same; decided even where proofs end. Else what is
   * decided for the same results.
   */
  readonly pays: 'same formulas' | Decided<PaysOtherwise>;
  /** Results that the two plans count otherwise, by name. */
  readonly countedOtherwise: readonly string[];
  /** Pay at stated attainments, each plan by its own quotas and goals; or why it is not known. */
  readonly grid: Decided<readonly PayAt[]>;
}

/** The attainments that are looked at where nobody says others. */
export const ATTAINMENTS: readonly Rational[] = [0, 50, 80, 100, 120, 150, 200].map((percent) =>
  rational(percent, 100),
);

/** What every role of either plan is paid by both. The earlier plan has the names of the later one. */
export function payOfRoles(before: Plan, after: Plan, attainments: readonly Rational[]): readonly RolePay[] {
  const roles = [...new Set([...Object.keys(before.roles), ...Object.keys(after.roles)])].sort();
  return roles.map((role): RolePay => {
    const [old, now] = [before.roles[role], after.roles[role]];
    const title = (now ?? old)?.title ?? role;
    if (old === undefined || now === undefined) {
      const reason = `only the ${old === undefined ? 'later' : 'earlier'} plan has the role`;
      const missing = { ok: false, reason } as const;
      const side = old === undefined ? 'after' : 'before';
      return { role, title, in: side, pays: missing, countedOtherwise: [], grid: missing };
    }
    const base = { role, title, in: 'both', grid: gridOf(before, after, role, attainments) } as const;
    if (formulasOf(before, role) === formulasOf(after, role))
      return { ...base, pays: 'same formulas', countedOtherwise: [] };
    return { ...base, ...decided(before, after, role) };
  });
}

function decided(before: Plan, after: Plan, role: string): Pick<RolePay, 'pays' | 'countedOtherwise'> {
  try {
    const difference = new PayDifference(before, after, role);
    const countedOtherwise = [...new Set(difference.countedOtherwise.map(({ name }) => name))];
    try {
      return { pays: { ok: true, value: difference.decide() }, countedOtherwise };
    } catch (problem) {
      if (!(problem instanceof NotDecided)) throw problem;
      return { pays: { ok: false, reason: problem.message }, countedOtherwise };
    }
  } catch (problem) {
    if (!(problem instanceof NotDecided)) throw problem;
    return { pays: { ok: false, reason: problem.message }, countedOtherwise: [] };
  }
}

function gridOf(
  before: Plan,
  after: Plan,
  role: string,
  attainments: readonly Rational[],
): Decided<readonly PayAt[]> {
  try {
    const [old, now] = [new PayFunction(before, role), new PayFunction(after, role)];
    const value = attainments.map((attainment) => ({
      attainment,
      before: old.atAttainment(attainment),
      after: now.atAttainment(attainment),
    }));
    return { ok: true, value };
  } catch (problem) {
    if (!(problem instanceof NotDecided)) throw problem;
    return { ok: false, reason: problem.message };
  }
}

/** All that decides what a role is paid, apart from titles and the order of addends. */
function formulasOf(plan: Plan, role: string): string {
  const { roles, values, curves, tables } = plan;
  const definition = roles[role];
  const { total, paid, payment, balances = {} } = definition ?? {};
  const ends = Object.values(balances).flatMap((balance) => Object.values(balance) as string[]);
  const payouts = Object.values(definition?.components ?? {}).flatMap(({ stages }) => Object.values(stages));
  const from = [total, paid, payment, ...ends, ...payouts].filter((id) => id !== undefined && id in values);
  const reads = readsOf(plan, from as string[]);
  const used = [...reads.values].sort().map((id) => [id, values[id]]);
  const text = JSON.stringify(used);
  const named = <T>(record: Readonly<Record<string, T>>) =>
    Object.entries(record).filter(([name]) => text.includes(JSON.stringify(name)));
  const header = headerOf(plan, text.includes('team'));
  return meaningOf([header, componentsOf(definition), used, named(curves), tablesRead(tables, text)]);
}

/** The roster, the tables that formulas name, and those that these are made of, however far down. */
function tablesRead(tables: Plan['tables'], formulas: string): unknown {
  const read = new Map([['roster', tables.roster]]);
  for (let text = formulas, size = -1; size < read.size; text = JSON.stringify([...read.values()])) {
    size = read.size;
    for (const [name, table] of Object.entries(tables)) {
      if (text.includes(JSON.stringify(name))) read.set(name, table);
    }
  }
  return [...read].sort(([x], [y]) => (x < y ? -1 : 1)).map(([name, table]) => [name, table ?? null]);
}

/** What holds for every role; which team is part of which only where formulas ask for a team. */
function headerOf(plan: Plan, withTeams: boolean): unknown {
  const { currency, year, paid, paidFrom, rounding, employedOn, amended, teams } = plan;
  const parents = Object.entries(teams).map(([name, { parent }]) => [name, parent ?? null]);
  const optional = [paidFrom ?? null, employedOn ?? null, amended ?? null];
  return [currency, year, paid, rounding, optional, withTeams ? parents : null];
}

/** What a role says of its components that decides when and whether they are paid. */
function componentsOf(definition: Plan['roles'][string] | undefined): unknown {
  return Object.entries(definition?.components ?? {}).map(([name, { measured, active, unpaid, stages }]) => [
    name,
    measured,
    active ?? null,
    unpaid ?? null,
    stages,
  ]);
}
