import { type AstNode, TextDocument } from 'langium';
import type { TextRange } from './diagnostic.ts';

/** The start of a file: where problems of the whole file are shown. */
export const FILE_START: TextRange = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** The range of a part of the tree; the start of the file where it stands in no text. */
export function rangeOfNode(node: AstNode | undefined): TextRange {
  const range = node?.$cstNode?.range;
  return range === undefined ? FILE_START : fromZeroBased(range);
}

/** From LSP's lines and characters, which count from 0. */
export function fromZeroBased(range: {
  start: { line: number; character: number };
  end: { line: number; character: number };
}): TextRange {
  return {
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
  };
}

/** To LSP's lines and characters, which count from 0. */
export function toZeroBased(range: TextRange) {
  return {
    start: { line: range.line - 1, character: range.column - 1 },
    end: { line: range.endLine - 1, character: range.endColumn - 1 },
  };
}

/** A stretch of a text. */
export function rangeOfOffsets(text: string, offset: number, length: number): TextRange {
  const document = TextDocument.create('', '', 0, text);
  return fromZeroBased({ start: document.positionAt(offset), end: document.positionAt(offset + length) });
}
