import type { BadRow, CheckedTable } from '@ontarget/evaluator/rows';
import { type CsvFormat, readCsv } from '../text/csv.ts';
import { filePieces } from './file-pieces.ts';

/**
 * Finds the physical lines of some records of a CSV file. DuckDB counts records, which are not lines where a quoted
 * cell holds line ends; the file is gone over only when a line has to be named.
 */
export function linesOfRecords(
  path: string,
  format: CsvFormat,
  records: ReadonlySet<number>,
): Map<number, number> {
  const lines = new Map<number, number>();
  const note = ({ record, line }: { record?: number | undefined; line?: number | undefined }) => {
    if (record !== undefined && line !== undefined && records.has(record)) lines.set(record, line);
  };
  readCsv(filePieces(path), format, { headings: () => {}, row: note, problem: note });
  return lines;
}

/** Adds the lines to the bad rows of a checked table, and to the rows that they repeat. */
export function nameLines(
  { bad }: CheckedTable,
  files: readonly { name: string; path: string }[],
  format: CsvFormat,
): void {
  for (const { name, path } of files) {
    const places = bad.flatMap((row) => [row, ...(row.sameAs === undefined ? [] : [row.sameAs])]);
    const unnamed = places.filter(
      (place): place is Place =>
        place.file === name && place.record !== undefined && place.line === undefined,
    );
    if (unnamed.length === 0) continue;
    const lines = linesOfRecords(path, format, new Set(unnamed.map(({ record }) => record)));
    for (const place of unnamed) place.line = lines.get(place.record);
  }
}

type Place = (BadRow | NonNullable<BadRow['sameAs']>) & { record: number };
