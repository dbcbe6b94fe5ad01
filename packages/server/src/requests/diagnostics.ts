import { DocumentState } from 'langium';
import { createRequestHandler, type LangiumSharedServices } from 'langium/lsp';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import {
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import type { Plans } from '../plans/plans.ts';
import type { FileReport, Publisher } from '../plans/publisher.ts';

/** What the server says of itself to an editor that asks for diagnostics. */
export const PULL_CAPABILITY = {
  identifier: 'ontarget',
  // A name in one file is declared in another.
  interFileDependencies: true,
  workspaceDiagnostics: true,
};

/**
 * Answers an editor that asks for diagnostics, of one file as soon as its text is checked, of all files whenever one of them
 * changes. To an editor that cannot ask they are told, as the publisher does by itself.
 */
export function addDiagnostics(
  connection: Connection,
  shared: LangiumSharedServices,
  plans: Plans,
  publisher: Publisher,
): void {
  const waiting = new Set<() => void>();
  let [mayRefresh, isStale] = [false, false];

  shared.lsp.LanguageServer.onInitialize(({ capabilities: { textDocument, workspace } }) => {
    if (textDocument?.diagnostic === undefined) return;
    mayRefresh = workspace?.diagnostics?.refreshSupport === true;
    publisher.delivery = {
      kind: 'pull',
      changed: () => {
        isStale = true;
        for (const resume of waiting) resume();
        waiting.clear();
      },
    };
    const answer = createRequestHandler<DocumentDiagnosticParams, DocumentDiagnosticReport>(
      (_services, document, { previousResultId }) =>
        reportOf(publisher.reportOf(document.uri), previousResultId),
      shared,
      DocumentState.Validated,
    );
    // Of a document that is no part of a plan nothing is known.
    connection.languages.diagnostics.on(async (params, token) => {
      const report = await answer(params, token);
      return report instanceof ResponseError ? cancelled(report) : (report ?? reportOf(undefined, undefined));
    });
    connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) =>
      changedReports(new Map(previousResultIds.map(({ uri, value }) => [uri, value])), token),
    );
  });

  // An editor drops what it is answered on a file while it closes it, and forgets what it knew of it.
  shared.workspace.TextDocuments.onDidClose(({ document }) => publisher.again(document.uri));

  // What a second pass found is asked for again; what the text shows the editor asks for with each change itself.
  plans.onWorkedOut(() => {
    if (!mayRefresh || !isStale) return;
    isStale = false;
    connection.languages.diagnostics.refresh();
  });

  /** Waits until there is something that the editor does not know yet. */
  async function changedReports(
    known: ReadonlyMap<string, string>,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    await shared.workspace.WorkspaceManager.ready;
    for (;;) {
      const items = [...publisher.reports].flatMap(([uri, report]) => itemOf(uri, report, known.get(uri)));
      if (items.length > 0 || token.isCancellationRequested) return { items };
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
        token.onCancellationRequested(() => resolve());
      });
    }
  }
}

/** The editor is to ask again, once it has stopped typing. */
function cancelled({ message }: ResponseError<void>): ResponseError<DiagnosticServerCancellationData> {
  return new ResponseError(LSPErrorCodes.ServerCancelled, message, { retriggerRequest: true });
}

function reportOf(report: FileReport | undefined, known: string | undefined): DocumentDiagnosticReport {
  const resultId = String(report?.id ?? 0);
  if (known === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...(report?.diagnostics ?? [])] };
}

function itemOf(
  uri: string,
  { id, diagnostics }: FileReport,
  known: string | undefined,
): WorkspaceDocumentDiagnosticReport[] {
  const resultId = String(id);
  // A file without a number may still be shown with what was wrong with it: editors forget numbers of what they close.
  if (known === resultId) return [];
  return [{ uri, version: null, kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnostics] }];
}
