/**
 * What the workspace needs of a file system. It is handed in, so that the same code runs in the command, in an editor
 * (where an open file's text is not the one on disk) and in a browser.
 *
 * Places are URIs as text (`file:///plans/sales/plan.ote`), folders without a slash at their end.
 */
export interface FileSystem {
  /** The text of a file; rejects with `FileProblem` where it cannot be read or is not UTF-8. */
  readFile(uri: string): Promise<string>;
  /** What a folder holds, not recursive, in any order; rejects with `FileProblem` where it cannot be listed. */
  list(folder: string): Promise<FolderEntry[]>;
  /** Whether there is a file or a folder. */
  exists(uri: string): Promise<boolean>;
}

export interface FolderEntry {
  name: string;
  kind: 'file' | 'folder';
}

/** Why a file or folder could not be read, in the reader's words. */
export class FileProblem extends Error {
  readonly uri: string;

  constructor(uri: string, message: string) {
    super(message);
    this.name = 'FileProblem';
    this.uri = uri;
  }
}
