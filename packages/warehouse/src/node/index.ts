/** Readers and writers of tables on this machine. DuckDB is loaded when a table is read or Parquet is written. */
export { formatOf, type TableFile, type TableFormat, tableFiles } from './files.ts';
export { linesOfRecords } from './lines.ts';
export { type ReadOptions, readTable, type TableSource, textFormatOf } from './read-table.ts';
export { duckDb } from './sql/duckdb.ts';
export { DatabaseUnreachable, postgres } from './sql/postgres.ts';
export { SparkFailed, type SparkOptions, spark, sparkSession } from './sql/spark.ts';
export * from './volume/index.ts';
export { PRIVATE_MODE, writeAtomically } from './write/atomically.ts';
export { SUMS, sumOf, writeTogether } from './write/together.ts';
export { writePrivateTable } from './write/write-table.ts';
