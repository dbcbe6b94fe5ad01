import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { CodeLensRefreshRequest, InlayHintRefreshRequest } from 'vscode-languageserver-protocol';
import type { Plans } from '../plans/plans.ts';

/** Has the editor ask for hints and lenses again when a plan was worked out anew, or the settings changed. */
export function addRefreshes(connection: Connection, shared: LangiumSharedServices, plans: Plans): void {
  const wanted: string[] = [];
  shared.lsp.LanguageServer.onInitialize(({ capabilities: { workspace } }) => {
    if (workspace?.inlayHint?.refreshSupport) wanted.push(InlayHintRefreshRequest.method);
    if (workspace?.codeLens?.refreshSupport) wanted.push(CodeLensRefreshRequest.method);
  });
  const refresh = () => {
    for (const method of wanted) {
      connection.sendRequest(method).catch(() => {
        // The editor has hung up; there is nobody left to tell.
      });
    }
  };
  plans.onWorkedOut(refresh);
  shared.workspace.ConfigurationProvider.onConfigurationSectionUpdate(refresh);
}
