/** The rows of input tables, checked against the contract that a plan states for them. */
export type { BadRow, RowCode } from './bad-row.ts';
export { type CheckedTable, checkRows, TableCheck } from './check.ts';
export { PLAIN_ROWS, type RowDialect } from './dialect.ts';
export { type QuarantinedTable, quarantine } from './quarantine.ts';
export type { FileProblem, FileProblemCode, RawCell, RawRow, RowSink } from './raw.ts';
