import { type FileSystem, place, type Snapshot } from '@ontarget/workspace';
import type { LangiumSharedServices } from 'langium/lsp';
import { filesOf } from '../plans/files.ts';
import { type DataPlaces, within } from './files.ts';

/**
 * Where the files of a plan's tables may be: the folder that was chosen, else `data` beside the plan, else beside the
 * project file.
 *
 * @param data URI of the chosen folder; one outside the opened folders is not read
 */
export async function dataPlaces(
  shared: LangiumSharedServices,
  { plan, project }: Snapshot,
  data?: string,
): Promise<DataPlaces> {
  const fs: FileSystem = filesOf(shared.workspace.FileSystemProvider);
  const roots = [
    ...(shared.workspace.WorkspaceManager.workspaceFolders ?? []).map(({ uri }) => uri),
    place(plan.folder),
  ];
  const mayRead = (uri: string) => within(roots, uri);
  const [beside, ofProject] = [plan.folder, project.folder].map((folder) => `${place(folder)}/data`);
  const chosen = data !== undefined && mayRead(data) ? place(data) : (beside ?? '');
  const places = { fs, project, mayRead, data: chosen };
  const isThere = data !== undefined || (await fs.exists(chosen)) || !(await fs.exists(ofProject ?? ''));
  return isThere ? places : { ...places, data: ofProject ?? '' };
}
