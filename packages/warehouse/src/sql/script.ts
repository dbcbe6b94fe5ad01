import { PlanYear, type Window } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { DECLARED, type InputBounds, type SqlInput } from './bounds.ts';
import { SqlCredits, type SqlGuard, type SqlStep } from './credits.ts';
import { DIALECTS, type DialectName } from './dialect.ts';
import { SqlEntered } from './entered.ts';
import { Arithmetic } from './quantity.ts';
import { LOOKS_BACK, NotInSql } from './refused.ts';
import { Names } from './relation.ts';
import type { PlanScope } from './role-parts.ts';
import { payRole, type RoleResult } from './role-pay.ts';
import { RoleQuery } from './role-query.ts';
import { type ReadsRows, type RoleSums, sumsOfRole } from './role-sums.ts';
import { SqlRoster } from './roster.ts';
import { SqlTables } from './tables.ts';

/** A role whose pay the engine works out: the operator that SQL does not, and why. */
export interface RoleInEngine {
  readonly role: string;
  readonly what: string;
  readonly because: string;
  /** Why the engine reads rows for it; absent where it pays from the sums that the database hands over, or where none were asked for. */
  readonly reads?: readonly ReadsRows[];
}

/** A plan in SQL, for one payment period. */
export interface SqlScript {
  readonly dialect: DialectName;
  /** Key of the payment period. */
  readonly period: string;
  /** The tables to fill before, with names of ours; each has a column `rid` that tells its rows apart. */
  readonly inputs: readonly SqlInput[];
  /** In order, each a table or view that the later ones read. */
  readonly steps: readonly SqlStep[];
  /** Each counts rows that only the engine may judge: where one counts any, nobody is paid from this script. */
  readonly guards: readonly SqlGuard[];
  /** Each counts rows that credit somebody without a roster row: the others are paid, and the run says so. */
  readonly strays: readonly string[];
  /** Whether credits that SQL does not work out may have such rows too. */
  readonly mayStray: boolean;
  /** Values that were asked for and that SQL does not work out, by role. */
  readonly valuesInEngine: readonly (RoleInEngine & { readonly value: string })[];
  readonly pays: readonly RolePay[];
  readonly inEngine: readonly RoleInEngine[];
  /** What the database adds up for the roles that the engine works out, where it was asked for. */
  readonly sums: readonly RoleSums[];
}

/** What pays a role: a query with a row for each payee and team, and how its columns are read. */
export interface RolePay {
  readonly role: string;
  readonly table: string;
  readonly query: string;
  /** Columns `<column>_n`, `_d` (the amount n/d), `_held` and `_due` of each component and measurement period. */
  readonly components: readonly {
    readonly component: string;
    readonly period: string;
    readonly column: string;
  }[];
  readonly total: string;
  readonly paid: string;
  /** What was asked for beside, over the payment period: numbers alone. */
  readonly values: readonly { readonly value: string; readonly column: string }[];
}

/** How a plan is written. */
export interface SqlOptions {
  readonly dialect: DialectName;
  readonly bounds?: InputBounds;
  /** Ids of values to work out for each payee too. */
  readonly values?: readonly string[];
  /** Whether the totals of roles that the engine works out are added up, too. */
  readonly sums?: boolean;
}

/**
 * Writes a plan as SQL for a payment window. A role that has anything SQL does not work out is left to the engine, by the
 * operator's name. Throws `NotInSql` where no role could be paid rightly: an amended plan, or a roster that SQL does not read.
 */
export function planAsSql(
  plan: Plan,
  window: Window,
  { dialect, bounds = DECLARED, values = [], sums: isSumming = false }: SqlOptions,
): SqlScript {
  if (plan.amended !== undefined) throw new NotInSql('amended', 'two versions of the plan pay one year');
  if (plan.paidFrom !== undefined)
    throw new NotInSql('opening', 'what was before the first payment is brought in');
  if (plan.employedOn !== undefined) throw new NotInSql('employedOn', 'pay may be forfeited');
  const year = new PlanYear(plan);
  const arithmetic = new Arithmetic(DIALECTS[dialect]);
  const names = new Names();
  const credits = new Map<string, SqlCredits>();
  const entered = new SqlEntered(names, bounds);
  const rowScope = new RoleQuery({ plan, year, arithmetic, names, entered } as PlanScope);
  const tables = new SqlTables(plan, rowScope, names, bounds);
  const roster = new SqlRoster(tables.get('roster'), rowScope);
  const scope: PlanScope = {
    plan,
    year,
    arithmetic,
    names,
    roster: roster.rows,
    entered,
    credits(id) {
      const known = credits.get(id);
      if (known !== undefined) return known;
      const table = Object.hasOwn(plan.tables, id) ? plan.tables[id] : undefined;
      if (table?.kind !== 'credits') throw new NotInSql('total', 'the evaluator has no such credits');
      const made = new SqlCredits(id, table, tables, rowScope, names);
      credits.set(id, made);
      return made;
    },
  };
  const inEngine: RoleInEngine[] = [];
  const sums: (Omit<RoleSums, 'query'> & { readonly query: () => string })[] = [];
  const results: RoleResult[] = [];
  for (const role of Object.keys(plan.roles).sort()) {
    const definition = plan.roles[role];
    if (definition === undefined) continue;
    try {
      if (Object.keys(definition.balances ?? {}).length > 0) {
        throw new NotInSql('balances', 'money is remembered from one payment to the next');
      }
      if (definition.payment !== undefined)
        throw new NotInSql('payment', 'it is paid out in other currencies');
      results.push(payRole(new RoleQuery(scope), role, definition, window, values));
    } catch (problem) {
      if (!(problem instanceof NotInSql)) throw problem;
      const { what, because } = problem;
      if (!isSumming) inEngine.push({ role, what, because });
      else {
        const handed = sumsOfRole(new RoleQuery(scope), role, definition, window);
        const reads = because === LOOKS_BACK ? [{ what, because }, ...handed.reads] : handed.reads;
        inEngine.push({ role, what, because, ...(reads.length === 0 ? {} : { reads }) });
        if (handed.sums !== undefined) sums.push(handed.sums);
      }
    }
  }
  let mayStray = false;
  for (const [id, table] of Object.entries(plan.tables)) {
    if (table.kind !== 'credits') continue;
    try {
      scope.credits(id);
    } catch (problem) {
      if (!(problem instanceof NotInSql)) throw problem;
      mayStray = true;
    }
  }
  for (const one of credits.values()) one.settle();
  const guards = [...roster.guards(), ...[...credits.values()].flatMap((one) => one.guards())];
  const pays = results.map(({ role, items, total, paid, values: found, query }, index) => ({
    role,
    table: `ot_pay_${index + 1}`,
    query: query(),
    components: items.map(({ component, window: measured, column }) => ({
      component,
      period: year.key(measured),
      column,
    })),
    total,
    paid,
    values: found,
  }));
  return {
    dialect,
    period: year.key(window),
    inputs: entered.input === undefined ? tables.inputs : [...tables.inputs, entered.input],
    steps: [
      ...tables.all.map((one) => one.step()),
      ...roster.steps(),
      ...entered.steps(arithmetic.dialect),
      ...[...credits.values()].flatMap((one) => one.steps()),
    ],
    guards,
    strays: [...credits.values()].map((one) => one.strays(year.days(window).last)),
    mayStray,
    valuesInEngine: results.flatMap(({ role, refused }) => refused.map((one) => ({ role, ...one }))),
    pays,
    inEngine,
    sums: sums.map(({ query, ...rest }) => ({ ...rest, query: query() })),
  };
}
