import { endsPeriod } from '@ontarget/evaluator/engine';
import type { Condition } from '@ontarget/evaluator/format';
import { parseDate } from '@ontarget/evaluator/numbers';
import { isEntered } from './entered.ts';
import type { SqlPlace, SqlScope } from './place.ts';
import { either, type SqlFlag } from './quantity.ts';
import { NotInSql } from './refused.ts';

const RELATIONS = { 'at least': '>=', above: '>', 'at most': '<=', below: '<', equal: '=' } as const;

/** A condition in SQL, on exact and unrounded values; never NULL. */
export function testInSql(condition: Condition, place: SqlPlace, scope: SqlScope): SqlFlag {
  switch (condition.op) {
    case 'compare':
      return compared(condition, place, scope);
    case 'is': {
      const of = scope.evaluate(condition.of, place);
      if (of.kind === 'number' || of.kind === 'date')
        throw new NotInSql('is', 'a number or date is compared with words');
      if (of.kind === 'flag') {
        const [yes, no] = [condition.among.includes('yes'), condition.among.includes('no')];
        return { ...of, sql: yes ? (no ? 'TRUE' : of.sql) : no ? `(NOT ${of.sql})` : 'FALSE' };
      }
      const words = condition.among.map((word) => scope.arithmetic.dialect.textLiteral(word));
      const sql = words.length === 0 ? 'FALSE' : `COALESCE(${of.sql} IN (${words.join(', ')}), FALSE)`;
      return { kind: 'flag', sql, bad: of.bad };
    }
    case 'blank': {
      if (condition.of.op === 'entered') {
        const there = isEntered(condition.of, place, scope);
        return { ...there, sql: `(NOT ${there.sql})` };
      }
      const of = scope.evaluate(condition.of, place);
      return { kind: 'flag', sql: of.blank ?? 'FALSE', bad: of.bad };
    }
    case 'all':
      return decided(condition.of, false, place, scope);
    case 'any':
      return decided(condition.of, true, place, scope);
    case 'not': {
      const inner = scope.test(condition.of, place);
      return { kind: 'flag', sql: `(NOT ${inner.sql})`, bad: inner.bad };
    }
    case 'flag': {
      const value = scope.value(condition.value, place);
      if (value.kind !== 'flag')
        throw new NotInSql('flag', 'it is asked of something that is neither true nor false');
      return value;
    }
    case 'reached': {
      const day = parseDate(condition.day);
      if (!day.ok) throw new NotInSql('reached', day.message);
      return { kind: 'flag', sql: scope.year.days(place.window).last >= day.value ? 'TRUE' : 'FALSE' };
    }
    case 'ends': {
      const { what } = condition;
      if (what === 'year' || what === 'half-year' || what === 'quarter') {
        return { kind: 'flag', sql: endsPeriod(what, place.window) ? 'TRUE' : 'FALSE' };
      }
      const { first, last } = scope.year.days(place.window);
      const bound = what === 'assignment' ? `<= ${last}` : `< ${first}`;
      return { kind: 'flag', sql: `COALESCE(${scope.day('last in role', place)} ${bound}, FALSE)` };
    }
    case 'employed': {
      if (condition.unit !== 'days')
        throw new NotInSql('employed', 'months of a calendar are counted by the engine');
      const { last } = scope.year.days(place.window);
      return {
        kind: 'flag',
        sql: `COALESCE(${scope.day('first of all', place)} + ${condition.count} <= ${last}, FALSE)`,
      };
    }
  }
}

/** As soon as one part decides, the others may be open. */
function decided(parts: readonly Condition[], by: boolean, place: SqlPlace, scope: SqlScope): SqlFlag {
  const flags = parts.map((part) => scope.test(part, place));
  const sql =
    flags.length === 0
      ? by
        ? 'FALSE'
        : 'TRUE'
      : `(${flags.map((one) => one.sql).join(by ? ' OR ' : ' AND ')})`;
  const open = either(...flags.map(({ bad }) => bad));
  if (open === undefined) return { kind: 'flag', sql };
  const deciding = flags.map((one) => {
    const holds = by ? one.sql : `NOT ${one.sql}`;
    return one.bad === undefined ? `(${holds})` : `(${holds} AND NOT ${one.bad})`;
  });
  const isDecided = `(${deciding.join(' OR ')})`;
  return {
    kind: 'flag',
    sql: `(CASE WHEN ${isDecided} THEN ${by ? 'TRUE' : 'FALSE'} ELSE ${sql} END)`,
    bad: `(${open} AND NOT ${isDecided})`,
  };
}

function compared(
  { left, right, relation }: Extract<Condition, { op: 'compare' }>,
  place: SqlPlace,
  scope: SqlScope,
): SqlFlag {
  const [a, b] = [scope.evaluate(left, place), scope.evaluate(right, place)];
  const bad = either(a.bad, a.blank, b.bad, b.blank);
  const op = RELATIONS[relation];
  if (a.kind === 'number' && b.kind === 'number') {
    const [x, y] = [scope.arithmetic.bound(a, place.relation), scope.arithmetic.bound(b, place.relation)];
    const sql = scope.arithmetic.compare(x, y, op);
    return { kind: 'flag', sql: bad === undefined ? sql : `COALESCE(${sql}, FALSE)`, bad };
  }
  if (a.kind === 'number' || b.kind === 'number' || a.kind !== b.kind || (a.kind !== 'date' && op !== '=')) {
    throw new NotInSql('compare', 'values of different kinds are compared');
  }
  const sql = `(${a.sql} ${op} ${b.sql})`;
  return { kind: 'flag', sql: bad === undefined ? sql : `COALESCE(${sql}, FALSE)`, bad };
}
