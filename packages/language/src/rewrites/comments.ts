import type { CstNode, LangiumDocument } from 'langium';
import { type FormatToken, tokensOf } from '../editor/format/tokens.ts';
import { lineOf } from '../fixes/editing.ts';
import type { RewriteServices } from './rewrite.ts';

/** A comment as it stands in a text. */
export type Comment = Pick<FormatToken, 'text' | 'start' | 'end'>;

/** Comments that are taken from one list each once, so that none is lost or written twice. */
export class Comments {
  private readonly document: LangiumDocument;
  private left: Comment[];

  constructor(document: LangiumDocument, { parser }: RewriteServices) {
    this.document = document;
    const tokens = tokensOf(parser.Lexer, document.textDocument.getText()) ?? [];
    this.left = tokens.filter(({ comment }) => comment !== undefined);
  }

  /** Whether they are those of a document. */
  areOf(document: LangiumDocument): boolean {
    return document === this.document;
  }

  /** Takes the comments that stand wholly between two offsets. */
  within(from: number, to: number): Comment[] {
    return this.take(({ start, end }) => from <= start && end <= to);
  }

  /** Takes the comments behind a piece of text in its last line. */
  behind({ end, range }: CstNode): Comment[] {
    const line = lineOf(this.document, range.end.line);
    const lineEnd = this.document.textDocument.offsetAt({ line: range.end.line, character: 0 }) + line.length;
    const after = this.left.filter((one) => end <= one.start && one.start < lineEnd);
    // What stands behind other words of the line belongs to those.
    const text = this.document.textDocument.getText();
    let at = end;
    const own = new Set<Comment>();
    for (const one of after) {
      if (text.slice(at, one.start).trim() !== '') break;
      own.add(one);
      at = one.end;
    }
    return this.take((one) => own.has(one));
  }

  /** Takes the comments on the lines right above a piece of text. */
  above({ offset }: CstNode): Comment[] {
    const { textDocument } = this.document;
    const found = new Set<Comment>();
    let below = textDocument.positionAt(offset);
    if (lineOf(this.document, below.line).slice(0, below.character).trim() !== '') return [];
    for (const one of [...this.left].reverse()) {
      const [start, end] = [textDocument.positionAt(one.start), textDocument.positionAt(one.end)];
      if (one.start >= offset) continue;
      const startsLine = lineOf(this.document, start.line).slice(0, start.character).trim() === '';
      if (end.line !== below.line - 1 || !startsLine) break;
      found.add(one);
      below = start;
    }
    return this.take((one) => found.has(one));
  }

  private take(wanted: (comment: Comment) => boolean): Comment[] {
    const taken = this.left.filter(wanted);
    this.left = this.left.filter((one) => !wanted(one));
    return taken;
  }
}

/** Comments as lines of their own. */
export function linesOf(comments: readonly Comment[]): string[] {
  return comments.map(({ text }) => text.trimEnd());
}
