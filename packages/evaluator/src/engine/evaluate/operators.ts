import type { Expression } from '../../format/types/index.ts';
import { missing, type Outcome } from '../outcome.ts';
import { assigned } from './assigned.ts';
import { clawback } from './clawback.ts';
import { collected } from './collected.ts';
import { column } from './columns.ts';
import { convert, minor } from './convert.ts';
import { curve, grade } from './curves.ts';
import { due } from './due.ts';
import { entered } from './entered.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { lookup } from './lookup.ts';
import { matrix } from './matrix.ts';
import { members } from './members.ts';
import { open } from './open.ts';
import { part } from './part.ts';
import { percentile } from './percentile.ts';
import { pool } from './pool.ts';
import { credited, position, share } from './position.ts';
import { days, power } from './powers.ts';
import { rank } from './rank.ts';
import { resume } from './resume.ts';
import { roster, team } from './roster.ts';
import { constant, date, difference, hold, nary, quotient, round, text } from './scalars.ts';
import { condition, select } from './select.ts';
import { solve, unknown } from './solve.ts';
import { carried, opening, tenure } from './tenure.ts';
import { accrue, lastDay, over, phase, previous, shift } from './time.ts';
import { total } from './totals.ts';
import { value } from './value.ts';

/** The meaning of each operator of the format. */
const OPERATORS: { readonly [K in Expression['op']]: Operator<Extract<Expression, { op: K }>> } = {
  constant,
  text,
  date,
  value,
  sum: nary,
  product: nary,
  least: nary,
  greatest: nary,
  difference,
  quotient,
  select,
  condition,
  curve,
  grade,
  matrix,
  lookup,
  convert,
  minor,
  lastDay,
  percentile,
  pool,
  part,
  assigned,
  members,
  rank,
  solve,
  unknown,
  round,
  power,
  days,
  column,
  roster,
  total,
  position,
  credited,
  share,
  entered,
  accrue,
  phase,
  over,
  previous,
  shift,
  team,
  due,
  tenure,
  carried,
  opening,
  resume,
  open,
  clawback,
  collected,
  hold,
};

/** Applies the operator of an expression; an operator of another version of the format is refused by name. */
export function apply(expression: Expression, place: Place, evaluation: Evaluation): Outcome {
  if (!Object.hasOwn(OPERATORS, expression.op)) {
    return missing('unknown-value', `this engine has no operator "${String(expression.op)}"`);
  }
  const operator = OPERATORS[expression.op] as Operator<Expression>;
  return operator(expression, place, evaluation);
}
