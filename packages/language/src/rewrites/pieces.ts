import { type AstNode, AstUtils, type CstNode, GrammarUtils, type LangiumDocument } from 'langium';
import { formatSource } from '../editor/format/index.ts';
import { tokensOf } from '../editor/format/tokens.ts';
import { lineOf, replace } from '../fixes/editing.ts';
import type { Range, TextEdit } from '../fixes/fix.ts';
import type { WeightedComponent } from '../generated/ast.ts';
import type { RewriteServices } from './rewrite.ts';

/** The text of a property as it stands, quotes and all. */
export function written(node: AstNode, property: string): string {
  return GrammarUtils.findNodeForProperty(node.$cstNode, property)?.text ?? '';
}

/** A component as it stands, without its weight. */
export function withoutWeight(component: WeightedComponent): string {
  const text = AstUtils.getDocument(component).textDocument.getText();
  const name = GrammarUtils.findNodeForProperty(component.$cstNode, 'name');
  return text.slice(name?.offset ?? component.$cstNode?.offset ?? 0, component.$cstNode?.end ?? 0);
}

/** The words of a text, however it is laid out and whatever its comments say. */
export function wordsOf(text: string, { parser }: RewriteServices): string {
  const tokens = tokensOf(parser.Lexer, text) ?? [];
  return tokens.flatMap((token) => (token.comment === undefined ? [token.text] : [])).join(' ');
}

/** A text laid out as every plan is; undefined where it cannot be read. */
export function laidOut(text: string, { parser }: RewriteServices): string | undefined {
  return formatSource(text, parser)?.trimEnd();
}

/** Takes a declaration away, with the comments that go elsewhere around it and one blank line. */
export function takeAway(document: LangiumDocument, from: number, to: number): TextEdit {
  const { textDocument } = document;
  const [start, end] = [textDocument.positionAt(from), textDocument.positionAt(to)];
  const alone =
    lineOf(document, start.line).slice(0, start.character).trim() === '' &&
    lineOf(document, end.line).slice(end.character).trim() === '';
  if (!alone) return replace({ start, end }, '');
  let next = end.line + 1;
  if (next < textDocument.lineCount && lineOf(document, next).trim() === '') next += 1;
  return replace({ start: { line: start.line, character: 0 }, end: { line: next, character: 0 } }, '');
}

/** Whether a piece of text and a range have a place in common. */
export function touches(
  text: CstNode | undefined,
  { start, end }: Range,
  document: LangiumDocument,
): boolean {
  if (text === undefined) return false;
  const [from, to] = [document.textDocument.offsetAt(start), document.textDocument.offsetAt(end)];
  return text.offset <= to && from <= text.end;
}

/** Whether a document was read without an error: what was guessed must not be written down. */
export function isRead({ parseResult }: LangiumDocument): boolean {
  return parseResult.lexerErrors.length + parseResult.parserErrors.length === 0;
}
