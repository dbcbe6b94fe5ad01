import { sum, ZERO } from '../../numbers/index.ts';
import { byText, firstDifference } from '../order.ts';
import { quantity } from '../quantities.ts';
import type { Adjustment, Statement } from '../result.ts';
import { statementKey } from './closed-period.ts';
import type { Corrections } from './corrections.ts';
import { exactOf } from './postings.ts';

/**
 * Statements with their adjustments, and one for each payee, role and team that has nothing but adjustments; by payee,
 * role and team.
 */
export function withAdjustments(
  statements: readonly Statement[],
  { adjustments }: Corrections,
  currency: string,
): readonly Statement[] {
  const there = new Set(statements.map(statementKey));
  const alone = [...adjustments.keys()].filter((key) => !there.has(key));
  const nothing = quantity(ZERO, currency);
  const more = alone.map((key): Statement => {
    const [payee = '', role = '', team = ''] = JSON.parse(key) as readonly string[];
    const of = { payee, role, ...(team === '' ? {} : { team }) };
    return { ...of, status: 'paid', components: [], total: nothing, paid: nothing, reasons: [], notes: [] };
  });
  const all = [...statements, ...more].map((one) => adjusted(one, adjustments.get(statementKey(one)) ?? []));
  if (more.length === 0) return all;
  return all.sort((a, b) =>
    firstDifference(byText(a.payee, b.payee), byText(a.role, b.role), byText(a.team ?? '', b.team ?? '')),
  );
}

/** A statement with its adjustments in what is paid; one that is not paid keeps them waiting. */
export function adjusted(statement: Statement, adjustments: readonly Adjustment[]): Statement {
  if (adjustments.length === 0 || statement.paid === undefined) return statement;
  const { value, unit } = statement.paid;
  const more = adjustments.map(({ amount }) => exactOf(amount.value));
  return { ...statement, adjustments, paid: quantity(sum([exactOf(value), ...more]), unit) };
}
