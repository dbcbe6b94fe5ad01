import type { Expression } from '@ontarget/evaluator/format';
import { entered } from './entered.ts';
import type { SqlOperator, SqlPlace, SqlScope } from './place.ts';
import type { SqlValue } from './quantity.ts';
import { NotInSql } from './refused.ts';
import {
  condition,
  constant,
  curve,
  date,
  days,
  difference,
  grade,
  matrix,
  nary,
  power,
  quotient,
  round,
  select,
  text,
} from './scalars.ts';
import {
  accrue,
  column,
  due,
  hold,
  lastDay,
  over,
  phase,
  previous,
  roster,
  shift,
  team,
  tenure,
  value,
} from './time.ts';

/** An operator that SQL works out; `limits` says of what it does not. */
interface InSql<E extends Expression> {
  readonly sql: SqlOperator<E>;
  readonly limits?: string;
}

/** An operator that the engine works out, and why. */
interface InEngine {
  readonly engine: string;
}

type OperatorsInSql = { readonly [K in Expression['op']]: InSql<Extract<Expression, { op: K }>> | InEngine };

const IN_ORDER = 'rows are taken one after the other in an order';
const BALANCE = 'it remembers money from one payment to the next';
const OTHERS = 'it reads what other payees come to';

/** Where each operator of the format is worked out. `docs/sql.md` is written from it. */
export const OPERATORS_IN_SQL: OperatorsInSql = {
  constant: { sql: constant },
  text: { sql: text },
  date: { sql: date },
  value: { sql: value, limits: 'not over a window before the plan year' },
  sum: { sql: nary },
  product: { sql: nary },
  least: { sql: nary },
  greatest: { sql: nary },
  difference: { sql: difference },
  quotient: { sql: quotient, limits: 'in rows that are added up only by what is the same for all of them' },
  select: { sql: select },
  condition: { sql: condition, limits: '`employed` counted in days alone' },
  curve: { sql: curve },
  grade: { sql: grade },
  matrix: { sql: matrix, limits: 'grids that are not interpolated' },
  lookup: { engine: 'rows of another table are looked up' },
  convert: { engine: 'rates of exchange are looked up' },
  minor: { engine: 'the smallest unit differs from payee to payee' },
  lastDay: { sql: lastDay },
  round: { sql: round },
  power: { sql: power, limits: 'whole powers up to 8 that are the same for all rows' },
  days: { sql: days },
  column: { sql: column },
  roster: { sql: roster, limits: 'not of an assignment that has ended before' },
  total: {
    sql: (expression, place, scope) => scope.total(expression, place),
    limits:
      'rows in no order, none counted whole for a part, no limit of a payee’s share; `of` and `where` read the row alone',
  },
  position: { engine: IN_ORDER },
  credited: { engine: IN_ORDER },
  share: { engine: IN_ORDER },
  entered: { sql: entered, limits: 'from texts that were worked out before (`results/entered`)' },
  accrue: { sql: accrue, limits: 'not inside another `accrue`' },
  phase: { sql: phase },
  over: { sql: over },
  previous: { sql: previous },
  shift: { sql: shift },
  team: { sql: team },
  due: { sql: due, limits: 'all periods, not the last of them' },
  tenure: { sql: tenure, limits: 'payees who began in the plan year; others are settled' },
  carried: { engine: BALANCE },
  opening: { engine: BALANCE },
  resume: { engine: BALANCE },
  open: { engine: BALANCE },
  clawback: { engine: 'pay of an earlier period is worked out again without some rows' },
  collected: { engine: 'what was earned is released row by row' },
  percentile: { engine: 'a number is placed among those of a table' },
  pool: { engine: OTHERS },
  part: { engine: OTHERS },
  assigned: { engine: OTHERS },
  members: { engine: OTHERS },
  rank: { engine: OTHERS },
  solve: { engine: 'a fixed point is searched' },
  unknown: { engine: 'a fixed point is searched' },
  hold: { sql: hold },
};

/** An expression in SQL; an operator that is not worked out there is refused by its name. */
export function evaluateInSql(expression: Expression, place: SqlPlace, scope: SqlScope): SqlValue {
  const entry = Object.hasOwn(OPERATORS_IN_SQL, expression.op) ? OPERATORS_IN_SQL[expression.op] : undefined;
  if (entry === undefined)
    throw new NotInSql(String(expression.op), 'it is an operator of another version of the format');
  if ('engine' in entry) throw new NotInSql(expression.op, entry.engine);
  return (entry.sql as SqlOperator<Expression>)(expression, place, scope);
}
