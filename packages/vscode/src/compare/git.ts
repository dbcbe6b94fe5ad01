import { type Event, type Extension, extensions, Uri } from 'vscode';
import { type Revisions, textsAt } from './at-head.ts';

/** What is used of the interface of VS Code's git extension (`vscode.git`), version 1. */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  /** `uninitialized` until it has looked for the repositories of the window's folders. */
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: Event<unknown>;
  getRepository(uri: Uri): Repository | null;
  getRepositoryRoot(uri: Uri): Promise<Uri | null>;
  /** Opens a repository that was made or found after the window; not one that the user must allow first. */
  openRepository(root: Uri): Promise<Repository | null>;
}

interface GitChange {
  readonly uri: Uri;
  readonly originalUri: Uri;
  readonly renameUri: Uri | undefined;
}

interface Repository extends Revisions {
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly indexChanges: readonly GitChange[];
    readonly workingTreeChanges: readonly GitChange[];
    readonly mergeChanges: readonly GitChange[];
    /** Where they are shown apart from the others. */
    readonly untrackedChanges?: readonly GitChange[];
  };
  status(): Promise<void>;
}

/** The files of plans that are otherwise at HEAD: their text there, or `null`; or why nobody can tell, in words. */
export type AtHead =
  | { readonly ok: true; readonly earlier: Record<string, string | null> }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads HEAD through VS Code's own git, which knows the repository that a file lies in.
 *
 * @throws Error in words where git fails to read a file that HEAD has
 */
export async function filesAtHead(uri: Uri): Promise<AtHead> {
  const git = await gitOf(extensions.getExtension<GitExtension>('vscode.git'));
  if (git === undefined) {
    return {
      ok: false,
      problem: 'Git is not there, or is switched off in the settings, so there is no HEAD to compare with.',
    };
  }
  const repository = await repositoryOf(git.getAPI(1), uri);
  if (repository === null) {
    return {
      ok: false,
      problem: 'This plan lies in no git repository that is open here, so there is no HEAD to compare with.',
    };
  }
  await repository.status();
  const { HEAD, indexChanges, workingTreeChanges, mergeChanges, untrackedChanges = [] } = repository.state;
  if (HEAD?.commit === undefined) {
    return { ok: false, problem: 'Nothing has been committed yet, so there is no HEAD to compare with.' };
  }
  const changes = [...indexChanges, ...workingTreeChanges, ...mergeChanges, ...untrackedChanges];
  const files = new Map(
    changes
      .flatMap(({ uri: one, originalUri, renameUri }) => [
        one,
        originalUri,
        ...(renameUri ? [renameUri] : []),
      ])
      .filter(({ path }) => path.endsWith('.ote') || path.endsWith('/ontarget.json'))
      .map((one) => [one.toString(), one]),
  );
  const asked = [...files].map(([key, { fsPath }]) => ({ key, path: fsPath }));
  return { ok: true, earlier: await textsAt(HEAD.commit, asked, repository) };
}

/** The repository that a file lies in, also one that VS Code has not opened yet. */
async function repositoryOf(api: GitApi, uri: Uri): Promise<Repository | null> {
  if (api.state !== 'initialized') await once(api.onDidChangeState);
  const open = api.getRepository(uri);
  if (open !== null) return open;
  const root = await api.getRepositoryRoot(folderOf(uri));
  return root === null ? null : api.openRepository(root);
}

/** Git asks in a folder: where it is asked for a file, it fails. */
const folderOf = (file: Uri): Uri => Uri.joinPath(file, '..');

function once(event: Event<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const subscription = event(() => {
      subscription.dispose();
      resolve();
    });
  });
}

async function gitOf(extension: Extension<GitExtension> | undefined): Promise<GitExtension | undefined> {
  if (extension === undefined) return undefined;
  const git = extension.isActive ? extension.exports : await extension.activate();
  return git?.enabled === true ? git : undefined;
}
