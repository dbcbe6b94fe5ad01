import type { DayNumber, Period } from '../../numbers/index.ts';
import type { Row } from '../data/row.ts';
import { byText } from '../order.ts';
import { distinctReasons, type Reason } from '../reasons.ts';
import { type PayeeSubject, subjectKey } from '../subject.ts';

/** The last day of an assignment without an end. */
export const OPEN_END: DayNumber = Number.MAX_SAFE_INTEGER;

/** One effective-dated row of the roster, read. */
export interface RosterRow {
  readonly row: Row;
  readonly subject: PayeeSubject;
  /** The days it is in force, both ends included. */
  readonly days: Period;
  readonly manager: string | undefined;
  /** Whether the manager could be read; where not, nobody knows whom the payee's credit rolls up to. */
  readonly managerProblems: readonly Reason[];
}

/**
 * A roster row with something wrong: what can still be told from it. Its payee is paid nothing; others are touched
 * only by what cannot be told, such as the team that the payee's credit counts for.
 */
export interface DoubtfulRow {
  readonly payee: string;
  readonly reasons: readonly Reason[];
  /** Undefined where a date of the row cannot be read or they contradict each other. */
  readonly days: Period | undefined;
  /** Undefined for none; `unknown` where it cannot be read or the plan does not have it. */
  readonly team: { readonly name: string | undefined } | 'unknown';
  readonly manager: { readonly name: string | undefined } | 'unknown';
}

/** A payee in one role and team, with the stretches of time on which that is so, in order. */
export class Assignment {
  readonly subject: PayeeSubject;
  readonly rows: readonly RosterRow[];
  /** Why nothing can be paid on it; mostly empty. */
  readonly problems: readonly Reason[];

  constructor(subject: PayeeSubject, rows: readonly RosterRow[], problems: readonly Reason[]) {
    this.subject = subject;
    this.rows = rows;
    this.problems = problems;
  }

  get firstDay(): DayNumber {
    return this.rows[0]?.days.first ?? OPEN_END;
  }

  /** The rows in force on a day of a period, in order. */
  rowsIn(period: Period): readonly RosterRow[] {
    return this.rows.filter(({ days }) => days.first <= period.last && period.first <= days.last);
  }

  /** The last row in force on a day of a period. */
  lastIn(period: Period): RosterRow | undefined {
    return this.rowsIn(period).at(-1);
  }

  /** The last row that ended before a period. */
  lastBefore(period: Period): RosterRow | undefined {
    return this.rows.filter(({ days }) => days.last < period.first).at(-1);
  }

  touches(period: Period): boolean {
    return this.rowsIn(period).length > 0;
  }

  covers(date: DayNumber): boolean {
    return this.touches({ first: date, last: date });
  }
}

/** Who is assigned to which role and team, when, and to whom they report: the table `roster`, read. */
export class Roster {
  /** By payee, role and team. */
  readonly assignments: readonly Assignment[];
  /** What is wrong with roster rows, by payee, sorted. A payee listed here is paid nothing. */
  readonly problems: ReadonlyMap<string, readonly Reason[]>;
  /** Roster rows of which not even the payee is known: they could be anybody's. */
  readonly anybody: readonly Reason[];
  /** Whether it is one made-up payee of a question, of whom nothing says who else there is. */
  readonly isAlone: boolean;
  private readonly bySubject: ReadonlyMap<string, Assignment>;
  private readonly byPayee: ReadonlyMap<string, readonly RosterRow[]>;
  private readonly doubtful: ReadonlyMap<string, readonly DoubtfulRow[]>;

  constructor(
    assignments: readonly Assignment[],
    doubtful: readonly DoubtfulRow[],
    anybody: readonly Reason[],
    isAlone = false,
  ) {
    this.isAlone = isAlone;
    this.assignments = assignments;
    this.anybody = anybody;
    this.doubtful = Map.groupBy(doubtful, ({ payee }) => payee);
    this.problems = new Map(
      [...this.doubtful]
        .map(([payee, rows]) => [payee, distinctReasons(rows.flatMap(({ reasons }) => reasons))] as const)
        .sort(([a], [b]) => byText(a, b)),
    );
    this.bySubject = new Map(assignments.map((one) => [subjectKey(one.subject), one]));
    this.byPayee = Map.groupBy(
      assignments.flatMap(({ rows }) => rows),
      ({ subject }) => subject.payee,
    );
  }

  assignment(subject: PayeeSubject): Assignment | undefined {
    return this.bySubject.get(subjectKey(subject));
  }

  /** Whether the roster has a row of this payee, right or wrong. */
  knows(payee: string): boolean {
    return this.byPayee.has(payee) || this.problems.has(payee);
  }

  /** The doubtful rows of a payee that may be in force on a day; all of them where no day is known. */
  doubtsOn(payee: string, date: DayNumber | undefined): readonly DoubtfulRow[] {
    return (this.doubtful.get(payee) ?? []).filter(
      ({ days }) => date === undefined || days === undefined || (days.first <= date && date <= days.last),
    );
  }

  /** All rows of a payee that could be read. */
  rowsOf(payee: string): readonly RosterRow[] {
    return this.byPayee.get(payee) ?? [];
  }

  /** The rows of a payee in force on a day. */
  rowsOn(payee: string, date: DayNumber): readonly RosterRow[] {
    return this.rowsOf(payee).filter(({ days }) => days.first <= date && date <= days.last);
  }

  /** Whether a payee is assigned to anything on a day. */
  employedOn(payee: string, date: DayNumber): boolean {
    return this.rowsOn(payee, date).length > 0;
  }
}
