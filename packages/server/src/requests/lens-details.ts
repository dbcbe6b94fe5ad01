import type { OnTargetLspServiceSet } from '@ontarget/language/lsp';
import { DocumentState, URI } from 'langium';
import { createRequestHandler } from 'langium/lsp';
import type { CodeLens, Connection, TextDocumentIdentifier } from 'vscode-languageserver';
import { CodeLenses } from '../lenses/index.ts';

/**
 * What a lens says is worked out when it comes into sight, and not for all of a long file at once. It says what the plan was
 * when it was last worked out, and so does not wait while it is worked out anew.
 */
export function addLensDetails(
  connection: Pick<Connection, 'onCodeLensResolve'>,
  { OnTarget, shared }: OnTargetLspServiceSet,
): void {
  const { CodeLensProvider: lenses } = OnTarget.lsp;
  if (!(lenses instanceof CodeLenses)) return;
  const resolve = createRequestHandler<{ textDocument: TextDocumentIdentifier; lens: CodeLens }, CodeLens>(
    (_services, _document, { lens }) => lenses.resolve(lens),
    shared,
    DocumentState.IndexedReferences,
  );
  connection.onCodeLensResolve(async (lens, token) => {
    const uri = CodeLenses.fileOf(lens);
    // Of a file that is gone there is nothing to wait for.
    if (!shared.workspace.LangiumDocuments.hasDocument(URI.parse(uri))) return lenses.resolve(lens);
    return (await resolve({ textDocument: { uri }, lens }, token)) ?? lens;
  });
}
