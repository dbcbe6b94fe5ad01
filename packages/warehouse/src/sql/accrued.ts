import { eachMonth } from '@ontarget/evaluator/engine';
import type { Expression } from '@ontarget/evaluator/format';
import { daysIn } from '@ontarget/evaluator/numbers';
import type { SqlPlace, SqlScope } from './place.ts';
import { either, type SqlNumber } from './quantity.ts';
import { NotInSql } from './refused.ts';
import type { Names } from './relation.ts';
import type { RoleParts } from './role-parts.ts';
import { lcm } from './tables.ts';

/** What a formula comes to over the roster rows of a payee, each month's part of the window weighted: a sum of the role's query. */
export function accruedInRole(
  of: Expression,
  inFull: boolean,
  place: SqlPlace,
  scope: SqlScope,
  { rosterRows, months, accruals }: RoleParts,
  names: Names,
): SqlNumber {
  const { arithmetic, year } = scope;
  const { dialect } = arithmetic;
  if (place.relation === rosterRows) throw new NotInSql('accrue', 'it stands inside another one');
  const parts = eachMonth(place.window).map((window) => {
    const number = arithmetic.bound(
      scope.number(of, { relation: rosterRows, subject: 'payee', window, rosterRow: true }),
      rosterRows,
    );
    if (typeof number.d !== 'bigint')
      throw new NotInSql('quotient', 'what roster rows are added up by is divided by something else in each');
    const days = year.days(window);
    const length = inFull ? 1n : BigInt(daysIn(days));
    months.add(window.from);
    const covered = inFull ? `(CASE WHEN is_last_${window.from} THEN 1 ELSE 0 END)` : `days_${window.from}`;
    return { number, length, covered, d: number.d * length, most: number.most * length };
  });
  const d = parts.reduce((all, one) => lcm(all, one.d), 1n);
  const addends = parts.map((one) => {
    const scale = d / one.d;
    arithmetic.check(one.most * scale);
    return `(CASE WHEN ${one.covered} > 0 THEN ${one.number.n} * ${dialect.widened(one.covered)} * ${dialect.int(scale)} ELSE ${dialect.int(0n)} END)`;
  });
  const bad = either(
    ...parts.map(({ number, covered }) => number.bad && `(${covered} > 0 AND ${number.bad})`),
  );
  // No two rows of an assignment share a day, so that the weights of a month add up to one at most.
  const most = parts.reduce((sum, one) => sum + one.most * (d / one.d), 0n);
  const name = names.of('q');
  const sql = rosterRows.bind(`(${addends.join(' + ') || dialect.int(0n)})`);
  accruals.push({ name, sql, bad: bad === undefined ? undefined : rosterRows.bind(bad) });
  const sum = arithmetic.whole(`COALESCE(${name}, ${dialect.int(0n)})`, d, most);
  return bad === undefined ? sum : { ...sum, bad: `COALESCE(${name}_x, FALSE)` };
}
