import type { PlanYear, Window } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import type { SqlCredits } from './credits.ts';
import type { Dialect } from './dialect.ts';
import { RoleEntries, type SqlEntered } from './entered.ts';
import type { SqlScope } from './place.ts';
import type { Arithmetic } from './quantity.ts';
import { type Names, Relation } from './relation.ts';
import type { SqlRows } from './tables.ts';
import { SqlTotals } from './totals.ts';

/** What all roles of a plan share. */
export interface PlanScope {
  readonly plan: Plan;
  readonly year: PlanYear;
  readonly arithmetic: Arithmetic;
  readonly names: Names;
  readonly roster: SqlRows;
  readonly entered: SqlEntered;
  credits(id: string): SqlCredits;
}

/** What roster rows come to, added up for each payee. */
export interface Accrual {
  readonly name: string;
  readonly sql: string;
  readonly bad: string | undefined;
}

/** What the query of a role is put together from; operators add to it while the role is written. */
export interface RoleParts {
  readonly plan: Plan;
  readonly year: PlanYear;
  readonly dialect: Dialect;
  readonly payees: Relation;
  readonly rosterRows: Relation;
  readonly teams: Relation;
  readonly company: Relation;
  readonly totals: SqlTotals;
  readonly entries: RoleEntries;
  /** The roster rows in force in a window, by the prefix of their columns. */
  readonly windows: Map<string, { readonly window: Window; readonly columns: Set<string> }>;
  /** Columns of the current roster row, and the months that it is weighted in. */
  readonly ownColumns: Set<string>;
  readonly months: Set<number>;
  readonly accruals: Accrual[];
}

/** A role that nothing is written of yet. */
export function partsOfRole({ plan, year, arithmetic, names }: PlanScope, scope: SqlScope): RoleParts {
  const { dialect } = arithmetic;
  const rows = (prefix: string) => new Relation(names.of(prefix), names);
  return {
    plan,
    year,
    dialect,
    payees: rows('payees_'),
    rosterRows: rows('stints_'),
    teams: rows('teams_'),
    company: rows('company_'),
    totals: new SqlTotals(scope, names),
    entries: new RoleEntries(dialect, names),
    windows: new Map(),
    ownColumns: new Set(),
    months: new Set(),
    accruals: [],
  };
}
