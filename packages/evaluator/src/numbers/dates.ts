import { NumbersError } from './errors.ts';
import { accept, type Parsed, refuse } from './parsed.ts';

/**
 * A date as whole days since 1970-01-01 in the Gregorian calendar, carried back before its introduction. No zone
 * and no clock: a date is the name of a day. Days 0001-01-01 to 9999-12-31 exist.
 */
export type DayNumber = number;

/** A calendar day by its parts; month and day count from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** 1 for Monday to 7 for Sunday, as ISO 8601 counts them. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type DateCode = 'not-a-date' | 'no-such-day';

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The English name of a month from 1 to 12, for messages. */
export function monthName(month: number): string {
  const name = MONTH_NAMES[month - 1];
  if (name === undefined) throw outOfRange(`month ${month}`);
  return name;
}

/** Whether a year has a 29 February: every fourth, but of the full centuries only every fourth again. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The number of days of a month; month counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day number of year, month and day; throws `date-out-of-range` where there is no such day. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const refusal = noSuchDay(year, month, day);
  if (refusal !== undefined) throw outOfRange(refusal);
  return daysBeforeYear(year) + daysBeforeMonth(year, month) + day - 1 - DAYS_BEFORE_1970;
}

/** Year, month and day of a day number; throws `date-out-of-range` outside 0001-01-01 to 9999-12-31. */
export function civilDate(date: DayNumber): CivilDate {
  if (!Number.isInteger(date) || date < FIRST_DAY || date > LAST_DAY) throw outOfRange(`day number ${date}`);
  const sinceYearOne = date + DAYS_BEFORE_1970;
  // The mean year is 365.2425 days, so this guess is the year itself or its neighbour.
  let year = Math.floor(sinceYearOne / 365.2425) + 1;
  while (daysBeforeYear(year) > sinceYearOne) year -= 1;
  while (daysBeforeYear(year + 1) <= sinceYearOne) year += 1;
  let rest = sinceYearOne - daysBeforeYear(year);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return { year, month, day: rest + 1 };
}

/** Reads an ISO date `2027-03-31`, four-digit year and all; nothing else. */
export function parseDate(text: string): Parsed<DayNumber, DateCode> {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (!match)
    return refuse('not-a-date', `"${text}" is not a date; write year-month-day, such as 2027-03-31`);
  return dateFromParts(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day number of parts that a person wrote; refused in words where the calendar has no such day. */
export function dateFromParts(year: number, month: number, day: number): Parsed<DayNumber, DateCode> {
  const refusal = noSuchDay(year, month, day);
  return refusal === undefined ? accept(dayNumber(year, month, day)) : refuse('no-such-day', refusal);
}

/** Writes a day number as `2027-03-31`. */
export function formatDate(date: DayNumber): string {
  const { year, month, day } = civilDate(date);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** The date `days` days later (earlier where negative). */
export function addDays(date: DayNumber, days: number): DayNumber {
  const moved = date + days;
  if (!Number.isInteger(moved) || moved < FIRST_DAY || moved > LAST_DAY)
    throw outOfRange(`day number ${moved}`);
  return moved;
}

/**
 * The same day of the month `months` months later (earlier where negative); a day that the month does not have
 * becomes its last day (31 January + 1 month = 28 or 29 February).
 */
export function addMonths(date: DayNumber, months: number): DayNumber {
  const from = civilDate(date);
  const count = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return dayNumber(year, month, Math.min(from.day, daysInMonth(year, month)));
}

/** The last day of the month that a date lies in. */
export function endOfMonth(date: DayNumber): DayNumber {
  const { year, month } = civilDate(date);
  return dayNumber(year, month, daysInMonth(year, month));
}

/** How many days `to` lies after `from`: 0 for one and the same day, negative where `to` is earlier. */
export function daysBetween(from: DayNumber, to: DayNumber): number {
  return to - from;
}

/** The weekday of a date, 1 for Monday to 7 for Sunday. */
export function dayOfWeek(date: DayNumber): Weekday {
  // Day 0, 1970-01-01, was a Thursday.
  return (((((date + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The English name of a weekday, 1 for Monday to 7 for Sunday. */
export function weekdayName(weekday: Weekday): string {
  return WEEKDAY_NAMES[weekday - 1] ?? '';
}

function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

function daysBeforeMonth(year: number, month: number): number {
  let days = 0;
  for (let earlier = 1; earlier < month; earlier += 1) days += daysInMonth(year, earlier);
  return days;
}

const DAYS_BEFORE_1970 = daysBeforeYear(1970);
/** 0001-01-01. */
export const FIRST_DAY: DayNumber = -DAYS_BEFORE_1970;
/** 9999-12-31. */
export const LAST_DAY: DayNumber = daysBeforeYear(10000) - 1 - DAYS_BEFORE_1970;

function noSuchDay(year: number, month: number, day: number): string | undefined {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return `years run from 0001 to 9999, not ${year}`;
  if (!Number.isInteger(month) || month < 1 || month > 12)
    return `there is no month ${month}; months run from 1 to 12`;
  const days = daysInMonth(year, month);
  if (Number.isInteger(day) && day >= 1 && day <= days) return undefined;
  return `${monthName(month)} ${year} has ${days} days, so there is no day ${day} in it`;
}

function outOfRange(what: string): NumbersError {
  return new NumbersError('date-out-of-range', `no such date: ${what}`);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
