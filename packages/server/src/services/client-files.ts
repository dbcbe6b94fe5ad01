import { type FileSystemNode, type FileSystemProvider, type URI, UriUtils } from 'langium';
import type { Connection } from 'vscode-languageserver';
import {
  LIST_FOLDER_REQUEST,
  type ListFolderResult,
  READ_FILE_REQUEST,
  type ReadFileResult,
} from '../protocol.ts';

/** Files as the editor sees them, for a server that has no file system of its own. */
export class ClientFiles implements FileSystemProvider {
  private readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  async readFile(uri: URI): Promise<string> {
    return new TextDecoder().decode(await this.readBinary(uri));
  }

  async readBinary(uri: URI): Promise<Uint8Array> {
    const bytes = await this.connection.sendRequest<ReadFileResult>(READ_FILE_REQUEST, {
      uri: uri.toString(),
    });
    if (bytes === null) throw new Error('it does not exist');
    return Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
  }

  async readDirectory(uri: URI): Promise<FileSystemNode[]> {
    const entries = await this.connection.sendRequest<ListFolderResult>(LIST_FOLDER_REQUEST, {
      uri: uri.toString(),
    });
    if (entries === null) throw new Error('it does not exist');
    return entries.map(({ name, kind }) => ({
      uri: UriUtils.joinPath(uri, name),
      isFile: kind === 'file',
      isDirectory: kind === 'folder',
    }));
  }

  async exists(uri: URI): Promise<boolean> {
    return (await this.find(uri)) !== undefined;
  }

  async stat(uri: URI): Promise<FileSystemNode> {
    const found = await this.find(uri);
    if (found === undefined) throw new Error('it does not exist');
    return found;
  }

  readFileSync(): never {
    return neverAtOnce();
  }

  readBinarySync(): never {
    return neverAtOnce();
  }

  readDirectorySync(): never {
    return neverAtOnce();
  }

  existsSync(): never {
    return neverAtOnce();
  }

  statSync(): never {
    return neverAtOnce();
  }

  private async find(uri: URI): Promise<FileSystemNode | undefined> {
    const siblings = await this.readDirectory(UriUtils.dirname(uri)).catch(() => []);
    return siblings.find((entry) => UriUtils.equals(entry.uri, uri));
  }
}

/** The editor answers by message, so nothing can be read without waiting. */
function neverAtOnce(): never {
  throw new Error('files of the editor cannot be read without waiting');
}
