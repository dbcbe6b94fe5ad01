import type { Window } from '@ontarget/evaluator/engine';
import type { Role } from '@ontarget/evaluator/format';
import type { SqlPlace } from './place.ts';
import { NotInSql } from './refused.ts';
import type { RoleQuery } from './role-query.ts';
import { roleText } from './role-text.ts';
import { duePeriods } from './time.ts';

/** What a role's query says, and how to read it. */
export interface RoleResult {
  readonly role: string;
  readonly items: readonly {
    readonly component: string;
    readonly name: string;
    readonly window: Window;
    readonly column: string;
  }[];
  readonly total: string;
  readonly paid: string;
  readonly values: readonly { readonly value: string; readonly column: string }[];
  readonly refused: readonly { readonly value: string; readonly what: string; readonly because: string }[];
  readonly query: () => string;
}

/** What is paid to everybody in a role for a payment window: a column list and the query. */
export function payRole(
  query: RoleQuery,
  roleName: string,
  role: Role,
  window: Window,
  asked: readonly string[] = [],
): RoleResult {
  const { parts } = query;
  const place: SqlPlace = { relation: parts.payees, subject: 'payee', window };
  const items: RoleResult['items'][number][] = [];
  const columns: string[] = [];
  const paidOf = (id: string, at: Window): string => {
    const found = query.arithmetic.bound(
      query.number({ op: 'value', id }, { ...place, window: at }),
      parts.payees,
    );
    const column = `x${columns.length}`;
    const bad = found.bad ?? 'FALSE';
    const { asText } = query.arithmetic.dialect;
    columns.push(
      `${bad} AS ${column}_held`,
      `CASE WHEN NOT ${bad} THEN ${asText(found.n)} END AS ${column}_n`,
      `CASE WHEN NOT ${bad} THEN ${asText(query.arithmetic.written(found.d))} END AS ${column}_d`,
    );
    return column;
  };
  for (const name of Object.keys(role.components).sort()) {
    const component = role.components[name];
    if (component === undefined || component.unpaid === 'hidden') continue;
    if (component.unpaid === 'shown') throw new NotInSql('unpaid', 'a component is shown and not paid');
    for (const period of duePeriods(component, window, query)) {
      const column = paidOf(component.stages.payout, period);
      columns.push(`${query.touches(period, place)} AS ${column}_due`);
      items.push({ component: `role/${roleName}/${name}`, name, window: period, column });
    }
  }
  const total = paidOf(role.total, window);
  const paid = paidOf(role.paid, window);
  const values: RoleResult['values'][number][] = [];
  const refused: RoleResult['refused'][number][] = [];
  for (const value of asked) {
    try {
      values.push({ value, column: paidOf(value, window) });
    } catch (problem) {
      if (!(problem instanceof NotInSql)) throw problem;
      refused.push({ value, what: problem.what, because: problem.because });
    }
  }
  return {
    role: roleName,
    items,
    total,
    paid,
    values,
    refused,
    query: () => roleText(parts, roleName, columns),
  };
}
