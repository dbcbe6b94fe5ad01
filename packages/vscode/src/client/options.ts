import {
  type ExtensionContext,
  type LogOutputChannel,
  languages,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { OPEN_PREVIEW, SHOW_PLACES } from '../commands/names.ts';
import { privateTrace } from './private-trace.ts';
import { restartPolicy } from './restart-policy.ts';

/** Names the client and its settings: `ontarget.trace.server`. */
export const CLIENT_ID = 'ontarget';
export const CLIENT_NAME = 'OnTarget';
const LANGUAGE = 'ontarget';

/** What is alike for a server in Node and one in a browser's worker. */
export function clientOptions(context: ExtensionContext, output: LogOutputChannel): LanguageClientOptions {
  const policy = restartPolicy(output);
  return {
    documentSelector: planDocuments(),
    // The pages that explain the rules are part of the package, so that their links work offline.
    initializationOptions: {
      rulePages: Uri.joinPath(context.extensionUri, 'dist', 'rules').toString(),
      commands: { preview: OPEN_PREVIEW, places: SHOW_PLACES },
    },
    outputChannel: output,
    traceOutputChannel: privateTrace(output),
    errorHandler: policy.errors,
    initializationFailedHandler: policy.initializationFailed,
  };
}

/** Whether a document is a file of a plan. */
export function isPlanDocument(document: TextDocument): boolean {
  return languages.match(planDocuments(), document) > 0;
}

/** Files of the workspace, wherever it lives. A diff opens its sides under other schemes, and they join no plan. */
export function planDocuments(): { language: string; scheme: string }[] {
  const folders = workspace.workspaceFolders ?? [];
  const schemes = new Set(['file', ...folders.map(({ uri }) => uri.scheme)]);
  return [...schemes].map((scheme) => ({ language: LANGUAGE, scheme }));
}
