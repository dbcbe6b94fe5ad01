import type { Condition, CreditsTable, Expression } from '@ontarget/evaluator/format';
import { ONE, ZERO } from '@ontarget/evaluator/numbers';
import type { Measure } from '@ontarget/language/ast';
import { anyOf } from '../build/conditions.ts';
import { branch, constant, select } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { rowFormula } from '../formulas/row.ts';
import { compileCredits } from '../tables/credits.ts';
import { limitOfCount } from './deal-limit.ts';

/** The rows that two measures count, taken as one: those that move a position along, and those that are paid. */
export interface JointRows {
  /** The table of credits of both. */
  readonly credits: string;
  /** What a row of the other measure moves the position by; nothing for a row that only the own one counts. */
  readonly base: Expression;
  /** Which rows are paid; undefined: all. */
  readonly paid: Condition | undefined;
  /** What a row comes to in the own measure, before the share. */
  readonly amount: Expression;
  /** Which rows move the position; undefined: all. */
  readonly moves: Condition | undefined;
  /** Whether a row that moves the position does so by what it is paid on. */
  readonly isOwnAmount: boolean;
}

/** The rows of both; or why they cannot be taken as one. */
export function jointRows(c: Compilation, own: Measure, other: Measure): JointRows | string {
  const sums = [own, other].map(amountOf);
  const [amount, moves] = sums;
  if (amount === undefined) return `${own.name} does not add up deals`;
  if (moves === undefined) return `${other.name} does not add up deals`;
  if (limitOfCount(c, other) !== undefined || limitOfCount(c, own) !== undefined)
    return 'what each deal counts is limited, and its place is by all of it';
  const [first, second] = [own, other].map((measure) => tableOf(c, measure));
  if (first === undefined || second === undefined) return 'who is credited is unknown';
  const { where: ownWhere, ...ownCredits } = first;
  const { where: otherWhere, ...otherCredits } = second;
  if (JSON.stringify(ownCredits) !== JSON.stringify(otherCredits)) {
    return `${own.name} and ${other.name} do not credit the same rows to the same people on the same day`;
  }
  const paidOn = amount(c);
  const moved = moves(c);
  const where =
    ownWhere === undefined || otherWhere === undefined ? undefined : anyOf([ownWhere, otherWhere]);
  return {
    credits: creditsOfBoth(c, own, other, { ...ownCredits, ...(where === undefined ? {} : { where }) }),
    base: otherWhere === undefined ? moved : select([branch(otherWhere, moved)], constant(ZERO, 'number')),
    paid: ownWhere,
    amount: paidOn,
    moves: otherWhere,
    isOwnAmount: JSON.stringify(paidOn) === JSON.stringify(moved),
  };
}

function creditsOfBoth(c: Compilation, own: Measure, other: Measure, both: CreditsTable): string {
  const text = JSON.stringify(both);
  const same = [own, other]
    .map((measure) => compileCredits(c, measure))
    .find((id) => JSON.stringify(c.tables.get(id)) === text);
  if (same !== undefined) return same;
  const id = `${compileCredits(c, own)} and ${other.name}`;
  c.places.put(id, own);
  c.tables.set(id, both);
  return id;
}

function tableOf(c: Compilation, measure: Measure): CreditsTable | undefined {
  const table = c.tables.get(compileCredits(c, measure));
  return table?.kind === 'credits' ? table : undefined;
}

function amountOf({ body }: Measure): ((c: Compilation) => Expression) | undefined {
  if (body.$type === 'CountMeasure') return () => constant(ONE, 'count');
  if (body.$type !== 'TotalMeasure' || body.function !== 'total') return undefined;
  return (c) => rowFormula(c, body.amount);
}
