import { readdir, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FileProblem, type FileSystem } from './files.ts';

export * from './index.ts';

/** The machine's own file system. A file that is not UTF-8 is refused instead of read with replaced characters. */
export function nodeFileSystem(): FileSystem {
  return {
    async readFile(uri) {
      try {
        const { size } = await stat(fileURLToPath(uri));
        if (size > MOST_BYTES) throw new Error(tooLarge(size));
        return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(fileURLToPath(uri)));
      } catch (error) {
        throw new FileProblem(uri, reasonOf(error));
      }
    },
    async list(folder) {
      try {
        const entries = await readdir(fileURLToPath(folder), { withFileTypes: true });
        return Promise.all(
          entries.map(async (entry) => {
            const target = entry.isSymbolicLink()
              ? await stat(new URL(`${folder}/${encodeURIComponent(entry.name)}`)).catch(() => entry)
              : entry;
            return { name: entry.name, kind: target.isDirectory() ? 'folder' : 'file' };
          }),
        );
      } catch (error) {
        throw new FileProblem(folder, reasonOf(error));
      }
    },
    async exists(uri) {
      return stat(fileURLToPath(uri)).then(
        () => true,
        () => false,
      );
    },
  };
}

/** Plans and project files are written by people; what is longer was put there by mistake, and would take minutes. */
const MOST_BYTES = 16 * 1024 * 1024;

function tooLarge(size: number): string {
  return `it has ${Math.ceil(size / 1024 / 1024)} MB, and what people write by hand has at most ${MOST_BYTES / 1024 / 1024}`;
}

/** The URI of a path of this machine; a relative path starts at the working directory. */
export function uriOfPath(path: string): string {
  return pathToFileURL(resolve(path)).href;
}

/** The path of this machine that a `file:` URI stands for. */
export function pathOfUri(uri: string): string {
  return fileURLToPath(uri);
}

const reasons: Record<string, string> = {
  ENOENT: 'it does not exist',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'it is not a folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'no file may be that large here',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8 text',
};

/** Why a file or folder could not be read, in words that stand behind its name: `it does not exist`. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
