import { type DateCode, type DayNumber, dateFromParts, FIRST_DAY, LAST_DAY } from '../dates.ts';
import { accept, type Parsed, type Refusal, refuse } from '../parsed.ts';
import { type BlankCode, takeValue } from './cell.ts';
import type { DatePattern, InputDialect } from './dialect.ts';
import { parseZone, type ZoneCode } from './zone.ts';

export type DateCellCode =
  | BlankCode
  | DateCode
  | ZoneCode
  | 'time-without-zone'
  | 'no-such-time'
  | 'two-digit-year'
  | 'serial-day-number';

/** How each pattern looks; slashes and points come without leading zeros too, since the order is stated. */
const SHAPES: Readonly<Record<DatePattern, RegExp>> = {
  'YYYY-MM-DD': /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
  'DD.MM.YYYY': /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
  'MM/DD/YYYY': /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/,
  'DD/MM/YYYY': /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/,
};

const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? ?(Z|UTC|[-+]\d{2}:?\d{2})?$/;

/**
 * Reads a date cell in the pattern of its contract. A cell with a time of day is the day of that moment in the
 * stated zone; a time without an offset of its own is taken to be in that zone.
 */
export function parseDateCell(cell: string, dialect: InputDialect): Parsed<DayNumber, DateCellCode> {
  const value = takeValue(cell);
  if (!value.ok) return value;
  const [, datePart = '', timePart] = /^([^T ]*)(?:[T ](.*))?$/.exec(value.value) ?? [];
  const date = readDay(datePart, value.value, dialect.datePattern);
  if (!date.ok || timePart === undefined) return date;
  return atTime(date.value, timePart, value.value, dialect.zone);
}

function readDay(text: string, whole: string, pattern: DatePattern): Parsed<DayNumber, DateCellCode> {
  const parts = SHAPES[pattern].exec(text)?.groups;
  if (parts === undefined) return otherShape(text, whole, pattern);
  const date = dateFromParts(Number(parts.year), Number(parts.month), Number(parts.day));
  if (date.ok) return date;
  return refuse(date.code, `"${text}" read as ${pattern}: ${date.message}`);
}

function otherShape(text: string, whole: string, pattern: DatePattern): Refusal<DateCellCode> {
  if (/^\d{4,6}(?:\.\d+)?$/.test(text)) {
    return refuse(
      'serial-day-number',
      `"${whole}" is a spreadsheet's day number; export the column as ${pattern}`,
    );
  }
  if (/^\d{1,2}([-./])\d{1,2}\1\d{2}$/.test(text)) {
    return refuse('two-digit-year', `"${whole}" has a year of two digits; the column's dates are ${pattern}`);
  }
  return refuse('not-a-date', `"${whole}" is not a date written ${pattern}`);
}

function atTime(
  day: DayNumber,
  time: string,
  whole: string,
  zone: string | undefined,
): Parsed<DayNumber, DateCellCode> {
  const match = TIME.exec(time);
  if (!match)
    return refuse('not-a-date', `"${whole}" has more behind its date than a time such as 14:30:00Z`);
  if (zone === undefined) {
    return refuse(
      'time-without-zone',
      `"${whole}" has a time of day; state in the contract in which zone its days are meant, such as UTC`,
    );
  }
  const [, hours = '', minutes = '', seconds = '0', offset] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
    return refuse('no-such-time', `"${whole}": there is no time ${time}`);
  }
  const ahead = parseZone(zone);
  if (!ahead.ok) return ahead;
  const written = offset === undefined ? ahead : parseZone(offset);
  if (!written.ok) return written;
  // Zones are whole minutes apart, so seconds never change the day.
  const minutesInZone = Number(hours) * 60 + Number(minutes) - written.value + ahead.value;
  return moved(day, Math.floor(minutesInZone / (24 * 60)), whole);
}

function moved(day: DayNumber, days: number, whole: string): Parsed<DayNumber, DateCellCode> {
  const date = day + days;
  if (date >= FIRST_DAY && date <= LAST_DAY) return accept(date);
  return refuse('no-such-day', `"${whole}" falls outside the years 0001 to 9999`);
}
