import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  type FileSystem,
  findProjectFile,
  nodeFileSystem,
  openPlan,
  pathOfUri,
  readProjectFile,
  type Snapshot,
  uriOfPath,
} from '@ontarget/workspace/node';
import { Failure } from '../failure.ts';

/** Where a command looks for used folders; the user's own command line may say a wider one than the project's. */
export interface OpenOptions {
  readonly root?: string | undefined;
}

/** Opens the plan in a folder; whatever is wrong with its text is a diagnostic of the snapshot. */
export function openPlanIn(
  folder: string,
  options: OpenOptions = {},
  fs: FileSystem = nodeFileSystem(),
): Promise<Snapshot> {
  const root = options.root === undefined ? {} : { root: uriOfPath(options.root) };
  return openPlan(fs, uriOfPath(folder), root);
}

/** Opens the one plan that a command works on; a folder of several plans must be narrowed. */
export async function openOnePlan(where: string, options: OpenOptions = {}): Promise<Snapshot> {
  const [folder = where, ...others] = await planFolders(where);
  if (others.length > 0) {
    throw new Failure(
      `${where} holds ${others.length + 1} plans, and this command works on one`,
      `Name one of them: ${[folder, ...others].join(', ')}.`,
    );
  }
  const snapshot = await openPlanIn(folder, options);
  if (snapshot.plan.isLibrary && snapshot.documents.length > 0) {
    throw new Failure(
      `${folder} has no plan header; it is there to be used by other plans`,
      'A plan begins with: plan "Its title" { … }',
    );
  }
  return snapshot;
}

/**
 * The plan folders that an argument of the command line stands for: the folder itself where it holds plan text, the
 * folder of a plan file, or the plans that the project file in it lists.
 */
export async function planFolders(where: string): Promise<string[]> {
  const path = resolve(where);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined)
    throw new Failure(`${where} does not exist`, 'Name the folder that holds the plan.');
  if (stat.isFile()) {
    if (path.endsWith('.ote')) return [dirname(path)];
    throw new Failure(`${where} is not a plan`, 'Name a folder with .ote files, or one such file.');
  }
  if (readdirSync(path).some((name) => name.endsWith('.ote'))) return [path];
  const listed = await listedPlans(path);
  if (listed.length > 0) return listed;
  throw new Failure(
    `there is no plan in ${where}: it holds no .ote file`,
    'Name the folder that holds the plan, or start one with `ontarget init`.',
  );
}

async function listedPlans(folder: string): Promise<string[]> {
  if (!existsSync(join(folder, 'ontarget.json'))) return [];
  const fs = nodeFileSystem();
  const uri = await findProjectFile(fs, uriOfPath(folder));
  if (uri === undefined) return [];
  const { file } = readProjectFile(await fs.readFile(uri));
  return Object.keys(file.plans ?? {}).map((path) => join(dirname(pathOfUri(uri)), path));
}
