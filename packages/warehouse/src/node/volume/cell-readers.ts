import { PlanYear } from '@ontarget/evaluator/engine';
import type { Column, Plan } from '@ontarget/evaluator/format';
import { minorDigits, parseDate } from '@ontarget/evaluator/numbers';
import { ByteIndex } from './byte-index.ts';
import { NotAtVolume } from './not-at-volume.ts';
import type { Payees } from './payees.ts';
import { type Batch, OUTSIDE_YEAR, type RowsAsked } from './rows.ts';
import type { SourceShape } from './shape.ts';

const [MINUS, POINT, ZERO] = [45, 46, 48] as const;

/** Reads the cell that stands in a buffer into a batch; what is wrong with it, or undefined. */
export type CellReader = (buffer: Uint8Array, from: number, to: number, row: number) => string | undefined;

/** What a file of rows is read for. */
export interface Scan {
  readonly plan: Plan;
  readonly source: SourceShape;
  readonly asked: RowsAsked;
  readonly payees: Payees;
}

/** A reader for each column of a file that is asked for, and where the key stands. */
export function readersOf(
  headings: readonly string[],
  { plan, source, asked, payees }: Scan,
  batch: Batch,
): { readers: (CellReader | undefined)[]; key: number } {
  const places = new Map(
    Object.entries(source.contract.columns).map(([name, { header }]) => [
      name,
      headings.indexOf(header ?? name),
    ]),
  );
  if (new Set(headings).size !== headings.length)
    throw new NotAtVolume(`two columns of ${source.table} have one heading`);
  const readers: (CellReader | undefined)[] = headings.map(() => undefined);
  const set = (name: string, reader: CellReader) => {
    const place = places.get(name) ?? -1;
    if (place < 0) throw new NotAtVolume(`${source.table} has no column ${name}`);
    readers[place] = reader;
  };
  const columnOf = (name: string): Column => {
    const column = source.contract.columns[name];
    if (column === undefined) throw new NotAtVolume(`${source.table} has no column ${name} in the plan`);
    return column;
  };
  set(asked.key, (_buffer, from, to) => (from === to ? `${asked.key} is blank` : undefined));
  set(asked.date, dateReader(plan, asked.date, columnOf(asked.date), batch));
  for (const name of asked.payees) {
    set(name, payeeReader(name, columnOf(name), payees, batch.payees[name] as Int32Array));
  }
  for (const name of asked.choices)
    set(name, choiceReader(name, columnOf(name), batch.choices[name] as Uint8Array));
  for (const name of asked.money) {
    set(name, moneyReader(name, minorDigits(plan.currency), batch.money[name] as Float64Array));
  }
  return { readers, key: places.get(asked.key) ?? -1 };
}

/** The words of a choice in the order of their numbers, with all spellings that are accepted. */
export function wordsOf({ choices = {} }: Column): { word: string; spellings: readonly string[] }[] {
  return Object.entries(choices).map(([word, also]) => ({ word, spellings: [word, ...also] }));
}

function choiceReader(name: string, column: Column, into: Uint8Array): CellReader {
  const words = wordsOf(column);
  const spellings = words.flatMap(({ spellings: all }, word) => all.map((text) => ({ text, word })));
  const index = new ByteIndex(spellings.map(({ text }) => text));
  return (buffer, from, to, row) => {
    const found = index.find(buffer, from, to);
    if (found < 0) return `${name} is none of the plan's words`;
    into[row] = (spellings[found] as { word: number }).word;
    return undefined;
  };
}

function payeeReader(name: string, { blank }: Column, { byName }: Payees, into: Int32Array): CellReader {
  return (buffer, from, to, row) => {
    if (from === to) {
      if (!blank) return `${name} is blank`;
      into[row] = -1;
      return undefined;
    }
    const payee = byName.find(buffer, from, to);
    if (payee < 0) return `${name} is nobody of the roster`;
    into[row] = payee;
    return undefined;
  };
}

/** Whole minor units of decimals such as `-1054.00`. */
function moneyReader(name: string, places: number, into: Float64Array): CellReader {
  const units = 10 ** places;
  return (buffer, from, to, row) => {
    let at = from;
    const isNegative = buffer[at] === MINUS;
    if (isNegative) at += 1;
    let value = 0;
    const first = at;
    for (; at < to; at += 1) {
      const digit = (buffer[at] as number) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    const digits = at - first;
    if (digits === 0 || digits > 13) return `${name} is no amount that is read at volume`;
    value *= units;
    if (at < to) {
      if (buffer[at] !== POINT || at + 1 === to) return `${name} is no amount that is read at volume`;
      at += 1;
      let unit = units;
      for (; at < to; at += 1) {
        const digit = (buffer[at] as number) - ZERO;
        if (digit < 0 || digit > 9) return `${name} is no amount that is read at volume`;
        unit /= 10;
        if (unit >= 1) value += digit * unit;
        else if (digit !== 0) return `${name} is finer than the currency's smallest unit`;
      }
    }
    into[row] = isNegative ? -value : value;
    return undefined;
  };
}

/** The fiscal month of an ISO date. Each day is worked out once. */
function dateReader(plan: Plan, name: string, { blank }: Column, { months, days }: Batch): CellReader {
  if (blank) throw new NotAtVolume(`${name} may be blank`);
  const year = new PlanYear(plan);
  const known = new Map<number, { month: number; day: number }>();
  const decoder = new TextDecoder();
  return (buffer, from, to, row) => {
    if (to - from !== 10) return `${name} is no date such as 2027-03-31`;
    let packed = 0;
    for (let at = from; at < to; at += 1) {
      const byte = buffer[at] as number;
      if (at === from + 4 || at === from + 7) {
        if (byte !== MINUS) return `${name} is no date such as 2027-03-31`;
      } else if (byte < ZERO || byte > ZERO + 9) return `${name} is no date such as 2027-03-31`;
      else packed = packed * 10 + (byte - ZERO);
    }
    let found = known.get(packed);
    if (found === undefined) {
      const date = parseDate(decoder.decode(buffer.subarray(from, to)));
      if (!date.ok) return `${name} is no date such as 2027-03-31`;
      found = { month: year.monthOf(date.value) ?? OUTSIDE_YEAR, day: date.value };
      known.set(packed, found);
    }
    months[row] = found.month;
    days[row] = found.day;
    return undefined;
  };
}
