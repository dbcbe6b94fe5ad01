import type { LangiumDocument } from 'langium';
import type { FoldingRangeProvider } from 'langium/lsp';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-protocol';
import { usesOf } from '../scopes/folders.ts';

/** Strings and comments, which hide braces, and the braces themselves. */
const MARK = /"(?:\\.|[^"\\\r\n])*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|[{}]/g;

/**
 * Folds what stands in braces, comments of several lines, and the `use` lines at the top. The closing brace stays in
 * sight. Reads the text and not the tree, so that a file that is broken folds as well.
 */
export class OnTargetFolding implements FoldingRangeProvider {
  getFoldingRanges(document: LangiumDocument): FoldingRange[] {
    const byLine = new Map<number, FoldingRange>();
    // Of what begins on one line the widest is folded: an editor shows one mark there.
    const add = (startLine: number, endLine: number, kind?: FoldingRangeKind) => {
      const known = byLine.get(startLine);
      if (endLine <= startLine || (known !== undefined && known.endLine >= endLine)) return;
      byLine.set(startLine, { startLine, endLine, ...(kind === undefined ? {} : { kind }) });
    };
    foldText(document.textDocument.getText(), add);
    const uses = usesOf(document).flatMap(({ $cstNode: text }) => text?.range ?? []);
    const [first, last] = [uses[0], uses.at(-1)];
    if (first !== undefined && last !== undefined)
      add(first.start.line, last.end.line, FoldingRangeKind.Imports);
    return [...byLine.values()].sort((a, b) => a.startLine - b.startLine);
  }
}

type Add = (startLine: number, endLine: number, kind?: FoldingRangeKind) => void;

function foldText(text: string, add: Add): void {
  const open: number[] = [];
  const comments = new CommentRun(add);
  let [line, at] = [0, 0];
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    line += lineEnds(text, at, index);
    const isAlone = text.slice(text.lastIndexOf('\n', index - 1) + 1, index).trim() === '';
    const start = line;
    line += lineEnds(text, index, index + mark.length);
    at = index + mark.length;
    if (mark === '{') open.push(start);
    else if (mark === '}') {
      const from = open.pop();
      if (from !== undefined) add(from, start - 1);
    } else if (!mark.startsWith('"')) comments.add(start, line, isAlone, mark.startsWith('//'));
  }
  comments.end();
}

/** Comments over several lines, and lines of comment that follow one another. */
class CommentRun {
  private readonly fold: Add;
  private from = -1;
  private to = -2;

  constructor(fold: Add) {
    this.fold = fold;
  }

  add(start: number, end: number, isAlone: boolean, isLine: boolean): void {
    if (isAlone && isLine && start === this.to + 1) {
      this.to = start;
      return;
    }
    this.end();
    [this.from, this.to] = isAlone ? [start, end] : [-1, -2];
  }

  end(): void {
    this.fold(this.from, this.to, FoldingRangeKind.Comment);
  }
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
