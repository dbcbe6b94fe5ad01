import {
  fixesFor,
  isCode,
  type ProblemData,
  type Rewrite,
  type RewriteServices,
  rewritesAt,
} from '@ontarget/language';
import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver-protocol';
import { acceptActual } from '../tests/accept.ts';

/** Offers the catalogue's fixes of the problems under the cursor, and other ways to say what stands there. */
export class QuickFixes implements CodeActionProvider {
  private readonly services: RewriteServices;
  private readonly canReview: () => boolean;

  /** @param canReview whether the editor can show an edit before it is applied */
  constructor(services: RewriteServices, canReview: () => boolean) {
    this.services = services;
    this.canReview = canReview;
  }

  getCodeActions(document: LangiumDocument, params: CodeActionParams): CodeAction[] {
    const fixes = params.context.diagnostics.flatMap((diagnostic) => actionsFor(diagnostic, document));
    const accepted = params.context.diagnostics.flatMap((diagnostic) =>
      acceptActual(problemOf(diagnostic), {
        diagnostic,
        uri: document.uri.toString(),
        document: document.textDocument,
        canReview: this.canReview(),
      }),
    );
    const rewrites = rewritesAt(document, params.range, this.services).map(asAction);
    return [...fixes, ...accepted, ...rewrites];
  }
}

/** One that cannot be done is shown with the reason, where the editor shows such. */
function asAction({ title, edits, refused }: Rewrite): CodeAction {
  const kind = CodeActionKind.RefactorRewrite;
  if (refused !== undefined) return { title, kind, disabled: { reason: refused } };
  const changes = Object.fromEntries([...edits].map(([uri, all]) => [uri, all.map((edit) => ({ ...edit }))]));
  return { title, kind, edit: { changes } };
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
