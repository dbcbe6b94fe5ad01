import type { CheckedTable } from '@ontarget/evaluator/rows';
import type { TableFiles } from './files.ts';

/** Reads tables of any size and format, Parquet as well. A server that is started by the command has it; others have not. */
export interface AnyTables {
  /**
   * Reads and checks the rows of a table.
   *
   * @param told how many rows have been read, now and then
   */
  read(table: TableFiles, told: (rows: number) => void): Promise<CheckedTable>;
  /** The physical line of a row, counted from 1; undefined in a format without lines. */
  lineOf(table: TableFiles, uri: string, record: number): Promise<number | undefined>;
}
