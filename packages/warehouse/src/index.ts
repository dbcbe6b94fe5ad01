/** Input tables: what their files hold, checked against the plan's contract. Runs in Node and in a browser. */
export type { BadRow, RowCode } from './rows/bad-row.ts';
export { type CheckedTable, checkRows, TableCheck } from './rows/check.ts';
export { PLAIN_DIALECT, type TableDialect } from './rows/dialect.ts';
export { nearest } from './rows/nearest.ts';
export { type QuarantinedTable, quarantine } from './rows/quarantine.ts';
export type { FileProblem, FileProblemCode, RawCell, RawRow, RowSink } from './rows/raw.ts';
export { readCells } from './text/cells.ts';
export { type CsvFormat, readCsv } from './text/csv.ts';
export { ENCODINGS, type Encoding } from './text/decode.ts';
export { readJson } from './text/json.ts';
export { csvText } from './write/csv.ts';
export { jsonText } from './write/json.ts';
export type { OutputColumn, OutputTable } from './write/output-table.ts';
