import type { RawCell, RowSink } from '@ontarget/evaluator/rows';
import { cellOf, type WrittenCell } from './cells.ts';
import { listen, NotAWorkbook, unpack } from './parts.ts';
import { readWorkbook, richText, type Sheet, type Workbook } from './workbook.ts';

/**
 * Reads a table from an Excel workbook (Office Open XML): from the sheet of the table's name, or from the only one. The
 * first row with anything in it holds the headings; rows below it whose cells are all blank are skipped. A row's line is its number
 * in the sheet.
 */
export function readXlsx(bytes: Uint8Array, table: string, sink: RowSink): void {
  try {
    const part = unpack(bytes);
    const book = readWorkbook(part);
    const sheet = sheetOf(book, table);
    readSheet(part(sheet.path) ?? '<none/>', book, sink);
  } catch (error) {
    if (!(error instanceof NotAWorkbook)) throw error;
    sink.problem({
      code: 'not-xlsx',
      reason: `the file cannot be read as an Excel workbook: ${error.message}`,
    });
  }
}

function sheetOf({ sheets }: Workbook, table: string): Sheet {
  const named = sheets.find(({ name }) => name.trim().toLowerCase() === table.toLowerCase());
  const [first] = sheets;
  if (named !== undefined) return named;
  if (first !== undefined && sheets.length === 1) return first;
  throw new NotAWorkbook(
    first === undefined
      ? 'it has no sheet'
      : // A sheet may be named after a payee, so that none is told.
        `none of its ${sheets.length} sheets is named ${table}; name the one to read so`,
  );
}

function readSheet(xml: string, book: Workbook, sink: RowSink): void {
  /** The columns that have a heading, in their order. */
  let columns: readonly number[] | undefined;
  let record = 0;
  let line = 0;
  let column = 0;
  let cells = new Map<number, RawCell>();
  let cell: { type: string; style: string | undefined; value?: string; isFormula: boolean } | undefined;
  let inValue = false;
  const inline = richText();

  const endRow = () => {
    const filled = [...cells].filter(([, one]) => one !== null);
    if (columns === undefined) {
      if (filled.length === 0) return;
      const headed = filled.sort(([a], [b]) => a - b);
      columns = headed.map(([at]) => at);
      sink.headings(headed.map(([, one]) => headingOf(one)));
      return;
    }
    record += 1;
    const row = columns.map((at) => cells.get(at) ?? null);
    if (row.some((one) => one !== null)) sink.row({ record, line, cells: row });
  };

  listen(xml, {
    open(element, { r, t = 'n', s }) {
      if (element === 'row') {
        line = r === undefined ? line + 1 : Number(r);
        column = 0;
        cells = new Map();
      } else if (element === 'c') {
        column = r === undefined ? column + 1 : columnOf(r);
        cell = { type: t, style: s, isFormula: false };
        inline.begin();
      } else if (element === 'f' && cell !== undefined) cell.isFormula = true;
      else if (element === 'v') inValue = true;
      inline.open(element);
    },
    close(element) {
      inline.close(element);
      if (element === 'v') inValue = false;
      else if (element === 'c' && cell !== undefined) {
        const written: WrittenCell = { value: undefined, ...cell, inline: inline.text() };
        cells.set(column, cellOf(written, book));
        cell = undefined;
      } else if (element === 'row') endRow();
    },
    text(text) {
      if (inValue && cell !== undefined) cell.value = (cell.value ?? '') + text;
      else inline.add(text);
    },
  });
  if (columns === undefined)
    sink.problem({
      code: 'empty-file',
      reason: 'the sheet is empty; it needs a row of headings',
    });
}

/** The column of an address, counted from 1: `B12` is in the second. */
function columnOf(address: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/i.exec(address)?.[0].toUpperCase() ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

function headingOf(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return 'typed' in cell ? cell.typed : cell.written;
}
