import { addsUpByMonth, type Window } from '@ontarget/evaluator/engine';
import type { Expression, Plan, Role, TotalExpression } from '@ontarget/evaluator/format';
import type { SqlPlace } from './place.ts';
import { NotInSql } from './refused.ts';
import { MAX_DEPTH, type RoleQuery } from './role-query.ts';
import { roleText } from './role-text.ts';

type SubjectKind = SqlPlace['subject'];

/** A total of a role that the engine works out, added up by the database: per subject and month. */
export interface RoleSum {
  readonly total: TotalExpression;
  /** Whose it is: that of the payee in the row, of the payee's team, or of the company. */
  readonly subject: SubjectKind;
  /** Of the plan year, 0 for its first. */
  readonly month: number;
  /** Columns `<column>_n`, `_d` and `_held`. */
  readonly column: string;
}

/** What a role that the engine works out reads: the sums of the database, and rows for what is more than that. */
export interface RoleSums {
  readonly role: string;
  readonly query: string;
  readonly sums: readonly RoleSum[];
}

/** Why the engine reads rows for a role, although the database added up what adds up. */
export interface ReadsRows {
  readonly what: string;
  readonly because: string;
}

/** Operators that read rows one by one, or what others come to, whatever totals there are. */
const READS: Readonly<Partial<Record<Expression['op'], string>>> = {
  clawback: 'each canceled row is taken from the pay of its own period',
  collected: 'each row is released as it is collected',
  open: 'what is open is told by row',
  pool: 'it reads what other payees come to',
  part: 'it reads what other payees come to',
  assigned: 'it reads what other payees come to',
  members: 'it reads what other payees come to',
  rank: 'it reads what other payees come to',
};

/** The totals that a role's pay can reach, each with whose it is; and why rows are read beside them. */
export function totalsOfRole(
  plan: Plan,
  role: Role,
): { readonly totals: readonly Pick<RoleSum, 'total' | 'subject'>[]; readonly reads: readonly ReadsRows[] } {
  const totals: Pick<RoleSum, 'total' | 'subject'>[] = [];
  const reads: ReadsRows[] = [];
  const seen = new Set<string>();
  let depth = 0;
  const walk = (part: unknown, subject: SubjectKind): void => {
    if (typeof part === 'string') follow(part);
    if (typeof part !== 'object' || part === null) return;
    const { op } = part as Partial<Expression>;
    const because = op === undefined || !Object.hasOwn(READS, op) ? undefined : READS[op];
    if (op !== undefined && because !== undefined) reads.push({ what: op, because });
    if (op === 'total') {
      const total = part as TotalExpression;
      if (addsUpByMonth(total)) totals.push({ total, subject });
      else reads.push({ what: 'total', because: 'it is more than the sum of its months' });
    }
    for (const inner of Object.values(part)) walk(inner, subject);
  };
  // Values are named by their ids wherever an operator reads them.
  const follow = (id: string): void => {
    if (seen.has(id) || !Object.hasOwn(plan.values, id)) return;
    seen.add(id);
    const definition = plan.values[id];
    if (definition === undefined) return;
    if (depth >= MAX_DEPTH) {
      reads.push({ what: 'value', because: 'values depend on each other in too long a chain' });
      return;
    }
    depth += 1;
    walk(definition.formula, definition.subject);
    depth -= 1;
  };
  walk(role, 'payee');
  return { totals, reads };
}

/**
 * Adds up what a role's totals come to in each month until the payment window ends, for the engine to work the role out from. A total
 * that SQL does not add up is left to the rows, with the operator's name.
 */
export function sumsOfRole(
  query: RoleQuery,
  roleName: string,
  role: Role,
  window: Window,
): {
  /** The query is written once everything has asked for what it reads. */
  readonly sums: (Omit<RoleSums, 'query'> & { readonly query: () => string }) | undefined;
  readonly reads: readonly ReadsRows[];
} {
  const { plan, parts } = query;
  const { totals, reads: beside } = totalsOfRole(plan, role);
  const reads = [...beside];
  const sums: RoleSum[] = [];
  const columns: string[] = [];
  const relationOf = { payee: parts.payees, team: parts.teams, company: parts.company };
  for (const { total, subject } of totals) {
    try {
      const found = Array.from({ length: window.to + 1 }, (_, month) => {
        const place = { relation: relationOf[subject], subject, window: { from: month, to: month } };
        const sum = query.total(total, place);
        return { month, sum, d: query.arithmetic.written(sum.d) };
      });
      for (const { month, sum, d } of found) {
        const column = `s${sums.length}`;
        const { asText } = query.arithmetic.dialect;
        columns.push(
          `COALESCE(${sum.bad ?? 'FALSE'}, TRUE) AS ${column}_held`,
          `${asText(sum.n)} AS ${column}_n`,
          `${asText(d)} AS ${column}_d`,
        );
        sums.push({ total, subject, month, column });
      }
    } catch (problem) {
      if (!(problem instanceof NotInSql)) throw problem;
      reads.push({ what: problem.what, because: problem.because });
    }
  }
  if (sums.length === 0) return { sums: undefined, reads: distinct(reads) };
  return {
    sums: { role: roleName, query: () => roleText(parts, roleName, columns), sums },
    reads: distinct(reads),
  };
}

function distinct(all: readonly ReadsRows[]): readonly ReadsRows[] {
  const byText = new Map(all.map((one) => [`${one.what}: ${one.because}`, one]));
  return [...byText.values()];
}
