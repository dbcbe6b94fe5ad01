import {
  contains,
  FileProblem,
  type FileSystem,
  type FolderEntry,
  folderOf,
  nameOf,
  place,
} from '@ontarget/workspace';

/** Files as they were at another time: some had another text, or were not there; all others are as they are. */
export function earlierFiles(now: FileSystem, earlier: Readonly<Record<string, string | null>>): FileSystem {
  const texts = new Map(Object.entries(earlier).map(([uri, text]) => [place(uri), text]));
  const there = [...texts].flatMap(([uri, text]) => (text === null ? [] : [uri]));
  return {
    async readFile(uri) {
      const text = texts.get(place(uri));
      if (text === null) throw new FileProblem(uri, 'it did not exist');
      return text ?? now.readFile(uri);
    },
    async list(folder) {
      const own = place(folder);
      const below = there.filter((uri) => uri !== own && contains(own, uri));
      // A folder that is gone is listed by what was in it.
      const entries = below.length > 0 && !(await now.exists(folder)) ? [] : await now.list(folder);
      const kept = entries.filter(
        ({ name, kind }) => kind === 'folder' || texts.get(`${own}/${encoded(name)}`) !== null,
      );
      const names = new Set(kept.map(({ name }) => name));
      const more = below.map((uri): FolderEntry => {
        const path = uri.slice(own.length + (own.endsWith('/') ? 0 : 1));
        return path.includes('/')
          ? { name: decodeURIComponent(path.split('/')[0] ?? ''), kind: 'folder' }
          : { name: nameOf(uri), kind: 'file' };
      });
      const added = new Map(more.filter(({ name }) => !names.has(name)).map((entry) => [entry.name, entry]));
      return [...kept, ...added.values()];
    },
    async exists(uri) {
      const own = place(uri);
      const text = texts.get(own);
      if (text !== undefined) return text !== null;
      return there.some((file) => contains(own, folderOf(file))) || now.exists(uri);
    },
  };
}

/** A name as it stands in the one form of a URI. */
function encoded(name: string): string {
  const uri = place(`file:///${encodeURIComponent(name)}`);
  return uri.slice('file:///'.length);
}
