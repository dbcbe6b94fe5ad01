import {
  type FileParams,
  LIST_FOLDER_REQUEST,
  type ListFolderResult,
  READ_FILE_REQUEST,
  type ReadFileResult,
} from '@ontarget/server/protocol';
import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Reads files for a server that has no file system of its own, which is so in a browser's worker. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(
    READ_FILE_REQUEST,
    ({ uri }: FileParams): Promise<ReadFileResult> =>
      orNull(async () => inBase64(await workspace.fs.readFile(Uri.parse(uri, true)))),
  );
  client.onRequest(
    LIST_FOLDER_REQUEST,
    ({ uri }: FileParams): Promise<ListFolderResult> =>
      orNull(async () => (await workspace.fs.readDirectory(Uri.parse(uri, true))).flatMap(entry)),
  );
}

/** `null` where there is no such file or folder; any other failure is the server's to report. */
async function orNull<Found>(read: () => Promise<Found>): Promise<Found | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return null;
    throw error;
  }
}

function entry([name, type]: [string, FileType]): NonNullable<ListFolderResult> {
  // A link has two bits: that it is one, and what it leads to.
  if (type & FileType.Directory) return [{ name, kind: 'folder' }];
  return type & FileType.File ? [{ name, kind: 'file' }] : [];
}

/** A call for each stretch of bytes: the arguments of one call are limited. */
const STRETCH = 0x8000;

function inBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += STRETCH) {
    text += String.fromCharCode(...bytes.subarray(start, start + STRETCH));
  }
  return btoa(text);
}
