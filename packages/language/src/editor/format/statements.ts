import { type AstNode, GrammarUtils } from 'langium';
import { forEachChild } from '../../services/walk.ts';
import type { FormatToken } from './tokens.ts';

/** A declaration, row or clause: what stands on a line of its own wherever its block is written over several lines. */
export interface Statement {
  node: AstNode;
  /** Indexes of its first and last token. */
  first: number;
  last: number;
  block: Block | undefined;
}

/** The part of a statement in braces. */
export interface Block {
  open: number;
  close: number;
  /** Whether its author wrote it over several lines. */
  broken: boolean;
  statements: Statement[];
}

/** Clauses that begin with these words of their block and are no nodes of their own. */
const CLAUSES: Readonly<Record<string, readonly string[]>> = { Pool: ['fund', 'reserve', 'shared', 'among'] };

/** The statements of a document, with those inside them. */
export function statementsOf(root: AstNode, tokens: readonly FormatToken[]): Statement[] {
  const indexes = new Map(tokens.map((token, index) => [token.start, index]));
  const endIndexes = new Map(tokens.map((token, index) => [token.end, index]));

  const statementOf = (node: AstNode): Statement | undefined => {
    const first = indexes.get(node.$cstNode?.offset ?? -1);
    const last = endIndexes.get(node.$cstNode?.end ?? -1);
    if (first === undefined || last === undefined || last < first) return undefined;
    return { node, first, last, block: blockOf(node, last) };
  };

  const blockOf = (node: AstNode, last: number): Block | undefined => {
    const open = indexes.get(GrammarUtils.findNodeForKeyword(node.$cstNode, '{')?.offset ?? -1);
    if (open === undefined) return undefined;
    const words = CLAUSES[node.$type];
    const statements = words === undefined ? childrenFrom(node, open) : clausesOf(node, words, last);
    return { open, close: last, broken: isBroken(tokens, open, last), statements };
  };

  const clausesOf = (node: AstNode, words: readonly string[], close: number): Statement[] => {
    const starts = words
      .map((word) => indexes.get(GrammarUtils.findNodeForKeyword(node.$cstNode, word)?.offset ?? -1))
      .filter((start) => start !== undefined)
      .sort((a, b) => a - b);
    return starts.map((first, index) => ({
      node,
      first,
      last: (starts[index + 1] ?? close) - 1,
      block: undefined,
    }));
  };

  const childrenFrom = (node: AstNode, after: number): Statement[] => {
    const children: Statement[] = [];
    forEachChild(node, (child) => {
      const statement = statementOf(child);
      if (statement !== undefined && statement.first > after) children.push(statement);
    });
    return children.sort((a, b) => a.first - b.first);
  };

  return childrenFrom(root, -1);
}

/** A block stays on one line only where all of it stood on one line, without a comment that runs to the line's end. */
function isBroken(tokens: readonly FormatToken[], open: number, close: number): boolean {
  return tokens.slice(open + 1, close + 1).some((token) => token.breaks > 0 || token.comment === 'line');
}
