import { dayNumber, endOfMonth, monthName } from './dates.ts';
import { accept, type Parsed, refuse } from './parsed.ts';
import type { Period } from './period.ts';

/** A calendar month, as the literal `2027-03` names it; month counts from 1. */
export interface CalendarMonth {
  readonly year: number;
  readonly month: number;
}

export type MonthCode = 'not-a-month' | 'no-such-month';

/** Reads `2027-03`; nothing else. */
export function parseMonth(text: string): Parsed<CalendarMonth, MonthCode> {
  const match = /^([0-9]{4})-([0-9]{2})$/.exec(text);
  if (!match) return refuse('not-a-month', `"${text}" is not a month; write year-month, such as 2027-03`);
  const year = Number(match[1]);
  const month = Number(match[2]);
  if (year < 1) return refuse('no-such-month', 'years run from 0001 to 9999');
  if (month < 1 || month > 12) {
    return refuse(
      'no-such-month',
      `there is no month ${match[2]}; months run from 01 (${monthName(1)}) to 12`,
    );
  }
  return accept({ year, month });
}

/** Writes a calendar month as `2027-03`. */
export function formatMonth({ year, month }: CalendarMonth): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

/** First to last day of a calendar month. */
export function monthPeriod({ year, month }: CalendarMonth): Period {
  const first = dayNumber(year, month, 1);
  return { first, last: endOfMonth(first) };
}
