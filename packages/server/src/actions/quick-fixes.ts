import { fixesFor, isCode, type ProblemData } from '@ontarget/language';
import type { LangiumDocument } from 'langium';
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
} from 'vscode-languageserver-protocol';
import { acceptActual } from '../tests/accept.ts';
import type { ActionSource } from './source.ts';

/** The catalogue's fixes of the problems under the cursor, and of all problems of one code where the file has several. */
export const quickFixes: ActionSource = ({ document, params: { context }, diagnosticsOf, canReview }) => {
  const all = diagnosticsOf(document);
  const told = new Set<string>();
  return context.diagnostics.flatMap((diagnostic) => {
    const offer = { diagnostic, uri: document.uri.toString(), document: document.textDocument, canReview };
    const own = [...actionsFor(diagnostic, document), ...acceptActual(problemOf(diagnostic), offer)];
    const alike = all.filter(({ code }) => code === diagnostic.code);
    if (alike.length < 2 || told.has(String(diagnostic.code))) return own;
    told.add(String(diagnostic.code));
    return [...own, ...together(alike, document)];
  });
};

/** What mends every problem of the file that has one right fix, as editors do it on saving or for a whole file. */
export const fixAll: ActionSource = ({ document, diagnosticsOf }) => {
  const edits = preferredEdits(diagnosticsOf(document), document);
  if (edits.length === 0) return [];
  const title = 'Mend everything that has one right fix';
  return [{ title, kind: FIX_ALL, edit: { changes: { [document.uri.toString()]: edits } } }];
};

/** Below the kind that editors run on saving. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.ontarget`;

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

function together(alike: readonly Diagnostic[], document: LangiumDocument): CodeAction[] {
  const mended = alike.filter((one) => preferredEdits([one], document).length > 0);
  const edits = preferredEdits(mended, document);
  if (mended.length < 2 || edits.length === 0) return [];
  const title = `Mend all ${mended.length} of this file: ${mended[0]?.code}`;
  const changes = { [document.uri.toString()]: edits };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: mended, edit: { changes } }];
}

/** The edits of each problem's one right fix; of fixes that touch the same words the first. */
function preferredEdits(diagnostics: readonly Diagnostic[], document: LangiumDocument): TextEdit[] {
  const { textDocument } = document;
  const taken: [number, number][] = [];
  const done: TextEdit[] = [];
  for (const diagnostic of diagnostics) {
    const problem = problemOf(diagnostic);
    const fix = problem && fixesFor(problem, diagnostic.range, document).find(({ preferred }) => preferred);
    const edits = fix?.edits ?? [];
    const places = edits.map(({ range }): [number, number] => [
      textDocument.offsetAt(range.start),
      textDocument.offsetAt(range.end),
    ]);
    const isFree = places.every(([from, to]) => taken.every(([start, end]) => to < start || end < from));
    if (!isFree) continue;
    taken.push(...places);
    done.push(...edits.map((edit) => ({ ...edit })));
  }
  return done;
}

/** What a diagnostic carries comes back from the editor; other tools' diagnostics carry something else. */
function problemOf({ data }: Diagnostic): ProblemData | undefined {
  if (typeof data !== 'object' || data === null || !('code' in data) || !('params' in data)) return undefined;
  return typeof data.code === 'string' && isCode(data.code) ? (data as ProblemData) : undefined;
}
