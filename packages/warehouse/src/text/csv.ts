import type { FileProblemCode, RowSink } from '@ontarget/evaluator/rows';
import { CsvScanner } from './csv-scanner.ts';
import { decodeChunks, type Encoding, NotTheEncoding } from './decode.ts';

/** How a CSV file is written. */
export interface CsvFormat {
  readonly encoding: Encoding;
  readonly delimiter: string;
}

/**
 * Reads a CSV file from its bytes into a sink: the first record holds the headings, records whose cells are all
 * empty are skipped (spreadsheets export them), and a record with too few or too many cells is a problem, since
 * nobody can say which cell is missing.
 */
export function readCsv(pieces: Iterable<Uint8Array>, format: CsvFormat, sink: RowSink): void {
  for (const _ of readCsvInSteps(pieces, format, sink));
}

/** The same with a step after each piece, between which something else may be done. */
export function* readCsvInSteps(
  pieces: Iterable<Uint8Array>,
  format: CsvFormat,
  sink: RowSink,
): Generator<void, void, void> {
  let headings: readonly string[] | undefined;
  let record = 0;
  const scanner = new CsvScanner(format, {
    record(cells, line) {
      if (headings === undefined) {
        headings = cells;
        sink.headings(cells);
        return;
      }
      record += 1;
      // Spreadsheets end rows with delimiters for columns that were used once; they say nothing.
      while (cells.length > headings.length && cells.at(-1) === '') cells.pop();
      if (cells.length !== headings.length) {
        if (cells.some((cell) => cell !== '')) sink.problem(wrongCount(cells, headings, record, line));
      } else if (cells.some((cell) => cell !== '')) {
        sink.row({ record, line, cells: cells.map((cell) => (cell === '' ? null : cell)) });
      }
    },
    broken(code, line) {
      record += 1;
      sink.problem({ code, line, record, reason: BROKEN[code] });
    },
  });
  try {
    for (const text of decodeChunks(pieces, format.encoding)) {
      scanner.push(text);
      yield;
    }
    scanner.end();
  } catch (error) {
    if (!(error instanceof NotTheEncoding)) throw error;
    sink.problem(error.problem);
    return;
  }
  if (headings === undefined)
    sink.problem({ code: 'empty-file', reason: 'the file is empty; it needs a row of headings' });
}

const BROKEN = {
  'unclosed-quote':
    'a quote opens here and is never closed; close it, or double a quote that belongs to the text',
  'text-after-quote':
    'a quoted cell is followed by more text before the next delimiter; double the quotes that belong to the text',
} satisfies Partial<Record<FileProblemCode, string>>;

function wrongCount(cells: readonly string[], headings: readonly string[], record: number, line: number) {
  const few = cells.length < headings.length;
  return {
    code: 'wrong-number-of-cells' as const,
    record,
    line,
    reason: `the row has ${cells.length} cells and the headings have ${headings.length}; ${
      few ? 'a delimiter is missing' : 'quote the cell that holds a delimiter'
    }`,
  };
}
