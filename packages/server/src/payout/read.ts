import type { QuarantinedRow, TableData } from '@ontarget/evaluator/engine';
import {
  type BadRow,
  type CheckedTable,
  quarantine,
  type RowSink,
  TableCheck,
} from '@ontarget/evaluator/rows';
import { readCsvInSteps, readJsonInSteps } from '@ontarget/warehouse';
import type { Pace } from '@ontarget/workspace';
import type { AnyTables } from './any-tables.ts';
import type { TableFiles } from './files.ts';

/** More rows than this are for the command line, which reads them by a database. */
export const MOST_ROWS = 200_000;
const TOLD_EVERY = 1_000;
/** Bytes that are read in a few milliseconds. */
const PIECE = 16 * 1024;
/** A file that holds so many rows is hardly ever larger. */
const MOST_BYTES = 100 * 1024 * 1024;

/** What a run reads. */
export interface ReadTables {
  readonly tables: Readonly<Record<string, TableData>>;
  readonly quarantined: readonly QuarantinedRow[];
  /** Rows that broke their contract: nobody is paid while there are any. */
  readonly bad: readonly BadRow[];
}

/** More than is read here: too many rows, or a file in Parquet, or a workbook. */
export class TooMuch extends Error {
  readonly what: 'rows' | 'parquet' | 'xlsx';

  constructor(what: 'rows' | 'parquet' | 'xlsx') {
    const files = { parquet: 'a Parquet file', xlsx: 'an Excel workbook' };
    super(what === 'rows' ? `more than ${MOST_ROWS.toLocaleString('en-US')} rows` : files[what]);
    this.name = 'TooMuch';
    this.what = what;
  }
}

/** How rows are read. */
export interface Reading {
  readonly readBytes: (uri: string) => Promise<Uint8Array>;
  /** Whether rows that break their contract are set aside. */
  readonly setAside: boolean;
  readonly pace: Pace;
  /** Told now and then how many rows have been read. */
  readonly told?: (rows: number) => void;
  /** Reads in place of the readers here, without their limits. */
  readonly anyTables?: AnyTables | undefined;
}

/** Reads and checks the rows of all tables. Throws `TooMuch`. */
export async function readTables(all: readonly TableFiles[], reading: Reading): Promise<ReadTables> {
  const tables: Record<string, TableData> = {};
  let quarantined: readonly QuarantinedRow[] = [];
  let bad: readonly BadRow[] = [];
  let rows = 0;
  const count = () => {
    rows += 1;
    if (rows > MOST_ROWS) throw new TooMuch('rows');
    if (rows % TOLD_EVERY === 0) reading.told?.(rows);
  };
  for (const table of all) {
    const before = rows;
    const checked =
      reading.anyTables === undefined
        ? await readHere(table, reading, count)
        : await reading.anyTables.read(table, (read) => reading.told?.(before + read));
    if (reading.anyTables !== undefined) rows += checked.rows.length;
    const aside = reading.setAside ? quarantine(table.name, checked) : undefined;
    tables[table.name] = { rows: aside?.rows ?? checked.rows };
    // A big file may have more bad rows than one call takes arguments: they are joined, not pushed.
    quarantined = quarantined.concat(aside?.quarantined ?? []);
    bad = bad.concat(aside?.remaining ?? checked.bad);
  }
  return { tables, quarantined, bad };
}

async function readHere(
  { name, contract, files, format, dialect }: TableFiles,
  { readBytes, pace }: Reading,
  count: () => void,
): Promise<CheckedTable> {
  if ((format === 'parquet' || format === 'xlsx') && files.length > 0) throw new TooMuch(format);
  const check = new TableCheck(name, contract, dialect);
  for (const file of files) {
    const sink = counted(check.file(file.name), count);
    const bytes = await bytesOf(file, readBytes, sink);
    if (bytes === undefined) continue;
    const delimiter = file.name.toLowerCase().endsWith('.tsv') ? '\t' : dialect.delimiter;
    const pieces = piecesOf(bytes);
    await pace(
      format === 'json'
        ? readJsonInSteps(pieces, sink)
        : readCsvInSteps(pieces, { encoding: dialect.encoding, delimiter }, sink),
    );
  }
  return check.result;
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += PIECE) yield bytes.subarray(from, from + PIECE);
}

async function bytesOf(
  { uri }: { readonly uri: string },
  readBytes: (uri: string) => Promise<Uint8Array>,
  sink: RowSink,
): Promise<Uint8Array | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(uri);
  } catch (error) {
    const reason = `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    sink.problem({ code: 'cannot-read-file', reason });
    return undefined;
  }
  if (bytes.length > MOST_BYTES) throw new TooMuch('rows');
  if (bytes.length === 0) {
    sink.problem({ code: 'empty-file', reason: 'the file is empty; it needs a row of headings' });
    return undefined;
  }
  return bytes;
}

function counted(sink: RowSink, count: () => void): RowSink {
  return {
    headings: (names) => sink.headings(names),
    problem: (problem) => sink.problem(problem),
    row: (row) => {
      count();
      sink.row(row);
    },
  };
}
