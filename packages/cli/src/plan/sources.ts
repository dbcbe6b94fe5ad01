import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PLAIN_DIALECT, type TableDialect } from '@ontarget/warehouse';
import { type TableFile, type TableSource, tableFiles } from '@ontarget/warehouse/node';
import {
  type DataSource,
  findProjectFile,
  nodeFileSystem,
  type ProjectFile,
  pathOfUri,
  readProjectFile,
  uriOfPath,
} from '@ontarget/workspace/node';
import { Failure } from '../failure.ts';
import { shownPath } from '../output/paths.ts';

/** Where the rows of a plan's tables may be: the command line says it first, then the project file, then habit. */
export interface DataPlaces {
  /** From `--data deals=exports/q1.csv`. */
  readonly named: Readonly<Record<string, string>>;
  /** From `--data exports`: the folder of files named after their tables. */
  readonly folders: readonly DataFolder[];
  readonly project?: {
    readonly folder: string;
    readonly data: NonNullable<ProjectFile['data']>;
    readonly smallestGroup: number | undefined;
    readonly cost: ProjectFile['cost'];
  };
}

/** A folder of files named after their tables, and how messages name it. */
export interface DataFolder {
  readonly path: string;
  readonly name: string;
}

/**
 * Reads the places from `--data` options and the project file above a folder.
 *
 * @param folder of the plan; its own `data` folder is looked into before the project's
 */
export async function dataPlaces(folder: string, options: readonly string[]): Promise<DataPlaces> {
  const named: Record<string, string> = {};
  const folders: DataFolder[] = [];
  for (const option of options) {
    const [, table, path] = /^([A-Za-z_]\w*)=(.+)$/.exec(option) ?? [];
    if (table !== undefined && path !== undefined) named[table] = path;
    else if (statSync(option, { throwIfNoEntry: false })?.isDirectory())
      folders.push({ path: resolve(option), name: shownPath(option) });
    else
      throw new Failure(
        `--data ${option} is neither a folder nor table=file`,
        'Write --data exports, or --data deals=exports/q1.csv.',
      );
  }
  const fs = nodeFileSystem();
  const uri = await findProjectFile(fs, uriOfPath(folder));
  if (uri === undefined) return { named, folders: folders.length > 0 ? folders : [usual(folder)] };
  const { file } = readProjectFile(await fs.readFile(uri));
  const project = {
    folder: dirname(pathOfUri(uri)),
    data: file.data ?? {},
    smallestGroup: file.privacy?.smallestGroup,
    cost: file.cost,
  };
  const both = [usual(folder), usual(project.folder)];
  return { named, folders: folders.length > 0 ? folders : both, project };
}

/** Where the data of a plan or project lies unless something else is said. */
function usual(folder: string): DataFolder {
  return { path: join(resolve(folder), 'data'), name: 'data' };
}

/** The files of a table, or undefined where nothing names any and none lies where one is expected. */
export function sourceOf(table: string, places: DataPlaces): TableSource | undefined {
  const named = places.named[table];
  const listed = places.project?.data[table];
  const source: DataSource | undefined = typeof listed === 'string' ? { path: listed } : listed;
  const more = {
    dialect: tableDialect(source),
    ...(source?.format === undefined ? {} : { format: source.format }),
  };
  if (named !== undefined) return { dialect: more.dialect, files: filesOf(process.cwd(), named, table) };
  if (source !== undefined && places.project !== undefined) {
    return { ...more, files: filesOf(places.project.folder, source.path, table) };
  }
  for (const folder of places.folders) {
    for (const ending of ['csv', 'parquet', 'json', 'xlsx']) {
      const path = join(folder.path, `${table}.${ending}`);
      if (existsSync(path)) return { ...more, files: [{ path, name: `${folder.name}/${table}.${ending}` }] };
    }
  }
  return undefined;
}

function filesOf(folder: string, pattern: string, table: string): TableFile[] {
  const files = tableFiles(folder, pattern);
  if (files.length === 0)
    throw new Failure(`no file of table ${table} fits ${pattern}`, `It was looked for in ${folder}.`);
  return files;
}

function tableDialect(source: DataSource | undefined): TableDialect {
  return { ...PLAIN_DIALECT, ...source?.dialect };
}
