import { PlanYear } from '@ontarget/evaluator/engine';
import type { Column, Plan } from '@ontarget/evaluator/format';
import { formatDate, minorDigits, parseDate } from '@ontarget/evaluator/numbers';
import { ByteIndex } from './byte-index.ts';
import { NotAtVolume } from './not-at-volume.ts';
import type { Payees } from './payees.ts';
import { type Batch, OUTSIDE_YEAR } from './rows.ts';

const [MINUS, POINT, ZERO] = [45, 46, 48] as const;

/** A piece of a file, as bytes and as words; it goes on for `PADDING` bytes behind every cell. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/**
 * Reads the cells of one column into a batch. A class for each type of column, and no closures: the scanner's loop calls
 * each at a place of its own, which is what lets the machine code of all of them grow together.
 */
export interface CellReader {
  /** Whether the cell from here to there is good; where not, `problem` says why. */
  read(piece: Piece, from: number, to: number, row: number): boolean;
  readonly problem: string;
}

/** The words of a choice in the order of their numbers, with all spellings that are accepted. */
export function wordsOf({ choices = {} }: Column): { word: string; spellings: readonly string[] }[] {
  return Object.entries(choices).map(([word, also]) => ({ word, spellings: [word, ...also] }));
}

/** What identifies a row; keys are compared elsewhere. */
export class KeyReader implements CellReader {
  readonly problem: string;

  constructor(name: string) {
    this.problem = `${name} is blank`;
  }

  read(_piece: Piece, from: number, to: number): boolean {
    return from !== to;
  }
}

/** The number of the word among the column's choices. */
export class ChoiceReader implements CellReader {
  readonly problem: string;
  /** How long the last text was that was found; 0 where the next may not be guessed by it. */
  length = 0;
  private readonly index: ByteIndex;
  private readonly words: Uint8Array;
  private readonly into: Uint8Array;

  constructor(name: string, column: Column, into: Uint8Array) {
    const spellings = wordsOf(column).flatMap(({ spellings: all }, word) =>
      all.map((text) => ({ text, word })),
    );
    this.problem = `${name} is none of the plan's words`;
    this.index = new ByteIndex(spellings.map(({ text }) => text));
    this.words = Uint8Array.from(spellings, ({ word }) => word);
    this.into = into;
  }

  read({ view }: Piece, from: number, to: number, row: number): boolean {
    const found = this.index.find(view, from, to);
    if (found < 0) return false;
    this.into[row] = this.words[found] as number;
    if (this.index.isPlain) this.length = to - from;
    return true;
  }
}

/** The number of the payee; −1 for a blank. */
export class PayeeReader implements CellReader {
  problem = '';
  /** How long the last name was that was found; 0 where the next may not be guessed by it. */
  length = 0;
  private readonly name: string;
  private readonly blank: boolean;
  private readonly index: ByteIndex;
  private readonly into: Int32Array;

  constructor(name: string, { blank }: Column, { byName }: Payees, into: Int32Array) {
    this.name = name;
    this.blank = blank === true;
    this.index = byName;
    this.into = into;
  }

  read({ view }: Piece, from: number, to: number, row: number): boolean {
    if (from === to && this.blank) {
      this.into[row] = -1;
      return true;
    }
    const payee = this.index.find(view, from, to);
    if (payee >= 0) {
      this.into[row] = payee;
      if (this.index.isPlain) this.length = to - from;
      return true;
    }
    this.problem = from === to ? `${this.name} is blank` : `${this.name} is nobody of the roster`;
    return false;
  }
}

/** Whole minor units of decimals such as `-1054.00`. */
export class MoneyReader implements CellReader {
  problem = '';
  private readonly name: string;
  private readonly units: number;
  private readonly into: Float64Array;

  constructor(name: string, currency: string, into: Float64Array) {
    this.name = name;
    this.units = 10 ** minorDigits(currency);
    this.into = into;
  }

  read({ bytes }: Piece, from: number, to: number, row: number): boolean {
    let at = from;
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at += 1;
    let value = 0;
    const first = at;
    for (; at < to; at += 1) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    const digits = at - first;
    if (digits === 0 || digits > 13) return this.isNone();
    let unit = this.units;
    if (at < to) {
      if (bytes[at] !== POINT || at + 1 === to) return this.isNone();
      for (at += 1; at < to; at += 1) {
        const digit = (bytes[at] as number) - ZERO;
        if (digit < 0 || digit > 9) return this.isNone();
        if (unit > 1) {
          unit /= 10;
          value = value * 10 + digit;
        } else if (digit !== 0) {
          this.problem = `${this.name} is finer than the currency's smallest unit`;
          return false;
        }
      }
    }
    value *= unit;
    this.into[row] = isNegative ? -value : value;
    return true;
  }

  /** Reads the usual amount, whose end is where it stops; any other place where it is to be read by its ends. */
  readOn({ bytes }: Piece, from: number, row: number): number {
    let at = from;
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at += 1;
    const first = at;
    let value = 0;
    let digit = (bytes[at] as number) - ZERO;
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      at += 1;
      digit = (bytes[at] as number) - ZERO;
    }
    if (at === first || at - first > 13 || bytes[at] !== POINT) return -1;
    let unit = this.units;
    for (at += 1; unit > 1; at += 1) {
      digit = (bytes[at] as number) - ZERO;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
      unit /= 10;
    }
    this.into[row] = isNegative ? -value : value;
    return at;
  }

  private isNone(): false {
    this.problem = `${this.name} is no amount that is read at volume`;
    return false;
  }
}

/** Days before and behind the plan's year that are known by heart, too: files often hold several years. */
const DAYS_AROUND = 3 * 366;

/** An ISO date: its fiscal month, and its day. */
export class DateReader implements CellReader {
  readonly problem: string;
  private readonly year: PlanYear;
  /** Days by their texts, from a first one on, and the month of each. */
  private readonly known: ByteIndex;
  private readonly first: number;
  private readonly knownMonths: Uint8Array;
  private readonly months: Uint8Array;
  private readonly days: Int32Array;
  private readonly decoder = new TextDecoder();
  /** The day of the row before, as most rows come in the order of their days. */
  private last0 = 0;
  private last1 = 0;
  private last2 = 0;
  private lastMonth = 0;
  private lastDay = 0;

  constructor(plan: Plan, name: string, { blank }: Column, { months, days }: Batch) {
    if (blank) throw new NotAtVolume(`${name} may be blank`);
    this.problem = `${name} is no date such as 2027-03-31`;
    this.year = new PlanYear(plan);
    const { first, last } = this.year.days({ from: 0, to: 11 });
    this.first = first - DAYS_AROUND;
    const known = Array.from({ length: last + DAYS_AROUND + 1 - this.first }, (_, at) => this.first + at);
    this.known = new ByteIndex(known.map(formatDate));
    this.knownMonths = Uint8Array.from(known, (day) => this.monthOf(day));
    this.months = months;
    this.days = days;
  }

  read({ bytes, view }: Piece, from: number, to: number, row: number): boolean {
    if (to - from !== 10) return false;
    const text0 = view.getInt32(from, true);
    const text1 = view.getInt32(from + 4, true);
    const text2 = view.getUint16(from + 8, true);
    if (text0 !== this.last0 || text1 !== this.last1 || text2 !== this.last2) {
      const known = this.known.find(view, from, to);
      const day = known < 0 ? this.read10(bytes.subarray(from, to)) : this.first + known;
      if (day === undefined) return false;
      this.last0 = text0;
      this.last1 = text1;
      this.last2 = text2;
      this.lastDay = day;
      this.lastMonth = known < 0 ? this.monthOf(day) : (this.knownMonths[known] as number);
    }
    this.months[row] = this.lastMonth;
    this.days[row] = this.lastDay;
    return true;
  }

  private read10(bytes: Uint8Array): number | undefined {
    for (const [at, byte] of bytes.entries()) {
      if (at === 4 || at === 7 ? byte !== MINUS : byte < ZERO || byte > ZERO + 9) return undefined;
    }
    const date = parseDate(this.decoder.decode(bytes));
    return date.ok ? date.value : undefined;
  }

  private monthOf(day: number): number {
    return this.year.monthOf(day) ?? OUTSIDE_YEAR;
  }
}
