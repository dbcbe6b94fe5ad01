import type { ProgramStart, Programs } from './programs.ts';

/** The workspace's own `ontarget`, or why none is run. */
export type WorkspaceCommand =
  /** `version` is what it says of itself; `isSame` whether that is the extension's version too. */
  | {
      readonly kind: 'found';
      readonly start: ProgramStart;
      readonly version: string;
      readonly isSame: boolean;
    }
  | { readonly kind: 'none'; readonly why: WhyNone };

export type WhyNone =
  /** No program can be started here: in the browser, or for files that are on no disk. */
  | 'no-machine'
  /** The opened folder is not trusted. */
  | 'untrusted'
  | 'not-installed'
  /** There is one, and it does not say its version. */
  | 'broken';

/** Where the command is looked for, and with what. */
export interface CommandPlaces {
  /** Undefined in the browser. */
  readonly programs: Programs | undefined;
  readonly isTrusted: boolean;
  /** The setting `ontarget.command.path`; empty where nobody has set it. */
  readonly setting: string;
  /** Path of the opened folder; undefined where it is on no disk. */
  readonly root: string | undefined;
  /** Path of the plan's folder, in the opened folder. */
  readonly folder: string;
  readonly exists: (path: string) => Promise<boolean>;
  /** The extension's version. */
  readonly version: string;
}

/**
 * Finds the `ontarget` that a workspace has of its own: the one that `ontarget.command.path` names, else the one that npm
 * installed into the plan's folder or into one above it, up to the folder that is open. It is asked for its version, so this
 * starts a program: nothing is looked at where the folder is not trusted.
 */
export async function findCommand(places: CommandPlaces): Promise<WorkspaceCommand> {
  const { programs, root, version: own } = places;
  if (programs === undefined || root === undefined) return { kind: 'none', why: 'no-machine' };
  if (!places.isTrusted) return { kind: 'none', why: 'untrusted' };
  const start = await startOf(places, programs, root);
  if (start === undefined) return { kind: 'none', why: 'not-installed' };
  const version = await versionOf(start, programs, places.folder);
  if (version === undefined) return { kind: 'none', why: 'broken' };
  return { kind: 'found', start, version, isSame: version === own };
}

async function startOf(
  { setting, folder, exists }: CommandPlaces,
  programs: Programs,
  root: string,
): Promise<ProgramStart | undefined> {
  const named = setting.trim();
  if (named !== '') return { program: isAbsolute(named) ? named : `${root}/${named}`, args: [], path: [] };
  for (const above of foldersUp(folder, root)) {
    const installed = `${above}/node_modules`;
    const start = installedIn(installed, programs.isWindows);
    if (await exists(start.args[0] ?? start.program)) return start;
  }
  return undefined;
}

/** npm's own way in on Windows is a script for its shell, which would read arguments its own way. */
function installedIn(modules: string, isWindows: boolean): ProgramStart {
  const path = [`${modules}/.bin`];
  return isWindows
    ? { program: 'node', args: [`${modules}/ontarget/bin/ontarget`], path }
    : { program: `${modules}/.bin/ontarget`, args: [], path };
}

/** A folder and those above it, up to the one that is open. */
export function foldersUp(folder: string, root: string): string[] {
  const within = `${folder}/`.startsWith(`${root}/`)
    ? folder.slice(root.length).split('/').filter(Boolean)
    : [];
  return Array.from({ length: within.length + 1 }, (_, up) =>
    [root, ...within.slice(0, within.length - up)].join('/'),
  );
}

function isAbsolute(path: string): boolean {
  return /^([/\\]|[A-Za-z]:[/\\])/.test(path);
}

/** How long a command may take to say its version, in milliseconds: a cold start on a busy machine takes seconds. */
const PATIENCE = 30_000;

async function versionOf(
  start: ProgramStart,
  programs: Programs,
  folder: string,
): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const { status, stdout } = await programs.run(start, ['--version'], { folder, signal });
    return status === 0 ? /^\d+\.\d+\.\d+\S*$/m.exec(stdout)?.[0] : undefined;
  } catch {
    // It cannot be started, or does not answer: the same to whoever wants to use it.
    return undefined;
  }
}
