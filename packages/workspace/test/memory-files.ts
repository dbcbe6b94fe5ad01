import { FileProblem, type FileSystem } from '../src/index.ts';

/** Files in memory, by path from `file:///w`. */
export function memoryFiles(files: Record<string, string>): FileSystem {
  const all = new Map(Object.entries(files).map(([path, text]) => [`file:///w/${path}`, text]));
  return {
    async readFile(uri) {
      const text = all.get(uri);
      if (text === undefined) throw new FileProblem(uri, 'it does not exist');
      if (text === UNREADABLE) throw new FileProblem(uri, 'you may not read it');
      return text;
    },
    async list(folder) {
      const names = new Map<string, 'file' | 'folder'>();
      for (const uri of all.keys()) {
        if (!uri.startsWith(`${folder}/`)) continue;
        const [name = '', ...below] = uri.slice(folder.length + 1).split('/');
        names.set(name, below.length > 0 ? 'folder' : 'file');
      }
      if (names.size === 0) throw new FileProblem(folder, 'it does not exist');
      return [...names].map(([name, kind]) => ({ name, kind }));
    },
    async exists(uri) {
      return all.has(uri) || [...all.keys()].some((file) => file.startsWith(`${uri}/`));
    },
  };
}

/** The text of a file that may not be read. */
export const UNREADABLE = '\0';
