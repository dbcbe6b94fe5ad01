import { FileProblem, type FileSystem } from '@ontarget/workspace';
import { type FileSystemProvider, URI, UriUtils } from 'langium';

/** The workspace's view of the server's file system. Open documents are found in the services before any file is read. */
export function filesOf(provider: FileSystemProvider): FileSystem {
  return {
    async readFile(uri) {
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(await provider.readBinary(URI.parse(uri)));
      } catch (error) {
        throw new FileProblem(uri, error instanceof Error ? error.message : String(error));
      }
    },
    async list(folder) {
      try {
        const entries = await provider.readDirectory(URI.parse(folder));
        return entries.map((entry) => ({
          name: UriUtils.basename(entry.uri),
          kind: entry.isDirectory ? 'folder' : 'file',
        }));
      } catch (error) {
        throw new FileProblem(folder, error instanceof Error ? error.message : String(error));
      }
    },
    exists: (uri) => provider.exists(URI.parse(uri)),
  };
}
