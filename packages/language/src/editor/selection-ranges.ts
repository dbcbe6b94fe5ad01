import { type AstNode, CstUtils, GrammarUtils, type LangiumDocument } from 'langium';
import type { Position, Range, SelectionRange } from 'vscode-languageserver-protocol';
import { phraseAt } from './phrases.ts';

/**
 * What is selected step by step around a place: the word, the phrase it is part of, what it belongs to (a cell, a row, a
 * clause), what stands between the braces, the whole declaration, the file.
 */
export function selectionRangeAt(document: LangiumDocument, position: Position): SelectionRange {
  const { textDocument } = document;
  const offset = textDocument.offsetAt(position);
  const all = offsetsAround(document, offset).filter(([from, to]) => from <= offset && offset <= to);
  const nested = all
    .toSorted(([a, b], [c, d]) => b - a - (d - c))
    .filter(([from, to], index, sorted) => {
      const before = sorted[index - 1];
      // Each step holds the one before it, and more.
      return (
        before === undefined || (from <= before[0] && before[1] <= to && to - from > before[1] - before[0])
      );
    });
  const ranges = nested.map(([from, to]): Range => {
    return { start: textDocument.positionAt(from), end: textDocument.positionAt(to) };
  });
  return (
    ranges.reduceRight<SelectionRange | undefined>(
      (parent, range) => (parent === undefined ? { range } : { range, parent }),
      undefined,
    ) ?? { range: { start: position, end: position } }
  );
}

type Offsets = readonly [number, number];

function offsetsAround({ parseResult, textDocument }: LangiumDocument, offset: number): Offsets[] {
  const root = parseResult.value.$cstNode;
  const whole: Offsets = [0, textDocument.getText().length];
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, offset);
  if (leaf === undefined) return [whole];
  const phrase = phraseAt(leaf);
  const nodes: AstNode[] = [];
  for (let node: AstNode | undefined = leaf.astNode; node !== undefined; node = node.$container)
    nodes.push(node);
  return [
    [leaf.offset, leaf.end],
    ...(phrase === undefined ? [] : [[phrase.first.offset, phrase.last.end] as const]),
    ...nodes.flatMap(({ $cstNode: text }) => (text === undefined ? [] : [[text.offset, text.end] as const])),
    ...nodes.flatMap((node) => insideBraces(node)),
    whole,
  ];
}

/** What stands between the braces of a node, without the blanks around it. */
function insideBraces({ $cstNode: text }: AstNode): Offsets[] {
  const [open] = GrammarUtils.findNodesForKeyword(text, '{');
  const close = GrammarUtils.findNodesForKeyword(text, '}').at(-1);
  if (text === undefined || open === undefined || close === undefined) return [];
  const inner = text.root.fullText.slice(open.end, close.offset);
  const trimmed = inner.trim();
  if (trimmed === '') return [];
  const from = open.end + inner.indexOf(trimmed);
  return [[from, from + trimmed.length]];
}
