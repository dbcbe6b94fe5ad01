import { addDays, addMonths, type DayNumber } from './dates.ts';
import { accept, type Parsed, refuse } from './parsed.ts';

export type DurationUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A span by the calendar: `90 days`, `6 months`. A month has no fixed number of days, so units do not convert. */
export interface Duration {
  readonly count: number;
  readonly unit: DurationUnit;
}

export type DurationCode =
  | 'not-a-duration'
  | 'unknown-duration-unit'
  | 'duration-not-whole'
  | 'too-many-digits';

const UNITS: Readonly<Record<string, DurationUnit>> = {
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  quarter: 'quarter',
  quarters: 'quarter',
  year: 'year',
  years: 'year',
};

/** Reads a whole count and its unit word: `90 days`, `1 month`, `2 quarters`. Spaces between them may repeat. */
export function parseDuration(text: string): Parsed<Duration, DurationCode> {
  const match = /^([0-9][0-9.,]*) +([A-Za-z]+)$/.exec(text);
  if (!match)
    return refuse(
      'not-a-duration',
      `"${text}" is not a duration; write a number and a unit, such as 90 days`,
    );
  const [, digits = '', word = ''] = match;
  const unit = Object.hasOwn(UNITS, word) ? UNITS[word] : undefined;
  if (unit === undefined) {
    return refuse(
      'unknown-duration-unit',
      `durations are in days, weeks, months, quarters or years, not "${word}"`,
    );
  }
  if (!/^(0|[1-9][0-9]*)$/.test(digits)) {
    return refuse(
      'duration-not-whole',
      `a duration is a whole number of ${word} without commas, not ${digits}`,
    );
  }
  if (digits.length > 5) return refuse('too-many-digits', `${digits} ${word} is longer than any plan`);
  return accept({ count: Number(digits), unit });
}

/** Writes a duration as the language does: `1 day`, `90 days`. */
export function formatDuration({ count, unit }: Duration): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/**
 * The date that lies a duration after `date` (before it where `direction` is -1). Months, quarters and years go by
 * the calendar and end on the last day of a shorter month: 6 months after 31 August is 28 or 29 February.
 */
export function addDuration(date: DayNumber, { count, unit }: Duration, direction: 1 | -1 = 1): DayNumber {
  const steps = count * direction;
  switch (unit) {
    case 'day':
      return addDays(date, steps);
    case 'week':
      return addDays(date, 7 * steps);
    case 'month':
      return addMonths(date, steps);
    case 'quarter':
      return addMonths(date, 3 * steps);
    case 'year':
      return addMonths(date, 12 * steps);
  }
}
