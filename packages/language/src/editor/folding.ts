import { type AstNode, CstUtils, GrammarUtils, isLeafCstNode, type LangiumDocument } from 'langium';
import type { FoldingRangeProvider } from 'langium/lsp';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-protocol';
import { usesOf } from '../scopes/folders.ts';
import { walk } from '../services/walk.ts';

/** Folds what stands in braces, comments of several lines, and the `use` lines at the top. The closing brace stays in sight. */
export class OnTargetFolding implements FoldingRangeProvider {
  getFoldingRanges(document: LangiumDocument): FoldingRange[] {
    const byLine = new Map<number, FoldingRange>();
    // Of what begins on one line the widest is folded: an editor shows one mark there.
    const add = (startLine: number, endLine: number, kind?: FoldingRangeKind) => {
      const known = byLine.get(startLine);
      if (endLine <= startLine || (known !== undefined && known.endLine >= endLine)) return;
      byLine.set(startLine, { startLine, endLine, ...(kind === undefined ? {} : { kind }) });
    };
    walk(document.parseResult.value, (node) => foldBraces(node, add));
    foldComments(document, add);
    const uses = usesOf(document).flatMap(({ $cstNode: text }) => text?.range ?? []);
    const [first, last] = [uses[0], uses.at(-1)];
    if (first !== undefined && last !== undefined)
      add(first.start.line, last.end.line, FoldingRangeKind.Imports);
    return [...byLine.values()].sort((a, b) => a.startLine - b.startLine);
  }
}

type Add = (startLine: number, endLine: number, kind?: FoldingRangeKind) => void;

function foldBraces({ $cstNode: text }: AstNode, add: Add): void {
  const [open] = GrammarUtils.findNodesForKeyword(text, '{');
  const close = GrammarUtils.findNodesForKeyword(text, '}').at(-1);
  if (open !== undefined && close !== undefined) add(open.range.start.line, close.range.start.line - 1);
}

/** A comment over several lines, and lines of comment that follow one another. */
function foldComments({ parseResult }: LangiumDocument, add: Add): void {
  const root = parseResult.value.$cstNode;
  if (root === undefined) return;
  let [from, to] = [-1, -2];
  for (const leaf of CstUtils.flattenCst(root)) {
    if (!isLeafCstNode(leaf) || !leaf.tokenType.name.endsWith('_COMMENT')) continue;
    const { start, end } = leaf.range;
    const isAlone = /(^|[\r\n])[ \t]*$/.test(
      leaf.root.fullText.slice(Math.max(0, leaf.offset - 200), leaf.offset),
    );
    if (isAlone && leaf.tokenType.name === 'SL_COMMENT' && start.line === to + 1) {
      to = start.line;
      continue;
    }
    add(from, to, FoldingRangeKind.Comment);
    [from, to] = isAlone ? [start.line, end.line] : [-1, -2];
  }
  add(from, to, FoldingRangeKind.Comment);
}
