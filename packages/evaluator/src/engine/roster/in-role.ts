import type { DayNumber, Period } from '../../numbers/index.ts';
import { byText } from '../order.ts';
import type { PayeeSubject } from '../subject.ts';
import type { Roster, RosterRow } from './roster.ts';

/** The roster rows of a payee in one role, whichever the team, in order of their first days. */
export function rowsInRole(roster: Roster, { payee, role }: PayeeSubject): readonly RosterRow[] {
  return roster
    .rowsOf(payee)
    .filter(({ subject }) => subject.role === role)
    .sort((a, b) => a.days.first - b.days.first || byText(a.subject.team ?? '', b.subject.team ?? ''));
}

/** The payee's first day in the roster, in whichever role; undefined without a row. */
export function firstDayOf(roster: Roster, { payee }: PayeeSubject): DayNumber | undefined {
  const rows = roster.rowsOf(payee);
  return rows.length === 0 ? undefined : Math.min(...rows.map(({ days }) => days.first));
}

/** The payee's first day in the role; undefined without a roster row. */
export function firstDayInRole(roster: Roster, subject: PayeeSubject): DayNumber | undefined {
  return rowsInRole(roster, subject)[0]?.days.first;
}

/** The payee's last day in the role, far in the future while it is open. */
export function lastDayInRole(roster: Roster, subject: PayeeSubject): DayNumber | undefined {
  const rows = rowsInRole(roster, subject);
  return rows.length === 0 ? undefined : Math.max(...rows.map(({ days }) => days.last));
}

/**
 * The assignment that a payee's balance in a role is carried by over a stretch of days: the one in force in it that
 * began last, or where none is in force the one that began last before. One at a time, so that a transfer neither
 * loses nor doubles what is owed.
 */
export function carrierOf(roster: Roster, subject: PayeeSubject, days: Period): PayeeSubject | undefined {
  const begun = rowsInRole(roster, subject).filter((row) => row.days.first <= days.last);
  const inForce = begun.filter((row) => days.first <= row.days.last);
  return (inForce.at(-1) ?? begun.at(-1))?.subject;
}

/** The payee's assignments in the role that have begun by a day. */
export function begunInRole(roster: Roster, subject: PayeeSubject, by: DayNumber): readonly PayeeSubject[] {
  const rows = rowsInRole(roster, subject).filter(({ days }) => days.first <= by);
  return [...new Set(rows.map((row) => row.subject.team))].flatMap(
    (team) => rows.find((row) => row.subject.team === team)?.subject ?? [],
  );
}
