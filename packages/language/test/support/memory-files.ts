import { EmptyFileSystemProvider, type FileSystemNode, type FileSystemProvider, URI } from 'langium';

/**
 * A file system that holds its files in memory, under `memory:`; whatever else is asked for does not exist.
 *
 * @param files text by path from the root, such as `/sales/plan.ote`; a change of them is seen
 */
export function memoryFiles(files: Readonly<Record<string, string>>): FileSystemProvider {
  return Object.assign(new EmptyFileSystemProvider() as FileSystemProvider, {
    exists: async (uri: URI) => Object.hasOwn(files, uri.path),
    readFile: async (uri: URI) => {
      const text = files[uri.path];
      if (text === undefined) throw new Error(`no such file: ${uri.path}`);
      return text;
    },
    readDirectory: async (folder: URI) => entriesOf(folder, files),
  });
}

function entriesOf(folder: URI, files: Readonly<Record<string, string>>): FileSystemNode[] {
  const prefix = `${folder.path.replace(/\/+$/, '')}/`;
  const isFolder = new Map<string, boolean>();
  for (const path of Object.keys(files)) {
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
