/** Files of input and output tables, read and written. Runs in Node and in a browser. */
export { readCells } from './text/cells.ts';
export { type CsvFormat, readCsv, readCsvInSteps } from './text/csv.ts';
export { ENCODINGS, type Encoding } from './text/decode.ts';
export { PLAIN_DIALECT, type TableDialect } from './text/dialect.ts';
export { readJson, readJsonInSteps } from './text/json.ts';
export { csvText } from './write/csv.ts';
export { jsonText } from './write/json.ts';
export type { OutputColumn, OutputTable } from './write/output-table.ts';
