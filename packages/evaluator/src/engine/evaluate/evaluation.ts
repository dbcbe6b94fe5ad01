import type { ClawbackExpression, Condition, Expression, Plan, ValueId } from '../../format/types/index.ts';
import type { Rational } from '../../numbers/index.ts';
import type { CreditIndex } from '../data/credit-index.ts';
import type { EnteredResults } from '../data/entered-results.ts';
import type { OpeningBalances } from '../data/opening-balances.ts';
import type { Row } from '../data/row.ts';
import type { Missing, Outcome } from '../outcome.ts';
import type { Reason } from '../reasons.ts';
import type { Roster, RosterRow } from '../roster/roster.ts';
import type { Subject } from '../subject.ts';
import type { PlanYear, Window } from '../windows.ts';
import type { FormulaCache } from './formula-cache.ts';
import type { Watch } from './watch.ts';

/** What a formula is evaluated for. */
export interface Place {
  readonly subject: Subject;
  readonly window: Window;
  /** The current row, inside row operators and the formulas of columns. */
  readonly row?: Row | undefined;
  /**
   * The roster row that `accrue` has come to. It holds for the operand of `accrue` and for values that the operand
   * reads for the same window, and is forgotten where the window changes.
   */
  readonly rosterRow?: RosterRow | undefined;
  /** Inside `solve`, where an answer is tried: the number that `unknown` stands for. */
  readonly unknown?: Rational | undefined;
  /** Inside a total in order: what the rows before the current one come to, what the current one does, and its share. */
  readonly inOrder?:
    | { readonly before: Rational; readonly credited: Rational; readonly share: Rational }
    | undefined;
}

/** Values that are given instead of worked out, as in an example; undefined where a value is not given. */
export type GivenValues = (id: ValueId, subject: Subject, window: Window) => Outcome | undefined;

/** What operators ask of the evaluation that they are part of. */
export interface Evaluation {
  readonly plan: Plan;
  readonly year: PlanYear;
  readonly roster: Roster;
  readonly results: EnteredResults;
  readonly openings: OpeningBalances;
  /** Whether there are rows of a table to read, be it none; what reads a table that an example leaves out is `not-given`. */
  isGiven(table: string): boolean;
  readonly given: GivenValues | undefined;
  /** Is told what the evaluation comes by, where somebody watches. */
  readonly watch: Watch | undefined;
  /** Rows that count as if they had never been there. */
  readonly excluded: ReadonlySet<Row>;
  /** The first month that results are looked back to: the year's first, or that of an amendment that restarts them. */
  readonly resultsFrom: number;
  /** What formulas come to that look at nothing but a row. */
  readonly ofRows: FormulaCache<Row>;
  /** What such formulas add up to for a subject and a month. */
  readonly ofMonths: FormulaCache<string>;
  /** The rows of an input or derived table. */
  rows(table: string): readonly Row[];
  /** The index of a credits table, or the reasons why it cannot be built. */
  credits(id: string): CreditIndex | readonly Reason[];
  /** The value of a quantity's exact text. */
  exact(text: string): Rational;
  evaluate(expression: Expression, place: Place): Outcome;
  /** As `evaluate`, for operands that must be numbers: a blank is held, another kind is an error. */
  number(expression: Expression, place: Place): Outcome<Rational>;
  test(condition: Condition, place: Place): Outcome<boolean>;
  value(id: ValueId, subject: Subject, window: Window, rosterRow?: RosterRow): Outcome;
  /**
   * What a component takes back of rows credited in a month, by the version of the plan that was in force then: `none`
   * where that version takes nothing back.
   */
  clawbackIn(month: number, now: ClawbackExpression): ClawbackExpression | 'none' | Missing;
  /** Whether a value existed over a window: not where it lies before an amendment that brought the value in. */
  knows(id: ValueId, window: Window): boolean;
  /** The same evaluation as if some rows had never been there; these rows take the place of those excluded before. */
  without(rows: ReadonlySet<Row>): Evaluation;
}

/** The meaning of one operator. */
export type Operator<E extends Expression> = (expression: E, place: Place, evaluation: Evaluation) => Outcome;
