import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import { expect } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { createOnTargetLspServices, EditorModule, EditorSharedModule } from '../../src/lsp.ts';

/** Made once: making services takes longer than what is tested. */
const services = createOnTargetLspServices(EmptyFileSystem, {
  language: EditorModule,
  shared: EditorSharedModule,
});

/** Files of a workspace, opened together in place of those before; `test:/w/` stands before their paths. */
export async function workspace(files: Record<string, string>) {
  const { shared, OnTarget } = services;
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = shared.workspace;
  await DocumentBuilder.update(
    [],
    LangiumDocuments.all.toArray().map(({ uri }) => uri),
  );
  const documents = new Map<string, LangiumDocument>();
  for (const [path, text] of Object.entries(files)) {
    const document = LangiumDocumentFactory.fromString(text, URI.parse(`test:/w/${path}`));
    LangiumDocuments.addDocument(document);
    documents.set(path, document);
  }
  await DocumentBuilder.build([...documents.values()], { validation: false });

  const document = (path: string): LangiumDocument => {
    const found = documents.get(path);
    if (found === undefined) throw new Error(`no file ${path}`);
    return found;
  };
  /** Where `what` stands in a file, `behind` characters further. */
  const at = (path: string, what: string, behind = 0) => {
    const { textDocument, uri } = document(path);
    const offset = textDocument.getText().indexOf(what);
    expect(offset, `"${what}" stands in ${path}`).toBeGreaterThan(-1);
    return { textDocument: { uri: uri.toString() }, position: textDocument.positionAt(offset + behind) };
  };
  /** What a file's text is after an edit. */
  const after = (path: string, edit: WorkspaceEdit | null | undefined): string => {
    const { textDocument, uri } = document(path);
    const edits = (edit?.changes?.[uri.toString()] ?? []).map(({ range, newText }) => ({
      from: textDocument.offsetAt(range.start),
      to: textDocument.offsetAt(range.end),
      newText,
    }));
    let text = textDocument.getText();
    for (const { from, to, newText } of edits.toSorted((a, b) => b.from - a.from || b.to - a.to))
      text = text.slice(0, from) + newText + text.slice(to);
    return text;
  };
  return { services, lsp: OnTarget.lsp, shared: shared.lsp, document, at, after };
}

export type Workspace = Awaited<ReturnType<typeof workspace>>;

/** Every prefix that ends at a blank or a brace: what a file is while it is typed. */
export function halves(text: string): string[] {
  return [...text.matchAll(/[\s{}|]/g)].map(({ index }) => text.slice(0, index + 1));
}
