import {
  GrammarUtils,
  type LangiumDocument,
  type LangiumDocuments,
  type MaybePromise,
  URI,
  UriUtils,
} from 'langium';
import type { FileOperationHandler, LangiumSharedServices } from 'langium/lsp';
import type {
  FileOperationOptions,
  RenameFilesParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { folderFromKey, folderKey, folderOf, usedFolder, usesOf } from '../scopes/folders.ts';

/** Keeps `use` right while files and folders are renamed or moved: what a plan used it goes on using. */
export class UseOnRename implements FileOperationHandler {
  readonly fileOperationOptions: FileOperationOptions = {
    willRename: {
      filters: [
        { pattern: { glob: '**/*.ote', matches: 'file' } },
        { pattern: { glob: '**', matches: 'folder' } },
      ],
    },
  };
  private readonly documents: LangiumDocuments;

  constructor(services: LangiumSharedServices) {
    this.documents = services.workspace.LangiumDocuments;
  }

  willRenameFiles({ files }: RenameFilesParams): MaybePromise<WorkspaceEdit | null> {
    const all = this.documents.all.toArray();
    const moved = (uri: URI) => newPlaceOf(uri, files);
    const folders = movedFolders(all, moved);
    const changes: Record<string, TextEdit[]> = {};
    for (const document of all) {
      const edits = usesOf(document).flatMap((use): TextEdit[] => {
        const path = GrammarUtils.findNodeForProperty(use.$cstNode, 'path');
        const before = folderKey(usedFolder(use, document.uri));
        const after = folders.get(before) ?? before;
        const from = moved(document.uri);
        if (path === undefined || folderKey(usedFolder(use, from)) === after) return [];
        const written = UriUtils.relative(folderFromKey(folderOf(from)), folderFromKey(after));
        return [{ range: path.range, newText: JSON.stringify(written) }];
      });
      if (edits.length > 0) changes[document.uri.toString()] = edits;
    }
    return Object.keys(changes).length === 0 ? null : { changes };
  }
}

/** Where a file or folder will be: that of the nearest of the renamed files and folders it is or lies in. */
export function newPlaceOf(uri: URI, files: RenameFilesParams['files']): URI {
  const text = uri.toString();
  const around = files
    .map(({ oldUri, newUri }) => ({ old: folderKey(URI.parse(oldUri)), now: folderKey(URI.parse(newUri)) }))
    .filter(({ old }) => text === old || text.startsWith(`${old}/`))
    .toSorted((a, b) => b.old.length - a.old.length)[0];
  return around === undefined ? uri : URI.parse(around.now + text.slice(around.old.length));
}

/** Folders whose files all go to one other place: whoever uses them uses them there. */
function movedFolders(documents: readonly LangiumDocument[], moved: (uri: URI) => URI): Map<string, string> {
  const places = new Map<string, Set<string>>();
  for (const { uri } of documents) {
    const folder = folderOf(uri);
    places.set(folder, (places.get(folder) ?? new Set()).add(folderOf(moved(uri))));
  }
  return new Map(
    [...places].flatMap(([folder, to]) => {
      const [only, ...others] = to;
      return only === undefined || others.length > 0 || only === folder ? [] : [[folder, only]];
    }),
  );
}
