import type { IToken } from 'chevrotain';
import { CompositeCstNodeImpl, type CstNode, isCompositeCstNode, type ParseResult } from 'langium';

/** How far something moved in a text. */
export interface Move {
  readonly offset: number;
  readonly lines: number;
  /** Only what stands on this line, counted from 0 as it was before the move, moves sideways too. */
  readonly line: number;
  readonly columns: number;
}

/** The places that langium keeps in its leaves, which nothing of its own can move. */
interface Places {
  _offset: number;
  _startLine: number;
  _startColumn: number;
  _endLine: number;
  _endColumn: number;
}

interface Remembered {
  _rangeCache: unknown;
}

/** Whether a move changes no place. */
export function isNoMove({ offset, lines, columns }: Move): boolean {
  return offset === 0 && lines === 0 && columns === 0;
}

/** Moves all places of a stretch of syntax tree. */
export function moveNode(node: CstNode, move: Move): void {
  if (isCompositeCstNode(node)) {
    if (node instanceof CompositeCstNodeImpl) (node as unknown as Remembered)._rangeCache = undefined;
    for (const child of node.content) moveNode(child, move);
    return;
  }
  const places = node as unknown as Places;
  places._offset += move.offset;
  if (places._startLine === move.line) places._startColumn += move.columns;
  if (places._endLine === move.line) places._endColumn += move.columns;
  places._startLine += move.lines;
  places._endLine += move.lines;
}

/** Moves the places of all errors of a part of a text that was read by itself. */
export function moveErrors({ lexerErrors, parserErrors }: ParseResult, move: Move): void {
  for (const error of lexerErrors) {
    error.offset += move.offset;
    if (error.line !== undefined && error.column !== undefined) {
      // Lines and columns of the lexer are counted from 1.
      if (error.line - 1 === move.line) error.column += move.columns;
      error.line += move.lines;
    }
  }
  const tokens = new Set<IToken>();
  for (const error of parserErrors) {
    for (const token of tokensOf(error)) tokens.add(token);
  }
  for (const token of tokens) moveToken(token, move);
}

/** The tokens that an error of the parser speaks of: where it is, what stood before, and what was passed over. */
export function tokensOf(error: ParseResult['parserErrors'][number]): readonly IToken[] {
  const { previousToken } = error as { previousToken?: IToken };
  return [error.token, ...(previousToken === undefined ? [] : [previousToken]), ...error.resyncedTokens];
}

/** Whether a token is none of the text, but its end, or what the parser put in. */
export function hasNoPlace({ startOffset }: IToken): boolean {
  return Number.isNaN(startOffset) || startOffset < 0;
}

function moveToken(token: IToken, move: Move): void {
  // Chevrotain has one token for the end of every text.
  if (hasNoPlace(token)) return;
  token.startOffset += move.offset;
  if (token.endOffset !== undefined) token.endOffset += move.offset;
  if (token.startLine !== undefined && token.startColumn !== undefined) {
    if (token.startLine - 1 === move.line) token.startColumn += move.columns;
    token.startLine += move.lines;
  }
  if (token.endLine !== undefined && token.endColumn !== undefined) {
    if (token.endLine - 1 === move.line) token.endColumn += move.columns;
    token.endLine += move.lines;
  }
}
