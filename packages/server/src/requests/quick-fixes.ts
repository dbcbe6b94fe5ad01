import { fixesFor, isCode, type ProblemData } from '@ontarget/language';
import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver-protocol';

/** Offers the catalogue's fixes of the problems under the cursor. */
export class QuickFixes implements CodeActionProvider {
  getCodeActions(document: LangiumDocument, params: CodeActionParams): CodeAction[] {
    return params.context.diagnostics.flatMap((diagnostic) => actionsFor(diagnostic, document));
  }
}

function actionsFor(diagnostic: Diagnostic, document: LangiumDocument): CodeAction[] {
  const problem = problemOf(diagnostic);
  if (problem === undefined) return [];
  return fixesFor(problem, diagnostic.range, document).map(({ title, edits, preferred }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: preferred ?? false,
    edit: { changes: { [document.uri.toString()]: edits.map((edit) => ({ ...edit })) } },
  }));
}

/** What a diagnostic carries comes back from the editor; other tools' diagnostics carry something else. */
function problemOf({ data }: Diagnostic): ProblemData | undefined {
  if (typeof data !== 'object' || data === null || !('code' in data) || !('params' in data)) return undefined;
  return typeof data.code === 'string' && isCode(data.code) ? (data as ProblemData) : undefined;
}
