import { addDays, formatDate, parseDate } from '@ontarget/evaluator/numbers';
import type { RawCell } from '@ontarget/evaluator/rows';
import type { Workbook } from './workbook.ts';

/** A cell as the sheet writes it. */
export interface WrittenCell {
  /** `s`, `inlineStr`, `str`, `b`, `e`, `d`, or `n` where nothing is said. */
  readonly type: string;
  /** The number of its style. */
  readonly style: string | undefined;
  readonly value: string | undefined;
  /** The text that stands in the cell itself. */
  readonly inline: string;
  readonly isFormula: boolean;
}

/** What a cell holds: texts follow the table's dialect, numbers, dates and flags are the workbook's own. */
export function cellOf({ type, style, value, inline, isFormula }: WrittenCell, book: Workbook): RawCell {
  if (type === 'inlineStr') return blankOr(inline);
  if (value === undefined || value === '') {
    if (isFormula && type !== 'str')
      return unreadable('the formula has no result; open the workbook, let it calculate, and save it', '');
    return null;
  }
  switch (type) {
    case 's': {
      const text = book.texts[Number(value)];
      return text === undefined
        ? unreadable('the workbook does not hold the text of this cell', '')
        : blankOr(text);
    }
    case 'str':
      return blankOr(value);
    case 'b':
      return { typed: value === '1' || value === 'true' ? 'true' : 'false' };
    case 'e':
      return unreadable(`the cell holds the error ${value}; mend the formula`, value);
    case 'd':
      return { typed: value.replace(/T00:00:00(\.0+)?Z?$/, '') };
    default:
      return style !== undefined && book.isDate[Number(style)] === true
        ? dateOf(value, book.from1904)
        : numberOf(value);
  }
}

function blankOr(text: string): RawCell {
  return text === '' ? null : text;
}

function unreadable(reason: string, written: string): RawCell {
  return { unreadable: reason, written };
}

/** A spreadsheet keeps, shows and takes 15 digits of a number. */
const MOST_DIGITS = 15;

/**
 * A number as somebody typed it. Spreadsheets keep numbers in binary and write them with up to 17 digits, so that 1.1 stands
 * in the file as 1.1000000000000001: what was typed is the shortest number that is kept alike. What needs more than 15 digits
 * was typed by nobody: a formula left it behind, and which decimal was meant is not for us to say.
 */
function numberOf(written: string): RawCell {
  const kept = Number(written);
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(written) || !Number.isFinite(kept))
    return unreadable('the cell holds no number', written);
  const [, sign = '', whole = '', part = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(kept)) ?? [];
  const digits = `${whole}${part}`.replace(/^0+|0+$/g, '');
  if (digits.length > MOST_DIGITS)
    return unreadable(
      `the number has more than ${MOST_DIGITS} digits, so that a formula left it behind in binary; round it in the workbook, as with =ROUND(…, 2), or save it as text`,
      written,
    );
  const point = whole.length + Number(exponent);
  const all = `${whole}${part}`;
  const padded = point <= 0 ? `${'0'.repeat(1 - point)}${all}` : all.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const fraction = padded.slice(at).replace(/0+$/, '');
  const text = `${padded.slice(0, at).replace(/^0+(?=\d)/, '')}${fraction === '' ? '' : `.${fraction}`}`;
  return { typed: text === '0' ? '0' : `${sign}${text}` };
}

const SECONDS = 86_400;

/**
 * A day as a spreadsheet counts it: 1 is 1900-01-01, and 60 a 29 February 1900 that there never was (ECMA-376 part 1,
 * 18.17.4.1); or 0 is 1904-01-01. A part of a day is a time, to the second.
 */
function dateOf(written: string, from1904: boolean): RawCell {
  const serial = Number(written);
  const seconds = Math.round(serial * SECONDS);
  const day = Math.floor(seconds / SECONDS);
  const time = seconds - day * SECONDS;
  const base = parseDate(from1904 ? '1904-01-01' : day < 60 ? '1899-12-31' : '1899-12-30');
  // 9999-12-31 is the last day that a spreadsheet shows.
  if (
    !base.ok ||
    !Number.isFinite(serial) ||
    day < (from1904 ? 0 : 1) ||
    day > 2_958_465 ||
    (!from1904 && day === 60)
  )
    return unreadable('the cell looks like a date, and its number is that of no day', written);
  const date = formatDate(addDays(base.value, day));
  if (time === 0) return { typed: date };
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return { typed: `${date} ${two(time / 3600)}:${two((time % 3600) / 60)}:${two(time % 60)}` };
}
