import type { Statement } from '@ontarget/evaluator/engine';
import { add, formatRational, type Rational, ZERO } from '@ontarget/evaluator/numbers';
import { rationalOf } from './quantity.ts';
import type { WithoutId } from './without-id.ts';

/** What the payees of some roles are paid together. */
export interface PayGroup {
  /** Titles of the roles; several where small ones were merged. */
  readonly roles: readonly string[];
  readonly payees: number;
  readonly paid: string;
}

/**
 * Pay by role for places that many read: roles with fewer payees than `smallest` are merged, and when what is merged
 * is still too small, with the next bigger role, because the total less the other groups would tell it. Empty where
 * even all payees together are too few.
 */
export function payByRole(
  result: WithoutId,
  roleTitles: ReadonlyMap<string, string>,
  smallest: number,
): PayGroup[] {
  const byRole = new Map<string, Statement[]>();
  for (const statement of result.statements) {
    if (statement.paid === undefined) continue;
    byRole.set(statement.role, [...(byRole.get(statement.role) ?? []), statement]);
  }
  const sized = [...byRole]
    .map(([role, statements]) => ({ roles: [roleTitles.get(role) ?? role], statements }))
    .sort((a, b) => payees(a.statements) - payees(b.statements));
  const groups: typeof sized = [];
  for (const group of sized) {
    const last = groups.at(-1);
    if (last === undefined || payees(last.statements) >= smallest) groups.push(group);
    else groups[groups.length - 1] = merged(last, group);
  }
  // Of roles of two, three and three the first two are enough together, and the last one is not by itself.
  const [last, second] = [groups.at(-1), groups.at(-2)];
  if (last !== undefined && second !== undefined && payees(last.statements) < smallest)
    groups.splice(-2, 2, merged(second, last));
  const [only] = groups;
  if (only === undefined || (groups.length === 1 && payees(only.statements) < smallest)) return [];
  return groups.reverse().map(({ roles, statements }) => ({
    roles,
    payees: payees(statements),
    paid: formatRational(
      statements.reduce<Rational>(
        (sum, { paid }) => (paid === undefined ? sum : add(sum, rationalOf(paid.value))),
        ZERO,
      ),
    ),
  }));
}

/** How many different people there are among statements: somebody who changed roles has two. */
export function payees(statements: readonly Statement[]): number {
  return new Set(statements.map(({ payee }) => payee)).size;
}

function merged<T extends { roles: string[]; statements: Statement[] }>(a: T, b: T) {
  return { roles: [...a.roles, ...b.roles], statements: [...a.statements, ...b.statements] };
}
