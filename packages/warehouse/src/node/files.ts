import { globSync, statSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';

/** A file of a table: where it lies, and the name that messages use. */
export interface TableFile {
  readonly path: string;
  readonly name: string;
}

export type TableFormat = 'csv' | 'parquet' | 'json' | 'xlsx';

const ENDINGS: Readonly<Record<string, TableFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
  parquet: 'parquet',
  xlsx: 'xlsx',
};

/** The format that a file's ending stands for, or undefined. */
export function formatOf(path: string): TableFormat | undefined {
  return ENDINGS[/\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
}

/**
 * The files that a path or glob of the project file names, in the order of their names, so that the same folder is
 * always read alike. A path without wildcards is returned whether or not it exists.
 *
 * @param folder what relative patterns start from; names are relative to it
 */
export function tableFiles(folder: string, pattern: string): TableFile[] {
  const nameOf = (path: string) =>
    (isAbsolute(pattern) ? path : relative(folder, path)).replaceAll('\\', '/');
  const plain = isAbsolute(pattern) ? pattern : join(folder, pattern);
  if (!/[*?[\]{}]/.test(pattern) || exists(plain)) return [{ path: plain, name: nameOf(plain) }];
  return globSync(pattern, { cwd: folder })
    .map((found) => (isAbsolute(found) ? found : join(folder, found)))
    .filter((path) => formatOf(path) !== undefined)
    .sort()
    .map((path) => ({ path, name: nameOf(path) }));
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
