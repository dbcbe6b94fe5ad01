import { CsvScanner } from './csv-scanner.ts';

/**
 * The records of a text as they stand, headings and all, each with the physical line it begins on. For spreadsheets of
 * any shape; tables under a contract are read by `readCsv`. Records with broken quotes are left out.
 */
export function readCells(text: string, delimiter: string): { cells: string[]; line: number }[] {
  const records: { cells: string[]; line: number }[] = [];
  const scanner = new CsvScanner(
    { delimiter },
    { record: (cells, line) => void records.push({ cells, line }), broken: () => {} },
  );
  scanner.push(text);
  scanner.end();
  return records;
}
