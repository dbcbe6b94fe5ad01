import type { Window } from '@ontarget/evaluator/engine';
import type { Plan, TotalExpression } from '@ontarget/evaluator/format';
import { formatOf } from '../files.ts';
import { type Lets, RowAdder } from './add-rows.ts';
import { wordsOf } from './cell-readers.ts';
import type { Scan } from './columns-of.ts';
import type { Credited } from './credit.ts';
import { type Keys, PrintedKeys, Prints, RisingKeys, SuspectKeys } from './distinct-keys.ts';
import { NotAtVolume } from './not-at-volume.ts';
import { addParquet } from './parquet.ts';
import type { Payees } from './payees.ts';
import type { RowsAsked } from './rows.ts';
import { KeysFall, scanCsv } from './scan-csv.ts';
import { type Filter, type SourceShape, type Sum, sourceOf, sumOf } from './shape.ts';
import { Spans } from './spans.ts';
import { Tallies } from './tallies.ts';

/** What is credited, and where its rows are. */
export interface CreditingInput {
  readonly plan: Plan;
  readonly payees: Payees;
  /** Files of the one table whose rows are credited: CSV or Parquet. */
  readonly files: readonly string[];
  /** `promised`: whoever wrote the files answers for keys that stand in one row only, as a constraint of a database does. */
  readonly keys?: 'checked' | 'promised';
}

/** A total, and the months over which it is asked for. */
export interface AskedTotal {
  readonly total: TotalExpression;
  readonly window: Window;
}

/** What rows add up to, by the totals of the plan that asked. */
export interface CreditedTotals {
  readonly rows: number;
  /** The sum that a total is of; its spans make up the windows that were asked for. */
  of(total: TotalExpression): { readonly sum: Sum; readonly credited: Credited };
}

/**
 * Credits the rows of files to payees and adds them up by payee and window, for all totals at once and out of core: what is
 * held in memory grows with payees, not with rows. Throws `NotAtVolume` where the reference path is needed.
 */
export async function creditFiles(
  { plan, payees, files, keys = 'checked' }: CreditingInput,
  totals: readonly AskedTotal[],
): Promise<CreditedTotals> {
  const [first] = totals;
  if (first === undefined) throw new NotAtVolume('nothing is credited');
  const source = sourceOf(plan, first.total);
  const sums = new Map<string, Sum>();
  for (const { total } of totals) {
    const other = sourceOf(plan, total);
    if (other.table !== source.table || other.date !== source.date) {
      throw new NotAtVolume(`rows of ${source.table} and of ${other.table} are credited, or by two dates`);
    }
    const sum = sumOf(plan, total);
    sums.set(keyOf(sum), sum);
  }
  const spans = new Spans(totals.map(({ window }) => window));
  if (spans.count === 0) throw new NotAtVolume("it looks at a year before the plan's");
  const fresh = () => new Tallies([...sums.values()], payees.names.length, spans);
  const scan: Scan = { plan, source, asked: askedBy(source, [...sums.values()]), payees };
  if (files.some((file) => formatOf(file) === 'xlsx')) throw new NotAtVolume('some files are workbooks');
  const isText = files.map((file) => formatOf(file) !== 'parquet');
  if (isText.some((text) => text !== isText[0]))
    throw new NotAtVolume('some files are CSV and others Parquet');
  if (isText[0] === false) {
    const tallies = fresh();
    const rows = await addParquet(files, scan, tallies, keys);
    return totalsOf(plan, rows, sums, tallies);
  }
  if (keys === 'checked') {
    const rising = fresh();
    const rows = addCsv(files, scan, new RisingKeys(), rising);
    if (rows !== undefined) return totalsOf(plan, rows, sums, rising);
  }
  const tallies = fresh();
  const prints = keys === 'checked' ? new Prints() : undefined;
  const rows = addCsv(files, scan, prints && new PrintedKeys(prints), tallies);
  if (prints !== undefined) refuseSameKeys(files, scan, prints);
  return totalsOf(plan, rows as number, sums, tallies);
}

function totalsOf(
  plan: Plan,
  rows: number,
  sums: ReadonlyMap<string, Sum>,
  tallies: Tallies,
): CreditedTotals {
  const credited = new Map([...sums].map(([key, sum]) => [key, tallies.creditedOf(sum)]));
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

/** Undefined where keys did not rise, so that more of them has to be kept. */
function addCsv(
  files: readonly string[],
  scan: Scan,
  keys: Keys | undefined,
  tallies: Tallies,
): number | undefined {
  const adder = new RowAdder(tallies, (filter) => letsOf(filter, scan.source));
  try {
    return files.reduce((rows, file) => rows + scanCsv(file, scan, keys, (batch) => adder.add(batch)), 0);
  } catch (problem) {
    if (problem instanceof KeysFall) return undefined;
    throw problem;
  }
}

/** Reads the files again where two keys have one print: only the keys themselves tell whether they are the same. */
function refuseSameKeys(files: readonly string[], scan: Scan, prints: Prints): void {
  const suspects = prints.suspects();
  if (suspects.size === 0) return;
  const keys = new SuspectKeys(suspects);
  try {
    for (const file of files) scanCsv(file, scan, keys, () => {});
  } catch (problem) {
    if (!(problem instanceof KeysFall)) throw problem;
    const { table, key } = scan.source;
    throw new NotAtVolume(
      `record ${problem.record} of ${table}: its ${key} is the one of an earlier record, too`,
    );
  }
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
    sound: [
      ...ofType('date').filter((name) => name !== source.date),
      ...ofType('text').filter((name) => name !== source.key && columns[name]?.blank !== true),
    ],
  };
}

function keyOf({ credits, of, where }: Sum): string {
  return JSON.stringify([credits.id, of, where]);
}
