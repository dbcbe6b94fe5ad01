import { accessSync, constants, readFileSync, type Stats, statSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { InputTable } from '@ontarget/evaluator/format';
import type { FileProblem, RowSink } from '@ontarget/evaluator/rows';
import { type CheckedTable, TableCheck } from '@ontarget/evaluator/rows';
import { type CsvFormat, readCsv } from '../text/csv.ts';
import type { TableDialect } from '../text/dialect.ts';
import { readJson } from '../text/json.ts';
import { readXlsx } from '../xlsx/read-xlsx.ts';
import { duckDbHeadings, readCsvByDuckDb } from './csv.ts';
import { withDuckDb } from './duckdb.ts';
import { filePieces } from './file-pieces.ts';
import { formatOf, type TableFile, type TableFormat } from './files.ts';
import { readJsonByDuckDb } from './json.ts';
import { nameLines } from './lines.ts';
import { otherKind, WORKBOOK } from './other-kinds.ts';
import { readParquet } from './parquet.ts';

/** Where a table's rows are and how they are written. */
export interface TableSource {
  readonly files: readonly TableFile[];
  /** Absent where each file's ending tells it. */
  readonly format?: TableFormat | undefined;
  readonly dialect: TableDialect;
}

export interface ReadOptions {
  /** Called now and then with the rows read so far, for a progress line. */
  readonly onProgress?: ((rows: number) => void) | undefined;
}

/**
 * Reads all files of a table and checks every row under its contract. Files are read by DuckDB, which may reach only
 * these files. Where it refuses a CSV or JSON file, our own reader goes over the table instead, because it names every
 * broken record by its physical line and reads on behind it.
 */
export async function readTable(
  table: string,
  contract: InputTable,
  source: TableSource,
  options: ReadOptions = {},
): Promise<CheckedTable> {
  const readable = source.files.filter((file) => refusal(file, source) === undefined);
  const check = () => {
    const fresh = new TableCheck(table, contract, source.dialect);
    for (const file of source.files) {
      const problem = refusal(file, source);
      if (problem !== undefined) fresh.file(file.name).problem(problem);
    }
    return fresh;
  };
  const reading = { table, readable, source, wanted: wantedHeadings(contract), ...options };
  for (const textByDuckDb of [true, false]) {
    const checked = check();
    if (await readFiles(reading, checked, textByDuckDb)) return withLines(checked.result, reading);
  }
  throw new Error(`the files of ${table} were refused by both readers`);
}

interface Reading extends ReadOptions {
  readonly table: string;
  readonly readable: readonly TableFile[];
  readonly source: TableSource;
  readonly wanted: ReadonlySet<string>;
}

function wantedHeadings(contract: InputTable): Set<string> {
  return new Set(Object.entries(contract.columns).map(([name, { header }]) => header ?? name));
}

/** Reads every file, CSV and JSON by DuckDB or by ourselves, workbooks always by ourselves; false where DuckDB refused one of those. */
async function readFiles(reading: Reading, check: TableCheck, textByDuckDb: boolean): Promise<boolean> {
  const { readable, source, wanted } = reading;
  const format = ({ path }: TableFile) => source.format ?? formatOf(path);
  const isParquet = (file: TableFile) => format(file) === 'parquet';
  const byDuckDb = readable.filter((file) => isParquet(file) || (textByDuckDb && format(file) !== 'xlsx'));
  for (const file of readable.filter((one) => !byDuckDb.includes(one))) {
    readByOurselves(file, reading, check.file(file.name));
  }
  if (byDuckDb.length === 0) return true;
  return withDuckDb(
    byDuckDb.map(({ path }) => path),
    async (connection) => {
      for (const file of byDuckDb) {
        const sink = counted(check.file(file.name), reading);
        if (isParquet(file)) await readParquetOrSay(connection, file, wanted, sink);
        else if (!(await readTextByDuckDb(connection, file, reading, sink))) return false;
      }
      return true;
    },
  );
}

async function readTextByDuckDb(
  connection: DuckDBConnection,
  file: TableFile,
  { source, wanted }: Reading,
  sink: RowSink,
): Promise<boolean> {
  // Any refusal will do: our own reader goes over the same bytes and says what is wrong with them.
  try {
    if ((source.format ?? formatOf(file.path)) === 'json') {
      await readJsonByDuckDb(connection, file.path, sink);
      return true;
    }
    const headings = duckDbHeadings(file.path, csvFormat(file, source));
    if (headings === undefined) return false;
    await readCsvByDuckDb(connection, file.path, csvFormat(file, source), headings, wanted, sink);
    return true;
  } catch {
    return false;
  }
}

async function readParquetOrSay(
  connection: DuckDBConnection,
  file: TableFile,
  wanted: ReadonlySet<string>,
  sink: RowSink,
): Promise<void> {
  try {
    await readParquet(connection, file.path, wanted, sink);
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n');
    sink.problem({ code: 'not-parquet', reason: `the file cannot be read as Parquet (${reason.trim()})` });
  }
}

function readByOurselves(file: TableFile, reading: Reading, into: RowSink): void {
  const sink = counted(into, reading);
  const format = reading.source.format ?? formatOf(file.path);
  if (format === 'xlsx') readXlsx(readFileSync(file.path), reading.table, sink);
  else if (format === 'json') readJson(filePieces(file.path), sink);
  else readCsv(filePieces(file.path), csvFormat(file, reading.source), sink);
}

/** How the text of a CSV file is written, or undefined where the file is of another format. */
export function textFormatOf(file: TableFile, source: TableSource): CsvFormat | undefined {
  return (source.format ?? formatOf(file.path)) === 'csv' ? csvFormat(file, source) : undefined;
}

function csvFormat({ path }: TableFile, { dialect }: TableSource): CsvFormat {
  return {
    encoding: dialect.encoding,
    delimiter: path.toLowerCase().endsWith('.tsv') ? '\t' : dialect.delimiter,
  };
}

function counted(sink: RowSink, { onProgress }: ReadOptions): RowSink {
  if (onProgress === undefined) return sink;
  return {
    headings: (names) => sink.headings(names),
    problem: (problem) => sink.problem(problem),
    row: (row) => {
      if (row.record % 100_000 === 0) onProgress(row.record);
      sink.row(row);
    },
  };
}

function withLines(checked: CheckedTable, { readable, source }: Reading): CheckedTable {
  for (const file of readable) {
    const format = textFormatOf(file, source);
    if (format !== undefined) nameLines(checked, [file], format);
  }
  return checked;
}

/** What the operating system says of a file that it does not open, without the path, which is named already. */
function whyNot(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return 'its permissions do not allow it';
  if (code === 'ELOOP') return 'it is a link that leads back to itself';
  return message;
}

function refusal({ path }: TableFile, { format }: TableSource): FileProblem | undefined {
  let stat: Stats | undefined;
  try {
    stat = statSync(path, { throwIfNoEntry: false });
    if (stat !== undefined) accessSync(path, constants.R_OK);
  } catch (error) {
    return { code: 'cannot-read-file', reason: `the file cannot be read: ${whyNot(error)}` };
  }
  if (stat === undefined) return { code: 'no-such-file', reason: 'there is no such file' };
  if (stat.isDirectory()) return { code: 'cannot-read-file', reason: 'this is a folder, not a file' };
  if (stat.size === 0) return { code: 'empty-file', reason: 'the file is empty; it needs a row of headings' };
  const said = format ?? formatOf(path);
  const other = said === 'parquet' ? undefined : otherKind(path);
  if (said === 'xlsx') {
    if (other === undefined || other !== WORKBOOK)
      return {
        code: 'not-xlsx',
        reason: `this is ${other ?? 'no Excel workbook'}; save it as an Excel workbook (.xlsx), without a password`,
      };
  } else if (other !== undefined) {
    const named = other === WORKBOOK ? ', or as .xlsx' : '';
    return {
      code: 'cannot-read-file',
      reason: `this is ${other}, not a table as text; save it as CSV in UTF-8${named}`,
    };
  }
  return undefined;
}
