import type { DayNumber, Rational } from '../../numbers/index.ts';
import type { Reason, RowRef } from '../reasons.ts';
import type { Row } from './row.ts';

/** A row as somebody's credit: the share of it that counts for them, or the doubt whether it does. */
export interface Credit {
  readonly row: Row;
  /** Undefined where it could not be read; the credit then stands in every month. */
  readonly date: DayNumber | undefined;
  readonly share: Rational;
  /** How many steps below the subject it comes from, where it was rolled up; undefined where nobody knows. */
  readonly level?: number;
  /** Why nobody knows whether, or how much, this counts; empty for a sound credit. */
  readonly doubts: readonly Reason[];
}

/** Credits by month, 0 for the plan year's first and negative in the years before it. */
export class CreditMonths {
  private readonly months = new Map<number, Credit[]>();
  /** Without a date: they stand in every month. */
  private readonly undated: Credit[] = [];

  add(month: number | undefined, credit: Credit): void {
    if (month === undefined) {
      this.undated.push(credit);
      return;
    }
    const known = this.months.get(month);
    if (known === undefined) this.months.set(month, [credit]);
    else known.push(credit);
  }

  in(month: number): readonly Credit[] {
    const own = this.months.get(month) ?? [];
    return this.undated.length === 0 ? own : [...own, ...this.undated];
  }
}

/** Credits grouped by a name, with those that could be anybody's. */
export class CreditGroups {
  private readonly named = new Map<string, CreditMonths>();
  private readonly anybody = new CreditMonths();

  add(name: string | undefined, month: number | undefined, credit: Credit): void {
    if (name === undefined) {
      this.anybody.add(month, credit);
      return;
    }
    const known = this.named.get(name) ?? new CreditMonths();
    this.named.set(name, known);
    known.add(month, credit);
  }

  in(name: string, month: number): readonly Credit[] {
    const own = this.named.get(name)?.in(month) ?? [];
    const anybody = this.anybody.in(month);
    return anybody.length === 0 ? own : [...own, ...anybody];
  }
}

/**
 * Everything that a credits table credits, arranged so that a total reads only the rows of its subject and months.
 */
export interface CreditIndex {
  /** The month of the first dated row; undefined where there is none. */
  readonly firstMonth: number | undefined;
  /** By payee: the shares that rows name them for. */
  readonly own: CreditGroups;
  /** By manager: the shares of those below them. */
  readonly rolledUp: CreditGroups;
  /** By team: direct credits of its members and of the teams below, at most the whole of each row. */
  readonly team: CreditGroups;
  /** Each row once, whole, whoever is credited. */
  readonly company: CreditMonths;
  /** Payees who are credited but have no roster row, with the rows. */
  readonly strangers: ReadonlyMap<string, readonly Stray[]>;
  /** Rows whose payee has a roster row, but none in force on the credit's date. */
  readonly unassigned: readonly Stray[];
}

/** A credit that reaches nobody's pay. */
export interface Stray {
  readonly payee: string;
  readonly date: DayNumber;
  readonly ref: RowRef;
  /** Whether it came by a reporting line rather than by name. */
  readonly rolledUp: boolean;
}
