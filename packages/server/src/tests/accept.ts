import type { Code, ProblemData } from '@ontarget/language';
import { type ExampleResult, toZeroBased } from '@ontarget/workspace';
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-protocol';

interface Text {
  getText(range?: Range): string;
}

/** What a failed cell is to say instead; undefined where it comes out as written, or no literal says it exactly. */
export function acceptedCell(
  { status, literal, range }: Pick<ExampleResult, 'status' | 'literal' | 'range'>,
  document: Text,
): TextEdit | undefined {
  return status !== 'failed' || literal === undefined
    ? undefined
    : writeInCell(toZeroBased(range), literal, document);
}

/** Writes something in a cell, with as many blanks behind it that the bars of its column stay in line. */
function writeInCell(cell: Range, text: string, document: Text): TextEdit {
  const { line } = cell.end;
  const behind = document.getText({ start: cell.end, end: { line: line + 1, character: 0 } });
  const blanks = /^ *(?=\|)/.exec(behind)?.[0].length;
  if (blanks === undefined || cell.start.line !== line) return { range: cell, newText: text };
  const width = cell.end.character - cell.start.character + blanks;
  const end = { line, character: cell.end.character + blanks };
  return { range: { start: cell.start, end }, newText: `${text.padEnd(width - 1)} ` };
}

/**
 * Offers to accept what a plan pays as what an example expects. It is no fix of the catalogue: which of both is wrong
 * only a person can say, so it is never applied together with others, and shown before it is where the editor can.
 */
export function acceptActual(
  problem: ProblemData | undefined,
  { diagnostic, uri, document, canReview }: Offer,
): CodeAction[] {
  if (problem === undefined || !isOf('example-fails', problem)) return [];
  const { literal, expected } = problem.params;
  if (literal === undefined) return [];
  const edit = writeInCell(diagnostic.range, literal, document);
  const label = `Expect ${literal} instead of ${expected}`;
  const annotated = {
    documentChanges: [{ textDocument: { uri, version: null }, edits: [{ ...edit, annotationId: 'accept' }] }],
    changeAnnotations: { accept: { label, needsConfirmation: true } },
  };
  return [
    {
      title: `Accept what it pays: ${literal}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: false,
      edit: canReview ? annotated : { changes: { [uri]: [edit] } },
    },
  ];
}

function isOf<C extends Code>(code: C, problem: ProblemData): problem is ProblemData<C> {
  return problem.code === code;
}

interface Offer {
  diagnostic: Diagnostic;
  uri: string;
  document: Text;
  /** Whether the editor can show an edit before it is applied. */
  canReview: boolean;
}
