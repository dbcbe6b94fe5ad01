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
import { ProjectProblems } from './project-problems.ts';
import { restartPolicy } from './restart-policy.ts';

/** Names the client and its settings: `ontarget.trace.server`. */
export const CLIENT_ID = 'ontarget';
export const CLIENT_NAME = 'OnTarget';
const LANGUAGE = 'ontarget';

/** What is alike for a server in Node and one in a browser's worker. */
export function clientOptions(context: ExtensionContext, output: LogOutputChannel): LanguageClientOptions {
  const policy = restartPolicy(output);
  const problems = projectProblems(context);
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
    middleware: {
      provideWorkspaceDiagnostics: (known, token, report, next) =>
        next(known, token, (chunk) =>
          report(chunk && { ...chunk, items: chunk.items.map((item) => problems.taken(item)) }),
        ),
    },
  };
}

const ofProjects = new WeakMap<ExtensionContext, ProjectProblems>();

/** The one collection of the window, without what a server told that was stopped. */
function projectProblems(context: ExtensionContext): ProjectProblems {
  const known = ofProjects.get(context);
  known?.clear();
  if (known !== undefined) return known;
  const problems = new ProjectProblems();
  context.subscriptions.push(problems);
  ofProjects.set(context, problems);
  return problems;
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
