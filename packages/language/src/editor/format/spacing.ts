import { type AstNode, AstUtils, CstUtils, GrammarUtils } from 'langium';
import {
  type Accept,
  isAccept,
  isExampleCell,
  isFunctionCall,
  isNegation,
  isYearSetting,
} from '../../generated/ast.ts';
import type { FormatToken } from './tokens.ts';

/** Where a token touches the one before or after it, beyond what its text alone tells. */
export interface Touching {
  /** Starts of minus signs that belong to the number after them. */
  signs: ReadonlySet<number>;
  /** Starts of the dashes inside `4-4-5` and inside codes, which touch what stands on both sides. */
  ties: ReadonlySet<number>;
  /** Starts of names that are called: their parenthesis touches them. */
  calls: ReadonlySet<number>;
}

/** Finds signs and calls, which look like a difference and a name in front of a parenthesis. */
export function touchingIn(root: AstNode): Touching {
  const signs = new Set<number>();
  const ties = new Set<number>();
  const calls = new Set<number>();
  for (const node of AstUtils.streamAst(root)) {
    const start = node.$cstNode?.offset;
    if (start === undefined) continue;
    if (isNegation(node)) signs.add(start);
    // A cell begins with its bar.
    const minus = isExampleCell(node)
      ? GrammarUtils.findNodeForProperty(node.$cstNode, 'negative')
      : undefined;
    if (minus !== undefined) signs.add(minus.offset);
    if (isYearSetting(node)) {
      for (const dash of GrammarUtils.findNodesForKeyword(node.$cstNode, '-')) ties.add(dash.offset);
    }
    if (isAccept(node)) for (const dash of dashesOf(node)) ties.add(dash);
    if (isFunctionCall(node)) calls.add(start);
  }
  return { signs, ties, calls };
}

/** The dashes of a code, which is one word to whoever reads it. */
function dashesOf({ $cstNode: text }: Accept): number[] {
  const code = GrammarUtils.findNodeForProperty(text, 'rule');
  if (code === undefined) return [];
  return CstUtils.flattenCst(code)
    .filter((leaf) => leaf.text === '-')
    .map((leaf) => leaf.offset)
    .toArray();
}

const noSpaceBefore = new Set([',', ':', '.', ')']);
const noSpaceAfter = new Set(['(', '.']);

/** What stands between two tokens of one line. */
export function between(before: FormatToken, token: FormatToken, touching: Touching): string {
  if (token.comment === 'line') return '  ';
  if (before.comment !== undefined || token.comment !== undefined) return ' ';
  if (touching.ties.has(before.start) || touching.ties.has(token.start)) return '';
  if (touching.signs.has(before.start) || noSpaceAfter.has(before.text)) return '';
  if (noSpaceBefore.has(token.text)) return '';
  if (token.text === '(' && touching.calls.has(before.start)) return '';
  if (before.text === '{' && token.text === '}') return '';
  // One blank between a number and a currency's code would make them one amount of money.
  if (before.type === 'NUMBER' && /^[A-Z]{3}$/.test(token.text)) return '  ';
  return ' ';
}
