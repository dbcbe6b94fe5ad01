import { type AstNode, type LangiumDocument, URI, UriUtils } from 'langium';
import type { Document, UseFolder } from '../generated/ast.ts';

/**
 * The folder of a document, as text. A folder is one plan: documents of one folder see one another, and those below
 * it do not belong to it. Another scheme (a diff view opens a file a second time) is another folder.
 */
export function folderOf(uri: URI): string {
  return folderKey(UriUtils.dirname(uri.with({ query: null, fragment: null })));
}

/** One spelling of a folder, however it was written. */
export function folderKey(folder: URI): string {
  return folder.toString().replace(/\/+$/, '');
}

/** The folder that `use "../company"` names, seen from the document that says so. */
export function usedFolder(use: UseFolder, from: URI): URI {
  const path = typeof use.path === 'string' ? use.path : '';
  return UriUtils.resolvePath(UriUtils.dirname(from), path.replace(/\/+$/, ''));
}

/** Keys of the folders that a document uses, in the order of its text. */
export function usedFolders(document: LangiumDocument): string[] {
  return usesOf(document).map((use) => folderKey(usedFolder(use, document.uri)));
}

/** The `use` lines of a document. */
export function usesOf(document: LangiumDocument): UseFolder[] {
  return (declarationsIn(document.parseResult.value) as AstNode[]).filter(
    (node): node is UseFolder => node.$type === 'UseFolder',
  );
}

/** The top-level declarations of a parsed file; none where the root is not one. */
export function declarationsIn(root: AstNode): Document['declarations'] {
  return root.$type === 'Document' ? ((root as Document).declarations ?? []) : [];
}

/** A folder from its key. */
export function folderFromKey(key: string): URI {
  return URI.parse(key);
}
