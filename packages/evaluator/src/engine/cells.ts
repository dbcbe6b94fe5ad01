import { type DayNumber, formatDate, formatRational, type Rational } from '../numbers/index.ts';

/** A calendar day as the value of a cell. */
export interface DateCell {
  readonly date: DayNumber;
}

/**
 * A value of a row, or of a formula. Money, rates, percents and counts are exact rationals; text, choices, grades
 * and payees are strings; null is blank.
 */
export type Cell = Rational | string | DateCell | boolean | null;

/** Whether a cell holds a number. */
export function isRational(cell: Cell): cell is Rational {
  return typeof cell === 'object' && cell !== null && 'n' in cell;
}

/** Whether a cell holds a date. */
export function isDateCell(cell: Cell): cell is DateCell {
  return typeof cell === 'object' && cell !== null && 'date' in cell;
}

/** One text for each value: exact for numbers, ISO for dates, `yes` and `no` for flags, empty for a blank. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return isRational(cell) ? formatRational(cell) : formatDate(cell.date);
}

/** A text that differs for any two different cells, whatever their kind. */
export function cellIdentity(cell: Cell): string {
  if (cell === null) return 'blank';
  if (typeof cell === 'string') return `text ${cell}`;
  if (typeof cell === 'boolean') return `flag ${cell}`;
  return isRational(cell) ? `number ${formatRational(cell)}` : `date ${cell.date}`;
}
