import { DefaultLanguageServer } from 'langium/lsp';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver-protocol';
import { PULL_CAPABILITY } from '../requests/diagnostics.ts';

/** Langium's server, with the capabilities that Langium does not know. */
export class PlanLanguageServer extends DefaultLanguageServer {
  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const result = super.buildInitializeResult(params);
    return {
      ...result,
      capabilities: {
        ...result.capabilities,
        selectionRangeProvider: true,
        codeLensProvider: { resolveProvider: true },
        // An editor that asks for diagnostics is not told of them, so each problem is shown once.
        ...(params.capabilities.textDocument?.diagnostic === undefined
          ? {}
          : { diagnosticProvider: PULL_CAPABILITY }),
      },
    };
  }
}
