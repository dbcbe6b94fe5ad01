import type { PlanYear, Window } from '@ontarget/evaluator/engine';
import type {
  Condition,
  EnteredExpression,
  Expression,
  Plan,
  TotalExpression,
} from '@ontarget/evaluator/format';
import type { Rational } from '@ontarget/evaluator/numbers';
import type { Arithmetic, SqlFlag, SqlNumber, SqlText, SqlValue } from './quantity.ts';
import type { Relation } from './relation.ts';

/** What a formula is written for: the rows it is worked out on, and the window, which is known before any row is. */
export interface SqlPlace {
  readonly relation: Relation;
  readonly subject: 'payee' | 'team' | 'company';
  readonly window: Window;
  /** A column of the current row, inside formulas of rows. */
  readonly column?: (name: string) => SqlValue;
  /** Whether the relation's rows are roster rows, of which the current one counts. */
  readonly rosterRow?: boolean;
}

/** What operators ask of the query that they are part of. */
export interface SqlScope {
  readonly plan: Plan;
  readonly year: PlanYear;
  readonly arithmetic: Arithmetic;
  exact(text: string): Rational;
  evaluate(expression: Expression, place: SqlPlace): SqlValue;
  number(expression: Expression, place: SqlPlace): SqlNumber;
  test(condition: Condition, place: SqlPlace): SqlFlag;
  value(id: string, place: SqlPlace): SqlValue;
  total(expression: TotalExpression, place: SqlPlace): SqlNumber;
  /** A column of the roster row in force in the window, with whether there is none. */
  rosterColumn(name: string, place: SqlPlace, afterwards: boolean): SqlValue;
  /** Whether the payee's assignment has a day in the window, and has begun by its end. */
  touches(window: Window, place: SqlPlace): string;
  hasBegun(window: Window, place: SqlPlace): string;
  /** What roster rows come to, each month's part of the window weighted. */
  accrued(of: Expression, inFull: boolean, place: SqlPlace): SqlNumber;
  /** Days since 1970-01-01: the payee's first day in the role (whichever team), in any role, and the last in the role. */
  day(which: 'first in role' | 'first of all' | 'last in role', place: SqlPlace): string;
  team(place: SqlPlace): SqlText;
  /** The prefix of the columns of what is entered of a measure for the window, and how wide amounts are. */
  entry(measure: string, whose: EnteredExpression['whose'], place: SqlPlace): string;
  entryWidth(): { readonly over: bigint; readonly most: bigint };
}

/** The meaning of one operator in SQL. */
export type SqlOperator<E extends Expression> = (expression: E, place: SqlPlace, scope: SqlScope) => SqlValue;
