import { writeFile } from 'node:fs/promises';
import { csvText } from '../../write/csv.ts';
import { jsonText } from '../../write/json.ts';
import type { OutputTable } from '../../write/output-table.ts';
import type { TableFormat } from '../files.ts';
import { PRIVATE_MODE, writeAtomically } from './atomically.ts';
import { writeParquet } from './parquet.ts';

/** Writes a table that holds the pay of single people: whole or not at all, readable by its owner alone. */
export async function writePrivateTable(
  path: string,
  format: TableFormat,
  table: OutputTable,
): Promise<void> {
  await writeAtomically(path, PRIVATE_MODE, async (partial) => {
    switch (format) {
      case 'csv':
        return writeFile(partial, csvText(table));
      case 'json':
        return writeFile(partial, jsonText(table));
      case 'parquet':
        return writeParquet(partial, table);
    }
  });
}
