import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** The release of the npm package `code-server` that `.ci/install-vscode.sh` installs. */
const CODE_SERVER_VERSION = '4.139.1';

/** VS Code's server needs exactly this major release of Node. */
const NODE_MAJOR = 24;

const INSTALL = 'Install it with: sh .ci/install-vscode.sh';

/** Where the programs are that the editor tests drive. */
export interface Installation {
  /** The Node that runs VS Code's server. */
  readonly node: string;
  /** VS Code's `server-main.js`. */
  readonly serverMain: string;
  readonly chromium: string;
}

/**
 * Finds VS Code's server and Chromium.
 *
 * @throws Error naming the one that is missing and the line that installs it.
 */
export function findInstallation(): Installation {
  const major = Number.parseInt(process.versions.node, 10);
  if (major !== NODE_MAJOR) {
    throw new Error(
      `VS Code's server needs Node ${NODE_MAJOR}; this is ${process.version}. Run: npm run test:machine`,
    );
  }
  return { node: process.execPath, serverMain: findServer(), chromium: findChromium() };
}

function findServer(): string {
  const home = join(cacheFolder(), `vscode-${CODE_SERVER_VERSION}`);
  if (!existsSync(join(home, 'installed'))) throw new Error(`VS Code's server is missing. ${INSTALL}`);
  return join(home, 'node_modules/code-server/lib/vscode/out/server-main.js');
}

/** @throws Error naming the line that installs it. */
export function findChromium(): string {
  const named = process.env.ONTARGET_CHROMIUM;
  if (named !== undefined && named !== '') return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
  }
  throw new Error(`Chromium is missing. ${INSTALL}, or: apt-get install -y chromium`);
}

function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return process.env.ONTARGET_CACHE || join(base, 'ontarget');
}
