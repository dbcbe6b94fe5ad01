import { type AstNode, type CstNode, CstUtils, GrammarUtils, type LangiumDocument } from 'langium';
import type { Position, Range, TextEdit } from './fix.ts';

const INDENT = '  ';

/** The nearest node of a type at or around the start of a range. */
export function nodeAt<N extends AstNode>(
  document: LangiumDocument,
  range: Range,
  type: N['$type'],
): N | undefined {
  return nodesAround(document, range).find((node): node is N => node.$type === type);
}

/** The nodes around the start of a range, innermost first. */
export function nodesAround(document: LangiumDocument, range: Range): AstNode[] {
  const root = document.parseResult.value.$cstNode;
  if (root === undefined) return [];
  const leaf = CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(range.start));
  const nodes: AstNode[] = [];
  for (let node = leaf?.astNode; node !== undefined; node = node.$container) nodes.push(node);
  return nodes;
}

/** The text of a property of a node. */
export function textOf(node: AstNode, property: string, index?: number): CstNode | undefined {
  return GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
}

export function keywordOf(node: AstNode, keyword: string, index?: number): CstNode | undefined {
  return GrammarUtils.findNodeForKeyword(node.$cstNode, keyword, index);
}

export function replace(range: Range, newText: string): TextEdit {
  return { range, newText };
}

/** Words put right after a node or a piece of text. */
export function insertAfter(at: { readonly range: Range } | undefined, newText: string): TextEdit[] {
  return at === undefined ? [] : [insertAt(at.range.end, newText)];
}

export function insertBefore(at: { readonly range: Range } | undefined, newText: string): TextEdit[] {
  return at === undefined ? [] : [insertAt(at.range.start, newText)];
}

export function insertAt(position: Position, newText: string): TextEdit {
  return { range: { start: position, end: position }, newText };
}

/** Takes whole lines away where nothing else stands on them, else only the text itself. */
export function remove(document: LangiumDocument, at: { readonly range: Range } | undefined): TextEdit[] {
  if (at === undefined) return [];
  const { start, end } = at.range;
  const before = lineOf(document, start.line).slice(0, start.character);
  const after = lineOf(document, end.line).slice(end.character);
  if (before.trim() === '' && after.trim() === '') {
    return [
      replace({ start: { line: start.line, character: 0 }, end: { line: end.line + 1, character: 0 } }, ''),
    ];
  }
  const gap = /\s*$/.exec(before)?.[0].length ?? 0;
  return [replace({ start: { line: start.line, character: start.character - gap }, end }, '')];
}

/**
 * A line put into the braces of a node, below what stands there. Where the node has no braces, it gets them; where
 * they stand on one line, the words are put before the closing one.
 */
export function addToBody(document: LangiumDocument, node: AstNode, words: string): TextEdit[] {
  const text = node.$cstNode;
  if (text === undefined) return [];
  const indent = indentOf(document, text.range.start.line);
  const open = keywordOf(node, '{');
  if (open === undefined) return [insertAt(text.range.end, ` {\n${indent}${INDENT}${words}\n${indent}}`)];
  const close = text.range.end;
  if (open.range.start.line === close.line) {
    return [
      insertAt(
        { line: close.line, character: close.character - 1 },
        `${spaceBefore(document, close)}${words} `,
      ),
    ];
  }
  return [insertAt({ line: close.line, character: 0 }, `${indent}${INDENT}${words}\n`)];
}

/** The spaces that a line begins with. */
export function indentOf(document: LangiumDocument, line: number): string {
  return /^[ \t]*/.exec(lineOf(document, line))?.[0] ?? '';
}

export function lineOf(document: LangiumDocument, line: number): string {
  const { textDocument } = document;
  const text = textDocument.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return text.replace(/\r?\n$/, '');
}

function spaceBefore(document: LangiumDocument, close: Position): string {
  return lineOf(document, close.line)[close.character - 2] === ' ' ? '' : ' ';
}
