import type { DuckDBConnection } from '@duckdb/node-api';
import type { RowSink } from '@ontarget/evaluator/rows';
import type { CsvFormat } from '../text/csv.ts';
import { CsvScanner } from '../text/csv-scanner.ts';
import { decodeChunks } from '../text/decode.ts';
import { eachRow, literal } from './duckdb.ts';
import { filePieces } from './file-pieces.ts';

/**
 * The headings of a CSV file that DuckDB can read, or undefined where only our own reader can: another encoding,
 * headings that do not fill exactly the first line, a single column (whose blank rows DuckDB drops).
 */
export function duckDbHeadings(path: string, format: CsvFormat): string[] | undefined {
  if (format.encoding !== 'utf-8' || /[*?[\]{}]/.test(path)) return undefined;
  let headings: string[] | undefined;
  let second: number | undefined;
  const scanner = new CsvScanner(format, {
    record(cells, line) {
      if (headings !== undefined) second ??= line;
      else if (line === 1) headings = cells;
      else second = 0;
    },
    broken() {
      second = 0;
    },
  });
  for (const text of decodeChunks(filePieces(path), format.encoding)) {
    scanner.push(text);
    if (second !== undefined) break;
  }
  if (second === undefined) scanner.end();
  return headings !== undefined && headings.length > 1 && second === 2 ? headings : undefined;
}

/**
 * Reads a CSV file by DuckDB with every column as text. The file's own lines are not known here, only record numbers.
 * DuckDB throws at the first record that it does not take; our own reader then goes over the file to name them all.
 *
 * @param headings what `duckDbHeadings` found
 * @param wanted the headings whose cells are needed; the others stay unread
 */
export async function readCsvByDuckDb(
  connection: DuckDBConnection,
  path: string,
  format: CsvFormat,
  headings: readonly string[],
  wanted: ReadonlySet<string>,
  sink: RowSink,
): Promise<void> {
  const all = headings.map((_, index) => `c${index}`);
  const read = [...headings.keys()].filter((index) => wanted.has((headings[index] as string).trim()));
  const unread = all.filter((_, index) => !read.includes(index));
  // Whether a row is wholly empty cannot be seen from the wanted cells alone.
  const filled =
    unread.length === 0 ? 'NULL' : `CASE WHEN coalesce(${unread.join(', ')}) IS NOT NULL THEN '' END`;
  const sql = `SELECT ${[...read.map((index) => all[index]), filled].join(', ')} FROM read_csv(${literal(path)},
    columns = {${all.map((name) => `${name}: 'VARCHAR'`).join(', ')}}, auto_detect = false, header = false, skip = 1,
    delim = ${literal(format.delimiter)}, quote = '"', escape = '"', comment = '', nullstr = '')`;
  sink.headings(headings);
  let record = 0;
  await eachRow(connection, sql, (cells) => {
    record += 1;
    if (cells.every((cell) => cell === null)) return;
    const row: (string | null)[] = new Array(headings.length).fill(null);
    for (const [at, index] of read.entries()) row[index] = cells[at] ?? null;
    sink.row({ record, cells: row });
  });
}
