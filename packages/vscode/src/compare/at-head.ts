/** What is asked of git for one file of a revision, as VS Code's git extension (`vscode.git`, version 1) answers it. */
export interface Revisions {
  /** Rejects with the code `UnknownPath` where the revision has no such file, and with another where git fails. */
  getObjectDetails(treeish: string, path: string): Promise<unknown>;
  /** The text of a file at a revision. */
  show(ref: string, path: string): Promise<string>;
}

/** A file by its key and its path on disk. */
export interface AskedFile {
  readonly key: string;
  readonly path: string;
}

/**
 * The text of each file at a commit, or `null` of one that the commit does not have.
 *
 * @throws Error in words naming the file that git could not read
 */
export async function textsAt(
  commit: string,
  files: readonly AskedFile[],
  git: Revisions,
): Promise<Record<string, string | null>> {
  const texts: Record<string, string | null> = {};
  for (const { key, path } of files) {
    try {
      texts[key] = (await isThere(commit, path, git)) ? await git.show(commit, path) : null;
    } catch (error) {
      throw new Error(`Git could not read ${path} at HEAD: ${wordsOf(error)}`, { cause: error });
    }
  }
  return texts;
}

/** Only the answer to this question tells a new file from one that cannot be read: `show` fails alike for both. */
async function isThere(commit: string, path: string, git: Revisions): Promise<boolean> {
  try {
    await git.getObjectDetails(commit, path);
    return true;
  } catch (error) {
    if ((error as { gitErrorCode?: unknown } | undefined)?.gitErrorCode === 'UnknownPath') return false;
    throw error;
  }
}

/** What git printed says more than that it failed. */
function wordsOf(error: unknown): string {
  const { stderr, message } = (error ?? {}) as { stderr?: unknown; message?: unknown };
  const printed = typeof stderr === 'string' ? stderr.trim() : '';
  if (printed !== '') return printed;
  return typeof message === 'string' ? message : String(error);
}
