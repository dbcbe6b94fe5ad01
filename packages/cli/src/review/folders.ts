import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { tableFiles } from '@ontarget/warehouse/node';
import { dataPlaces } from '../plan/sources.ts';
import { type Base, planTexts } from './base.ts';

/** A folder of plan text that the change touches, by its path from the top of the repository. */
export interface TouchedFolder {
  readonly folder: string;
  /** Where it was; another path where the folder was moved. Undefined where it is new. */
  readonly before: string | undefined;
  readonly isGone: boolean;
  /** Changed texts and project files that it depends on. */
  readonly texts: readonly string[];
  /** Changed files that its tables may be read from. */
  readonly data: readonly string[];
}

/**
 * The folders of plan text that a change touches: by a text of their own or of a folder that they use, however far down, by the
 * project file, or by a file of data. What is used is found in the text by its words and not by the grammar, so that a broken
 * plan is found, too; at worst a folder is looked at for nothing.
 *
 * @param within paths from the top that folders must lie in; empty for all
 */
export async function touchedFolders(base: Base, within: readonly string[]): Promise<TouchedFolder[]> {
  const { top, earlier } = base;
  const isWithin = (folder: string) => within.some((one) => one === '' || isIn(folder, one));
  const [now, was] = [foldersOf(planTexts(top)), foldersOf(planTexts(earlier))];
  const moved = movedFolders(was, now, base);
  const touched: TouchedFolder[] = [];
  for (const folder of now.filter(isWithin)) {
    const before = was.includes(folder) ? folder : moved.get(folder);
    const texts = [
      ...new Set([
        ...textsOf(top, folder, base),
        ...(before === undefined ? [] : textsOf(earlier, before, base)),
      ]),
    ];
    const data = [
      ...(await dataOf(top, folder, base)),
      ...(before === undefined ? [] : await dataOf(earlier, before, base)),
    ];
    if (texts.length + data.length > 0 || before !== folder)
      touched.push({ folder, before, isGone: false, texts: texts.sort(), data: [...new Set(data)].sort() });
  }
  const left = new Set(moved.values());
  for (const folder of was.filter(isWithin)) {
    if (now.includes(folder) || left.has(folder)) continue;
    touched.push({ folder, before: folder, isGone: true, texts: textsOf(earlier, folder, base), data: [] });
  }
  return touched;
}

/** A folder that is new here and has the texts' names of one that is gone: it was moved. */
function movedFolders(
  was: readonly string[],
  now: readonly string[],
  { top, earlier }: Base,
): Map<string, string> {
  const gone = was.filter((folder) => !now.includes(folder));
  const moved = new Map<string, string>();
  for (const folder of now.filter((one) => !was.includes(one))) {
    const alike = gone.filter(
      (one) =>
        posix.basename(one) === posix.basename(folder) ||
        ownTexts(earlier, one).join() === ownTexts(top, folder).join(),
    );
    const [only] = alike;
    // Of two that it could have been nobody can tell which.
    if (alike.length === 1 && only !== undefined && ![...moved.values()].includes(only))
      moved.set(folder, only);
  }
  return moved;
}

function foldersOf(texts: readonly string[]): string[] {
  return [...new Set(texts.map((path) => folderOf(path)))].sort();
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Changed texts of a folder and of those that it uses, and changed project files above it. */
function textsOf(root: string, folder: string, { changed }: Base): string[] {
  const used = usedFolders(root, folder);
  const projects = new Set(upward(folder).map((one) => posix.join(one, 'ontarget.json')));
  return changed.filter((path) => projects.has(path) || (path.endsWith('.ote') && used.has(folderOf(path))));
}

/** A folder and those that it uses, however far down. */
function usedFolders(root: string, folder: string, found = new Set<string>()): Set<string> {
  if (found.has(folder)) return found;
  found.add(folder);
  for (const name of ownTexts(root, folder)) {
    const text = readFileSync(join(root, folder, name), 'utf8');
    for (const [, path = ''] of text.matchAll(/\buse\s+"([^"\n]+)"/g)) {
      const used = posix.normalize(posix.join(folder, path)).replace(/\/$/, '');
      if (!used.startsWith('..')) usedFolders(root, used === '.' ? '' : used, found);
    }
  }
  return found;
}

function ownTexts(root: string, folder: string): string[] {
  const path = join(root, folder);
  return existsSync(path)
    ? readdirSync(path)
        .filter((name) => name.endsWith('.ote'))
        .sort()
    : [];
}

function upward(folder: string): string[] {
  return folder === '' ? [''] : [folder, ...upward(folderOf(folder))];
}

/** Changed files that lie where the tables of a plan are looked for, or that its project file names. */
async function dataOf(root: string, folder: string, { changed }: Base): Promise<string[]> {
  const places = await dataPlaces(join(root, folder), []);
  const inFolders = places.folders.map(({ path }) => pathFrom(root, path));
  const named = Object.values(places.project?.data ?? {}).flatMap((source) => {
    const pattern = typeof source === 'string' ? source : source.path;
    return tableFiles(places.project?.folder ?? '', pattern).map(({ path }) => pathFrom(root, path));
  });
  return changed.filter(
    (path) =>
      named.includes(path) || (/\.(csv|json|parquet|xlsx)$/.test(path) && inFolders.includes(folderOf(path))),
  );
}

function pathFrom(root: string, path: string): string {
  return posix.relative(root.replaceAll('\\', '/'), path.replaceAll('\\', '/'));
}

/** The table that a file of data holds by its name: `deals` of `plans/sales/data/deals.csv`. */
export function tableOf(path: string): string {
  return posix.basename(path).replace(/\.\w+$/, '');
}
