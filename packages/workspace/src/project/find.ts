import type { FileSystem } from '../files.ts';
import { folderOf, isTop, within } from '../places.ts';

export const PROJECT_FILE = 'ontarget.json';

/** The nearest `ontarget.json`, in the folder itself or above it. */
export async function findProjectFile(fs: FileSystem, folder: string): Promise<string | undefined> {
  for (let current = folder; ; current = folderOf(current)) {
    const candidate = within(current, PROJECT_FILE);
    if (await fs.exists(candidate)) return candidate;
    if (isTop(current)) return undefined;
  }
}
