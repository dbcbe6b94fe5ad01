import { type AstNode, type CstNode, type LangiumParser, type ParseResult, RootCstNodeImpl } from 'langium';
import type { Document } from '../../generated/ast.ts';
import { changeBetween } from './change.ts';
import { hasNoPlace, isNoMove, type Move, moveErrors, moveNode, tokensOf } from './place.ts';

type Declaration = Document['declarations'][number];

/** A part of a text that is read again: whole declarations, and what stands between them. */
interface Part {
  /** Index of its first declaration in the old text, and of the first behind it. */
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
  /** Whether its last declaration stands behind all that changed, and has to come out as it was. */
  readonly isGuarded: boolean;
}

/**
 * Reads only the declarations around what changed in a text, and puts them between those that were read before, which
 * are the same nodes at their new places. The old result is used up: its nodes are moved into the new one.
 *
 * The part that is read holds a declaration before and one behind all that changed and all that could not be read. Where
 * the one behind comes out as it was, the parser is at the same point of the grammar there as it was in the old text,
 * so that all that follows would be read as before.
 *
 * @returns undefined where the whole text has to be read: then nothing of the old result has changed.
 */
export function reparse(parser: LangiumParser, before: ParseResult, text: string): ParseResult | undefined {
  const root = before.value as Document;
  const tree = root.$cstNode;
  if (!(tree instanceof RootCstNodeImpl) || root.$type !== 'Document') return undefined;
  const part = partToRead(before, root, tree.fullText, text);
  if (part === undefined) return undefined;
  const parsed = parser.parse(text.slice(part.start, part.newEnd));
  if (part.isGuarded && !isAsBefore(parsed, part, root)) return undefined;
  return joined(before, parsed, part, text);
}

function partToRead(before: ParseResult, root: Document, old: string, text: string): Part | undefined {
  const { declarations } = root;
  const change = changeBetween(old, text);
  const broken = brokenStretch(before, old.length);
  const start = Math.min(change.start, broken.start);
  const end = Math.max(change.oldEnd, broken.end);
  const places = declarations.map(({ $cstNode }) => $cstNode);
  if (places.some((place) => place === undefined)) return undefined;
  const firstTouched = places.findIndex((place) => place !== undefined && place.end >= start);
  const lastTouched = places.findLastIndex((place) => place !== undefined && place.offset <= end);
  // Between two declarations neither is touched: the first is then the one behind.
  const touched = [firstTouched < 0 ? declarations.length - 1 : firstTouched, Math.max(0, lastTouched)];
  const from = Math.max(0, Math.min(...touched) - 1);
  const to = Math.min(declarations.length, Math.max(...touched) + 2);
  // To read most of a text and put the rest in place is no less work than to read it all.
  if ((to - from) * 2 > declarations.length) return undefined;
  const last = places[to - 1];
  const isGuarded = last !== undefined && last.offset > end;
  if (!isGuarded && to < declarations.length) return undefined;
  const oldEnd = isGuarded ? last.end : old.length;
  return {
    from,
    to,
    start: from === 0 ? 0 : (places[from - 1]?.end ?? 0),
    oldEnd,
    newEnd: oldEnd + text.length - old.length,
    isGuarded,
  };
}

/** From the first to the last place of a text that could not be read; an empty stretch in the middle of nowhere if none. */
function brokenStretch({ lexerErrors, parserErrors }: ParseResult, length: number) {
  let [start, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const include = (from: number, to: number) => {
    start = Math.min(start, from);
    end = Math.max(end, to);
  };
  for (const { offset, length: long } of lexerErrors) include(offset, offset + long);
  for (const token of parserErrors.flatMap(tokensOf)) {
    const start = hasNoPlace(token) ? length : token.startOffset;
    include(start, start + token.image.length);
  }
  return { start, end };
}

/** Whether the last declaration of a part is what it was, at the end of the part, and whether all before it was read by then. */
function isAsBefore(parsed: ParseResult, { start, oldEnd, newEnd, to }: Part, root: Document): boolean {
  const is = (parsed.value as Document).declarations.at(-1);
  const was = root.declarations[to - 1];
  const [at, before] = [is?.$cstNode, was?.$cstNode];
  if (is === undefined || was === undefined || at === undefined || before === undefined) return false;
  const moved = newEnd - oldEnd;
  const isSame =
    is.$type === was.$type &&
    at.offset + start === before.offset + moved &&
    at.end + start === before.end + moved;
  return isSame && brokenStretch(parsed, newEnd - start).end < at.offset;
}

function joined(before: ParseResult, parsed: ParseResult, part: Part, text: string): ParseResult {
  const old = before.value as Document;
  const root = parsed.value as { -readonly [P in keyof Document]: Document[P] };
  const tree = root.$cstNode as RootCstNodeImpl;
  const oldTree = old.$cstNode as RootCstNodeImpl;
  const kept = old.declarations;
  const startsAt = kept[part.from - 1]?.$cstNode?.range.end ?? { line: 0, character: 0 };
  const endedAt = kept[part.to - 1]?.$cstNode?.range.end ?? { line: 0, character: 0 };
  const into: Move = {
    offset: part.start,
    lines: startsAt.line,
    line: 0,
    columns: startsAt.character,
  };
  const readAgain = [...tree.content];
  if (!isNoMove(into)) {
    for (const node of readAgain) moveNode(node, into);
    moveErrors(parsed, into);
  }
  const endsAt = root.declarations.at(-1)?.$cstNode?.range.end ?? startsAt;
  const behind: Move = {
    offset: part.newEnd - part.oldEnd,
    lines: endsAt.line - endedAt.line,
    line: endedAt.line,
    columns: endsAt.character - endedAt.character,
  };
  const [first, last] = [kept[part.from - 1], kept[part.to - 1]];
  const nodesBefore = first === undefined ? [] : oldTree.content.slice(0, indexIn(oldTree, first) + 1);
  const nodesBehind =
    part.isGuarded && last !== undefined ? oldTree.content.slice(indexIn(oldTree, last) + 1) : [];
  if (!isNoMove(behind)) for (const node of nodesBehind) moveNode(node, behind);
  tree.content = [...nodesBefore, ...readAgain, ...nodesBehind];
  for (const node of tree.content) (node as { container: unknown }).container = tree;
  Object.assign(tree, { _text: text, _rangeCache: undefined });
  root.declarations = [...kept.slice(0, part.from), ...root.declarations, ...kept.slice(part.to)];
  for (const [index, declaration] of root.declarations.entries()) {
    Object.assign(declaration, { $container: root, $containerIndex: index });
  }
  return parsed;
}

/** Where the node right below the root of the syntax tree stands that a declaration was read from. */
function indexIn(tree: RootCstNodeImpl, { $cstNode }: Declaration & AstNode): number {
  let node: CstNode | undefined = $cstNode;
  while (node !== undefined && node.container !== tree) node = node.container;
  if (node === undefined) throw new Error('a declaration stands in another syntax tree than its text');
  return tree.content.indexOf(node);
}
