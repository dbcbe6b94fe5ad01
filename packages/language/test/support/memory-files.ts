import { EmptyFileSystemProvider, type FileSystemNode, type FileSystemProvider, URI } from 'langium';

/**
 * A file system that holds its files in memory, under `memory:`; whatever else is asked for does not exist.
 *
 * @param files text by path from the root, such as `/sales/plan.ote`
 */
export function memoryFiles(files: Readonly<Record<string, string>>): FileSystemProvider {
  const texts = new Map(Object.entries(files));
  return Object.assign(new EmptyFileSystemProvider() as FileSystemProvider, {
    exists: async (uri: URI) => texts.has(uri.path),
    readFile: async (uri: URI) => {
      const text = texts.get(uri.path);
      if (text === undefined) throw new Error(`no such file: ${uri.path}`);
      return text;
    },
    readDirectory: async (folder: URI) => entriesOf(folder, texts),
  });
}

function entriesOf(folder: URI, texts: ReadonlyMap<string, string>): FileSystemNode[] {
  const prefix = `${folder.path.replace(/\/+$/, '')}/`;
  const isFolder = new Map<string, boolean>();
  for (const path of texts.keys()) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...rest] = path.slice(prefix.length).split('/');
    isFolder.set(name, rest.length > 0);
  }
  if (isFolder.size === 0) throw new Error(`no such folder: ${folder.path}`);
  return [...isFolder].map(([name, isDirectory]) => ({
    uri: URI.parse(`memory:${prefix}${name}`),
    isDirectory,
    isFile: !isDirectory,
  }));
}
