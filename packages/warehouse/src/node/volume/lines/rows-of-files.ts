import { closeSync, openSync, readSync } from 'node:fs';
import type { DuckDBConnection, DuckDBVarCharVector } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { PlanYear } from '@ontarget/evaluator/engine';
import type { Column } from '@ontarget/evaluator/format';
import { formatDate, minorDigits } from '@ontarget/evaluator/numbers';
import { identifier, literal } from '../../duckdb.ts';
import { formatOf } from '../../files.ts';
import { type Piece, wordsOf } from '../cell-readers.ts';
import type { Scan } from '../columns-of.ts';
import { NotAtVolume } from '../not-at-volume.ts';
import { BATCH, newBatch, OUTSIDE_YEAR } from '../rows.ts';
import { csvPieces } from '../scan-csv.ts';
import { INLINE, TextColumn } from './keys.ts';
import type { LineBatch } from './line-batch.ts';

/** Goes through CSV files byte by byte, with the keys of their rows, and stops after each piece, so that lines can be written. */
export function* csvBatches(
  files: readonly string[],
  scan: Scan,
  use: (batch: LineBatch) => void,
): Generator<void> {
  const keys = new TextColumn(BATCH);
  let row = 0;
  const take = ({ bytes }: Piece, from: number, to: number): boolean => {
    keys.set(row, bytes, from, to);
    row += 1;
    return true;
  };
  for (const file of files) {
    yield* csvPieces(file, scan, { take }, (batch) => {
      use(Object.assign(batch, { keys }));
      keys.clear();
      row = 0;
    });
  }
}

/** The rows of some days, out of files that DuckDB reads; sorted by day and key where they are not. */
export async function databaseBatches(
  connection: DuckDBConnection,
  files: readonly string[],
  scan: Scan,
  { from, to, sorted }: { from: number; to: number; sorted: boolean },
  use: (batch: LineBatch) => Promise<void>,
): Promise<void> {
  const { source, asked, plan } = scan;
  const { columns } = source.contract;
  const named = (name: string) => headingOf(scan, name);
  const places = minorDigits(plan.currency);
  const payees = asked.payees.map(
    (name) => `coalesce(CAST(enum_code(CAST(${named(name)} AS payees)) AS INTEGER), -1)`,
  );
  const choices = asked.choices.map((name) => {
    const cases = wordsOf(columns[name] as Column).flatMap(({ spellings }, word) =>
      spellings.map((text) => `WHEN ${literal(text)} THEN ${word}`),
    );
    return `CAST(CASE ${named(name)} ${cases.join(' ')} END AS UTINYINT)`;
  });
  const money = asked.money.map(
    (name) => `CAST(CAST(${named(name)} AS DECIMAL(18, ${places})) * ${10 ** places} AS DOUBLE)`,
  );
  const date = named(source.date);
  const key = named(source.key);
  const sql = `SELECT ${key}, CAST(${date} - DATE '1970-01-01' AS INTEGER), ${[...payees, ...choices, ...money].join(', ')}
    FROM ${fromFiles(files, scan)}
    WHERE ${date} BETWEEN DATE ${literal(formatDate(from))} AND DATE ${literal(formatDate(to))}
    ${sorted ? `ORDER BY ${date}, ${key}` : ''}`;
  const months = monthsOfDays(scan, from, to);
  const batch: LineBatch = { ...newBatch(asked), keys: new TextColumn(BATCH) };
  const result = await connection.stream(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    const rows = chunk.rowCount;
    const bytesOf = (index: number, width: number): Uint8Array => {
      const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
      return duckdb.vector_get_data(vector, width * rows);
    };
    batch.rows = rows;
    keysOf(bytesOf(0, 16), chunk.getColumnVector(0) as DuckDBVarCharVector, rows, batch.keys);
    fill(batch.days, bytesOf(1, 4));
    for (let row = 0; row < rows; row += 1)
      batch.months[row] = months[(batch.days[row] as number) - from] as number;
    let index = 2;
    for (const name of asked.payees) fill(batch.payees[name] as Int32Array, bytesOf(index++, 4));
    for (const name of asked.choices) fill(batch.choices[name] as Uint8Array, bytesOf(index++, 1));
    for (const name of asked.money) fill(batch.money[name] as Float64Array, bytesOf(index++, 8));
    await use(batch);
  }
}

/** The fiscal month of each day of a stretch. */
function monthsOfDays({ plan }: Scan, from: number, to: number): Uint8Array {
  const year = new PlanYear(plan);
  return Uint8Array.from({ length: to - from + 1 }, (_, day) => year.monthOf(from + day) ?? OUTSIDE_YEAR);
}

/** Short texts lie in the vector itself; long ones are asked for one by one. */
function keysOf(bytes: Uint8Array, vector: DuckDBVarCharVector, rows: number, keys: TextColumn): void {
  keys.clear();
  keys.bytes.set(bytes);
  for (let row = 0; row < rows; row += 1) {
    if ((keys.cells[4 * row] as number) <= INLINE) continue;
    const text = encoder.encode(vector.getItem(row) ?? '');
    keys.set(row, text, 0, text.length);
  }
}

const encoder = new TextEncoder();

function fill(into: Int32Array | Uint8Array | Float64Array, bytes: Uint8Array): void {
  new Uint8Array(into.buffer, into.byteOffset, bytes.length).set(bytes);
}

function headingOf({ source }: Scan, name: string): string {
  return identifier(source.contract.columns[name]?.header ?? name);
}

/** Parquet as it is; CSV as text that our own scanner has gone through before, with the types that it read. */
function fromFiles(files: readonly string[], scan: Scan): string {
  if (formatOf(files[0] ?? '') === 'parquet') return `read_parquet([${files.map(literal).join(', ')}])`;
  return `(${files.map((file) => fromCsv(file, scan)).join(' UNION ALL ')})`;
}

function fromCsv(file: string, { source, asked, plan }: Scan): string {
  if (/[*?[\]{}]/.test(file)) throw new NotAtVolume('the name of a file has wildcards in it');
  const headings = headingsOf(file);
  const { columns } = source.contract;
  const places = minorDigits(plan.currency);
  const cell = (name: string) => `c${headings.indexOf(columns[name]?.header ?? name)}`;
  const read = [
    [asked.key, cell(asked.key)],
    [asked.date, `CAST(${cell(asked.date)} AS DATE)`],
    ...asked.payees.map((name) => [name, `nullif(${cell(name)}, '')`]),
    ...asked.choices.map((name) => [name, cell(name)]),
    ...asked.money.map((name) => [name, `CAST(${cell(name)} AS DECIMAL(18, ${places}))`]),
  ] as [string, string][];
  const all = headings.map((_, index) => `c${index}: 'VARCHAR'`);
  return `SELECT ${read.map(([name, sql]) => `${sql} AS ${identifier(columns[name]?.header ?? name)}`).join(', ')}
    FROM read_csv(${literal(file)}, columns = {${all.join(', ')}}, auto_detect = false, header = false, skip = 1,
      delim = ',', quote = '"', escape = '"', comment = '', nullstr = '')
    WHERE ${cell(asked.key)} IS NOT NULL`;
}

/** The headings of a file whose first line has been read without a complaint. */
function headingsOf(path: string): string[] {
  const file = openSync(path, 'r');
  try {
    const piece = new Uint8Array(1 << 20);
    const count = readSync(file, piece, 0, piece.length, 0);
    const [line = ''] = new TextDecoder().decode(piece.subarray(0, count)).split('\n', 1);
    return line
      .replace(/\r$/, '')
      .split(',')
      .map((name) => name.trim());
  } finally {
    closeSync(file);
  }
}
