/** Readers and writers of tables on this machine; loads DuckDB. */
export { formatOf, type TableFile, type TableFormat, tableFiles } from './files.ts';
export { linesOfRecords } from './lines.ts';
export { type ReadOptions, readTable, type TableSource } from './read-table.ts';
