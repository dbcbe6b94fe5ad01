import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Settings, sessionSettings } from './settings.ts';

/** The temporary folders of one session: nothing is shared with another session or with the user's own editor. */
export interface SessionFolders {
  readonly extensions: string;
  readonly userData: string;
  /** Chromium's profile. */
  readonly profile: string;
  remove(): Promise<void>;
}

/** Makes the folders of one session and writes its user settings. */
export async function createFolders(settings: Settings = {}): Promise<SessionFolders> {
  const root = await mkdtemp(join(tmpdir(), 'ontarget-vscode-'));
  const folders = {
    extensions: join(root, 'extensions'),
    userData: join(root, 'user-data'),
    profile: join(root, 'profile'),
  };
  await mkdir(folders.extensions);
  await mkdir(join(folders.userData, 'User'), { recursive: true });
  await mkdir(folders.profile);
  // In Machine/settings.json alone the window would stay restricted: trust is a setting of the user.
  await writeFile(
    join(folders.userData, 'User', 'settings.json'),
    JSON.stringify(sessionSettings(settings), null, 2),
  );
  return {
    ...folders,
    // Chromium may still be writing its profile for a moment after it was closed.
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}
