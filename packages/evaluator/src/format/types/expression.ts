import type { ClawbackExpression } from './clawback.ts';
import type { CollectedExpression } from './collected.ts';
import type { Condition, Relation } from './condition.ts';
import type { ConvertExpression, LastDayExpression, MinorExpression } from './convert.ts';
import type { ExactText, Grain, IsoDate, Quantity, Rounding, ValueId } from './quantity.ts';

/**
 * The formula of a value. It is evaluated for a *subject* (a payee in one role and team, a team, or the company)
 * and a *window* (whole fiscal months); inside row operators also for one row of a table.
 * Each operator's meaning is in docs/evaluator-format.md.
 */
export type Expression =
  | ConstantExpression
  | TextExpression
  | DateExpression
  | ValueExpression
  | NaryExpression
  | BinaryExpression
  | QuotientExpression
  | SelectExpression
  | ConditionExpression
  | CurveExpression
  | GradeExpression
  | MatrixExpression
  | LookupExpression
  | ConvertExpression
  | MinorExpression
  | LastDayExpression
  | RoundExpression
  | PowerExpression
  | DaysExpression
  | ColumnExpression
  | RosterExpression
  | TotalExpression
  | PositionExpression
  | CreditedExpression
  | ShareExpression
  | EnteredExpression
  | AccrueExpression
  | PhaseExpression
  | OverExpression
  | PreviousExpression
  | ShiftExpression
  | TeamExpression
  | DueExpression
  | TenureExpression
  | CarriedExpression
  | OpeningExpression
  | ResumeExpression
  | OpenExpression
  | ClawbackExpression
  | CollectedExpression
  | PercentileExpression
  | PoolExpression
  | PartExpression
  | AssignedExpression
  | MembersExpression
  | SolveExpression
  | UnknownExpression
  | RankExpression
  | HoldExpression;

export interface ConstantExpression extends Quantity {
  op: 'constant';
}
export interface TextExpression {
  op: 'text';
  value: string;
}
export interface DateExpression {
  op: 'date';
  value: IsoDate;
}

/** Another value for the same subject, by default for the same window. */
export interface ValueExpression {
  op: 'value';
  id: ValueId;
  window?: NamedWindow;
  /** What it comes to for a payee whose assignment begins after that window; without it the payee is held. */
  whenNone?: Expression;
}

/**
 * Another stretch of whole fiscal months, seen from a window. `year to date`: from the year's first day to the window's
 * last. `year`: the whole year. `previous`: the window of the same length just before it. `same period last year`: the
 * window twelve months earlier. `last year to date`: the year to date twelve months earlier. `last`: that many months,
 * up to the window's last. `before`: the last whole period of a grain that ends before the window begins. `whole`: the
 * period of a grain that the window's last month lies in. `to date`: that period, up to the window's last month.
 *
 * Months before the plan year are those of its calendar; only results have values there (`no-previous-period` else).
 */
export type NamedWindow =
  | 'year to date'
  | 'year'
  | 'previous'
  | 'same period last year'
  | 'last year to date'
  | { kind: 'last'; months: number }
  | { kind: 'before'; grain: Grain }
  | { kind: 'whole' | 'to date'; grain: 'quarter' | 'half-year' };

/** Sum, product, least or greatest of at least one operand. */
export interface NaryExpression {
  op: 'sum' | 'product' | 'least' | 'greatest';
  of: Expression[];
}

/** The first less the second. */
export interface BinaryExpression {
  op: 'difference';
  of: [Expression, Expression];
}

/** The first by the second; a zero divisor gives `whenZero`, or holds the payee with code `zero-divisor`. */
export interface QuotientExpression {
  op: 'quotient';
  of: [Expression, Expression];
  whenZero?: Expression;
}

/** The `then` of the first case whose condition holds, else `otherwise`. Later branches are not evaluated. */
export interface SelectExpression {
  op: 'select';
  cases: { when: Condition; then: Expression }[];
  otherwise: Expression;
}

/** A condition as a value of unit `flag`. */
export interface ConditionExpression {
  op: 'condition';
  holds: Condition;
}

/** Reads a curve at a point: what it pays there, or the rate written for the band reached. */
export interface CurveExpression {
  op: 'curve';
  curve: string;
  at: Expression;
  read: 'pay' | 'rate';
}

/** Reads a curve of named levels. */
export interface GradeExpression {
  op: 'grade';
  curve: string;
  of: Expression;
}

/** Reads a matrix at two numbers. */
export interface MatrixExpression {
  op: 'matrix';
  curve: string;
  down: Expression;
  across: Expression;
}

/**
 * A column of the row whose `match` columns hold these values. With `from` and `on`, of such rows the one that begins
 * last by that day. No row holds the payee with `lookup-without-row`.
 */
export interface LookupExpression {
  op: 'lookup';
  table: string;
  column: string;
  match: Record<string, Expression>;
  from?: string;
  on?: Expression;
}

export interface RoundExpression extends Rounding {
  op: 'round';
  of: Expression;
}

/**
 * The first to the power of the second: exact where `rounded` is absent, which needs a whole constant as the second;
 * else rounded as if it had been worked out without end. Zero to a negative power, and a negative number to one that is
 * not whole, hold the payee with `power-undefined`.
 */
export interface PowerExpression {
  op: 'power';
  of: [Expression, Expression];
  rounded?: Rounding;
}

/** The days from the first date to the second, which is not counted; negative where it comes before. */
export interface DaysExpression {
  op: 'days';
  of: [Expression, Expression];
}

/** A column of the current row. */
export interface ColumnExpression {
  op: 'column';
  name: string;
}

/** A column of the subject's roster row in force; blank gives `whenBlank`, or holds the payee with `roster-blank`. */
export interface RosterExpression {
  op: 'roster';
  column: string;
  whenBlank?: Expression;
  /** Whether the last row counts where the assignment has ended before the window, as for what is paid afterwards. */
  afterwards?: true;
  /** Whether a number below zero is an error of whoever has it (`below-zero`), as of a quota. */
  notBelowZero?: true;
}

/**
 * Adds up (or counts, or takes the greatest of) credited rows whose credit date lies in the window.
 * `own` and `rolled-up` weigh each row by the credited share of the subject; `company` counts each row once, whole.
 */
export interface TotalExpression {
  op: 'total';
  function: 'sum' | 'count' | 'greatest';
  /** The id of a credits table. */
  credits: string;
  /** Evaluated for each row; absent when counting. */
  of?: Expression;
  where?: Condition;
  /**
   * The most and the least that one row comes to, whole (`deal`) or as the subject's share of it (`share`). `atMost`
   * bounds the size and keeps the sign, so that what is taken back is bounded alike; then `atLeast` is a floor for every
   * row, one that comes to 0 or less too.
   */
  limit?: { of: 'deal' | 'share'; atMost?: ExactText; atLeast?: ExactText };
  /**
   * Takes the rows one after the other by these columns, which must tell any two of them apart (`order-not-unique`).
   * `base` is what moves the position along; `of` is then about credited amounts already, and is not weighed again.
   * With `within` only rows that have the same in these columns come before each other.
   */
  order?: { by: string[]; base: Expression; within?: string[] };
  /** Of rolled-up credits only those from so many steps below: 1 for those of direct reports. */
  level?: number;
  /** Each row counts with its whole amount for whoever has a share of it that is not zero, once. */
  inFull?: boolean;
  /**
   * `payee own`, `payee rolled-up`, `payee both`: the subject's credits on days of this assignment.
   * `its team`: direct credits of payees assigned, on the row's date, to the subject's team or a team below it.
   * `company`: each row once, whoever is credited. `{ team }`: as `its team`, for a named team.
   */
  whose: 'payee own' | 'payee rolled-up' | 'payee both' | 'its team' | 'company' | { team: string };
}

/** Inside a total in order: what the rows before this one come to, each its `base` times the subject's share. */
export interface PositionExpression {
  op: 'position';
}

/** Inside a total in order: this row's `base` times the subject's share. */
export interface CreditedExpression {
  op: 'credited';
}

/** Inside a total in order: the subject's share of this row. */
export interface ShareExpression {
  op: 'share';
}

/** A value entered in the table `results` for exactly this subject and window. */
export interface EnteredExpression {
  op: 'entered';
  measure: string;
  whose: 'payee' | 'its team' | 'company' | { team: string };
  /** What a missing entry counts as; without it the payee is held with `missing-result`. */
  whenMissing?: Expression;
}

/**
 * Adds up `of` over the months of the window and, for a payee, over the roster rows of the assignment in force in
 * each month, each weighted by its days over the days of the month (`by days`), or once for each month with the
 * last row in force (`in full`). For a team or the company every month counts once.
 */
export interface AccrueExpression {
  op: 'accrue';
  of: Expression;
  proration: 'by days' | 'in full';
}

/** The current month's share of a yearly amount: twelve shares, one for each fiscal month; only inside `accrue` or `over` months. */
export interface PhaseExpression {
  op: 'phase';
  shares: ExactText[];
}

/** Adds up `of` over the periods of a grain: those in the window, or those of the year that end before it begins. */
export interface OverExpression {
  op: 'over';
  each: Grain;
  periods: 'in the window' | 'before the window';
  of: Expression;
  /** Whether periods that no roster row of the assignment touches add nothing, as for what is earned. */
  whileAssigned?: boolean;
  /** What the periods before the plan's first payment come to together. */
  opening?: Expression;
}

/**
 * `of` for the period of the same grain before the window; at the year's first, and with `within` at the first of each
 * period of that grain, `whenFirst`.
 */
export interface PreviousExpression {
  op: 'previous';
  of: Expression;
  whenFirst: Expression;
  within?: 'quarter' | 'half-year';
  /** What it is where the period before lies before the plan's first payment. */
  opening?: Expression;
}

/** `of` for the month that comes `months` later; beyond the year's end, the same month of this year times `beyond`. */
export interface ShiftExpression {
  op: 'shift';
  months: number;
  of: Expression;
  beyond: ExactText;
}

/** Chooses by the subject's team; a team not listed holds the payee with `no-goal-for-team`. */
export interface TeamExpression {
  op: 'team';
  cases: Record<string, Expression>;
}

/**
 * Adds up a stage of a component over its measurement periods that end in the (payment) window; or a value that goes
 * with it, such as one of its instalments.
 */
export interface DueExpression {
  op: 'due';
  component: NodeIdOfComponent;
  stage: 'payout' | 'target pay' | 'shortfall';
  /** Only the last of these periods counts: what is open after all of them. */
  periods?: 'last';
  /** Added up in place of the stage. */
  value?: ValueId;
}
export type NodeIdOfComponent = string;

/**
 * The current month counted from the month of the payee's first day in the role, which is 1; whichever teams the
 * payee was assigned to. Only where the window is one month.
 */
export interface TenureExpression {
  op: 'tenure';
}

/**
 * What a balance of the payee in the role comes to at the end of the period before the window, whichever team the
 * payee was assigned to then; in the payee's first period of the year `opening`. With `per: assignment` what it comes to
 * for this assignment alone, before and after its last day.
 */
export interface CarriedExpression {
  op: 'carried';
  balance: ValueId;
  opening: Expression;
  per?: 'assignment';
}

/**
 * What the table `opening` brings in for the payee, the role and this balance; nothing where it has no row. With `due` only
 * what falls due in the window (or, in the year's first payment period, before it), for the assignment that carried the
 * payee's balances in the role when the year, or the role, began.
 */
export interface OpeningExpression {
  op: 'opening';
  balance: string;
  due?: 'in the window';
  /** Whether the table must say it for who was there before the first payment; else what it leaves out is nothing. */
  required?: boolean;
}

/**
 * `of`, with what the table `opening` brings in under this name in place of the part of the window before the plan's first
 * payment; where the table does not name it, `of` alone.
 */
export interface ResumeExpression {
  op: 'resume';
  opening: string;
  of: Expression;
}

/**
 * Where a number stands among the numbers of a table's column, from 0 to 1: by rank with them, or interpolated between
 * them; blank cells do not count.
 */
export interface PercentileExpression {
  op: 'percentile';
  of: Expression;
  table: string;
  column: string;
  /** Which rows count; all without it. */
  where?: Condition;
  method: 'ranked' | 'interpolated';
  better: 'higher' | 'lower';
}

/**
 * The payee's share of an amount that is divided by weight among everybody assigned to `team` (or below it) on a day,
 * the window's last without `on`, in whole units by largest remainder. A role without a weight has no share.
 */
export interface PoolExpression {
  op: 'pool';
  amount: Expression;
  /** What a payee of each role counts by. */
  weights: Record<string, Expression>;
  team: string;
  on?: IsoDate;
  days: 'by days' | 'in full';
  unit: ExactText;
}

/**
 * What of an amount the payee answers for, among those who share it: for each month of the window, `of` × weight ÷ Σ weights
 * of those who are assigned to the team (or one below it; without `team`, to any) in one of these roles on the first day of
 * the period of grain `each` that the month lies in. With `leavers` `stays`, Σ is never less than in such a period of the year
 * before it, so that the parts of others do not grow. Who is not assigned on that day has no part of the month.
 */
export interface PartExpression {
  op: 'part';
  of: Expression;
  each: Grain;
  team?: string;
  /** What a payee of each role counts by, in the roster row in force on that day; over the whole year. */
  weights: Record<string, Expression>;
  leavers: 'stays' | 'shared again';
}

/**
 * What those count for together who are assigned to `team` (or one below it) in one of the roles `among` (without it, in any)
 * on the first day of the period of grain `each` that the window's first month lies in.
 */
export interface AssignedExpression {
  op: 'assigned';
  /** What one of them counts for, in the roster row in force on that day; over the whole year. */
  of: Expression;
  team: string;
  among?: string[];
  each: Grain;
}

/**
 * What is open of advances: over the values g of a column, Σ max(0, share · out − back), where out and back are the
 * totals of the rows with that value. A value counts nothing once a row of `out` has a date in `until` that lies in the
 * window or before it.
 */
export interface OpenExpression {
  op: 'open';
  by: string;
  share: ExactText;
  out: TotalExpression;
  back: TotalExpression;
  until?: string;
}

/**
 * What components come to for several people together: for each assignment that is one of them, a stage of its
 * component over the measurement periods that end in the window.
 */
export interface MembersExpression {
  op: 'members';
  /** One for each role that has it. */
  components: NodeIdOfComponent[];
  stage: 'earned' | 'payout';
  /**
   * `its team`, `{ team }`: assignments to the subject's team or to that one, and to teams below it. `below`: those whose
   * line of managers leads to the payee on the last day of the measurement period that the assignment has a day of;
   * `directly below`: those who report to the payee on that day.
   */
  whose: 'its team' | 'below' | 'directly below' | { team: string };
}

/**
 * The one number x that `of` comes to where `unknown` stands for x. As a function of x it is made of straight lines that
 * are nowhere as steep as x itself; else it is the error `no-one-solution`.
 */
export interface SolveExpression {
  op: 'solve';
  of: Expression;
}

/** Inside `solve`: the number that is looked for. */
export interface UnknownExpression {
  op: 'unknown';
}

/**
 * Where the payee stands among everybody who takes part: those assigned, on a day, to a role that `of` names (and to
 * `team` or a team below it), whose result satisfies `results`. Blank for who does not take part; 0 as an award.
 */
export interface RankExpression {
  op: 'rank';
  /** The result of a payee of each role. */
  of: Record<string, Expression>;
  better: 'higher' | 'lower';
  team?: string;
  /** The day on which one has to be there; the window's last without it. */
  on?: IsoDate;
  /** What a result must be for its payee to take part. */
  results?: { relation: Relation; bound: ExactText };
  /** Tells apart those whose results are equal. */
  tieBreak?: { of: Record<string, Expression>; better: 'higher' | 'lower' };
  /**
   * Which place those have that are equal all the same: the best of the places that they take together, the worst, or
   * `each`: an award is then the mean of those of all these places.
   */
  ties: 'best' | 'worst' | 'each';
  /** The place from 1; the part of the others that is not better; or what a curve pays for the place. */
  read: 'place' | 'percentile' | { curve: string };
}

/** Never a number: the payee is held with this code. */
export interface HoldExpression {
  op: 'hold';
  code: string;
}
