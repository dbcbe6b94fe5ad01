import type { InputTable, Plan } from '@ontarget/evaluator/format';
import type { PayTable } from '@ontarget/report';
import { PLAIN_DIALECT, type TableDialect } from '@ontarget/warehouse';
import { contains, type DataSource, type FileSystem, type Project, place } from '@ontarget/workspace';

/** The files of one table, or why they cannot be read here. */
export interface TableFiles {
  readonly name: string;
  readonly contract: InputTable;
  readonly optional: boolean;
  /** In the order of their names. */
  readonly files: readonly { readonly uri: string; readonly name: string }[];
  readonly format: 'csv' | 'json' | 'parquet' | 'xlsx';
  readonly dialect: TableDialect;
  readonly problem?: string;
}

/** Tables that a plan may do without. */
const OPTIONAL: ReadonlySet<string> = new Set(['results', 'opening', 'adjustments']);

/** Where files may be: folders of the workspace. */
export interface DataPlaces {
  readonly fs: FileSystem;
  readonly project: Project;
  /** URI of the folder of files named after their tables. */
  readonly data: string;
  /** Whether files may be read from there. */
  readonly mayRead: (uri: string) => boolean;
}

/** Finds the files of each input table: where the project file says, else in the data folder by the table's name. */
export async function tableFiles(plan: Plan, places: DataPlaces): Promise<TableFiles[]> {
  const tables = Object.entries(plan.tables).flatMap(([name, table]) =>
    table.kind === 'input' ? { name, contract: table } : [],
  );
  const inData = await namesIn(places.fs, places.data);
  return Promise.all(tables.map(({ name, contract }) => filesOf(name, contract, places, inData)));
}

async function filesOf(
  name: string,
  contract: InputTable,
  { fs, project, data, mayRead }: DataPlaces,
  inData: readonly string[],
): Promise<TableFiles> {
  const listed = project.file.data?.[name];
  const source: DataSource | undefined = typeof listed === 'string' ? { path: listed } : listed;
  const dialect: TableDialect = { ...PLAIN_DIALECT, ...source?.dialect };
  const base = { name, contract, dialect, optional: OPTIONAL.has(name) };
  if (source === undefined) {
    const file = ['csv', 'parquet', 'json', 'xlsx']
      .map((ending) => `${name}.${ending}`)
      .find((one) => inData.includes(one));
    const files = file === undefined ? [] : [{ uri: `${data}/${encodeURIComponent(file)}`, name: file }];
    return { ...base, files, ...formatOf(file ?? '', undefined) };
  }
  const files = await fitting(fs, project.folder, source.path);
  const outside = files.find(({ uri }) => !mayRead(uri));
  if (outside !== undefined) {
    return { ...base, files: [], format: 'csv', problem: `${source.path} lies outside the opened folder` };
  }
  return { ...base, files, ...formatOf(source.path, source.format) };
}

function formatOf(path: string, said: DataSource['format']): Pick<TableFiles, 'format'> {
  const ending = said ?? path.split('.').at(-1)?.toLowerCase();
  if (ending === 'parquet' || ending === 'xlsx') return { format: ending };
  return { format: ending === 'json' || ending === 'ndjson' ? 'json' : 'csv' };
}

/** Files that fit a path of the project file; `*` in its last part stands for anything. */
async function fitting(
  fs: FileSystem,
  folder: string,
  path: string,
): Promise<{ uri: string; name: string }[]> {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const last = parts.pop() ?? '';
  const base = place([folder, ...parts.map(encodeURIComponent)].join('/'));
  const above = parts.join('/');
  const names = await namesIn(fs, base);
  const pattern = new RegExp(`^${last.split('*').map(escaped).join('.*')}$`);
  return names
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => ({
      uri: `${base}/${encodeURIComponent(name)}`,
      name: above === '' ? name : `${above}/${name}`,
    }));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Names of the files of a folder; none of one that is not there. */
async function namesIn(fs: FileSystem, folder: string): Promise<string[]> {
  try {
    const entries = await fs.list(folder);
    return entries.filter(({ kind }) => kind === 'file').map(({ name }) => name);
  } catch {
    return [];
  }
}

/** What the panel says of a table's files; `readsAll` where Parquet and workbooks are read here, too. */
export function shownTable(
  { name, files, optional, problem, format }: TableFiles,
  readsAll: boolean,
): PayTable {
  return {
    name,
    optional,
    files: files.map((file) => file.name),
    ...(problem === undefined ? {} : { problem }),
    ...((format === 'parquet' || format === 'xlsx') && !readsAll ? { byCommand: true } : {}),
  };
}

/** Whether a place lies in one of some folders. */
export function within(folders: readonly string[], uri: string): boolean {
  return folders.some((folder) => contains(place(folder), place(uri)));
}
