import type { Plan, TotalExpression } from '@ontarget/evaluator/format';
import { formatOf } from '../files.ts';
import { type Scan, wordsOf } from './cell-readers.ts';
import { Credited } from './credit.ts';
import { KeptKeys, type Keys, RisingKeys } from './distinct-keys.ts';
import { NotAtVolume } from './not-at-volume.ts';
import { addParquet } from './parquet.ts';
import type { Payees } from './payees.ts';
import type { Batch, RowsAsked } from './rows.ts';
import { KeysFall, scanCsv } from './scan-csv.ts';
import { type Filter, type SourceShape, type Sum, sourceOf, sumOf } from './shape.ts';

/** What is credited, and where its rows are. */
export interface CreditingInput {
  readonly plan: Plan;
  readonly payees: Payees;
  /** Files of the one table whose rows are credited: CSV or Parquet. */
  readonly files: readonly string[];
  /** `promised`: whoever wrote the files answers for keys that stand in one row only, as a constraint of a database does. */
  readonly keys?: 'checked' | 'promised';
}

/** What rows add up to, by the totals of the plan that asked. */
export interface CreditedTotals {
  readonly rows: number;
  /** The sum that a total is of. */
  of(total: TotalExpression): { readonly sum: Sum; readonly credited: Credited };
}

/**
 * Credits the rows of files to payees and adds them up by payee and month, for all totals at once and out of core: what is
 * held in memory grows with payees, not with rows. Throws `NotAtVolume` where the reference path is needed.
 */
export async function creditFiles(
  { plan, payees, files, keys = 'checked' }: CreditingInput,
  totals: readonly TotalExpression[],
): Promise<CreditedTotals> {
  const [first] = totals;
  if (first === undefined) throw new NotAtVolume('nothing is credited');
  const source = sourceOf(plan, first);
  const sums = new Map<string, Sum>();
  for (const total of totals) {
    const other = sourceOf(plan, total);
    if (other.table !== source.table || other.date !== source.date) {
      throw new NotAtVolume(`rows of ${source.table} and of ${other.table} are credited, or by two dates`);
    }
    const sum = sumOf(plan, total);
    sums.set(keyOf(sum), sum);
  }
  const fresh = () => new Map([...sums].map(([key, sum]) => [key, new Credited(sum, payees.names.length)]));
  const scan: Scan = { plan, source, asked: askedBy(source, [...sums.values()]), payees };
  if (files.some((file) => formatOf(file) === 'xlsx')) throw new NotAtVolume('some files are workbooks');
  const isText = files.map((file) => formatOf(file) !== 'parquet');
  if (isText.some((text) => text !== isText[0]))
    throw new NotAtVolume('some files are CSV and others Parquet');
  if (isText[0] === false) {
    const credited = fresh();
    const rows = await addParquet(files, scan, [...credited.values()], keys);
    return totalsOf(plan, rows, credited);
  }
  const checks: (Keys | undefined)[] = keys === 'promised' ? [undefined] : [new RisingKeys(), new KeptKeys()];
  for (const check of checks) {
    const credited = fresh();
    const rows = addCsv(files, scan, check, [...credited.values()]);
    if (rows !== undefined) return totalsOf(plan, rows, credited);
  }
  throw new NotAtVolume('the keys of the rows cannot be told apart');
}

function totalsOf(plan: Plan, rows: number, credited: ReadonlyMap<string, Credited>): CreditedTotals {
  return {
    rows,
    of: (total) => {
      const sum = sumOf(plan, total);
      const found = credited.get(keyOf(sum));
      if (found === undefined) throw new NotAtVolume('a total was not asked for');
      return { sum, credited: found };
    },
  };
}

/** Undefined where keys did not rise, so that they have to be kept. */
function addCsv(
  files: readonly string[],
  scan: Scan,
  keys: Keys | undefined,
  credited: readonly Credited[],
): number | undefined {
  const lets = credited.map(({ where }) => letsOf(where, scan.source));
  const use = (batch: Batch) => {
    for (const [index, one] of credited.entries()) {
      const counts = (lets[index] as Lets[]).map(({ column, words }) => ({
        choices: batch.choices[column] as Uint8Array,
        lets: words,
      }));
      one.add(batch, counts);
    }
  };
  try {
    return files.reduce((rows, file) => rows + scanCsv(file, scan, keys, use), 0);
  } catch (problem) {
    if (problem instanceof KeysFall) return undefined;
    throw problem;
  }
}

export interface Lets {
  readonly column: string;
  readonly words: Uint8Array;
}

/** For each column of a filter, which of its words let a row count. */
export function letsOf(filter: Filter, { contract }: SourceShape): Lets[] {
  return filter.map(({ column, among }) => ({
    column,
    words: Uint8Array.from(wordsOf(contract.columns[column] ?? ({} as never)), ({ word }) =>
      among.includes(word) ? 1 : 0,
    ),
  }));
}

function askedBy(source: SourceShape, sums: readonly Sum[]): RowsAsked {
  const payees = sums.flatMap(({ credits: { entries, rollUp } }) => [
    ...entries.flatMap(({ to, ifBlank }) => [to, ...ifBlank]),
    ...(rollUp === undefined ? [] : [rollUp.column]),
  ]);
  const distinct = (names: readonly string[]) => [...new Set(names)].sort();
  const { columns } = source.contract;
  // A row with a bad cell pays nobody, also where no sum reads the cell: choices and money are read to see that they are good.
  const ofType = (type: string) => Object.keys(columns).filter((name) => columns[name]?.type === type);
  const known = ['text', 'date', 'payee', 'choice', 'money'];
  const other = Object.entries(columns).find(([, { type }]) => !known.includes(type));
  if (other !== undefined) throw new NotAtVolume(`${other[0]} holds values of the type ${other[1].type}`);
  return {
    date: source.date,
    key: source.key,
    payees: distinct([...payees, ...ofType('payee')]),
    choices: distinct(ofType('choice')),
    money: distinct(ofType('money')),
  };
}

function keyOf({ credits, of, where }: Sum): string {
  return JSON.stringify([credits.id, of, where]);
}
