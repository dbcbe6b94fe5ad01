import { type LangiumDocument, TextDocument } from 'langium';
import { declarationsIn } from '../scopes/folders.ts';

/**
 * Where the declaration around a place begins, or the one before it: what may stand at the place is decided by its words
 * alone. Whatever is broken above it does not matter, and a long file need not be read to complete one word.
 */
export function declarationStart({ parseResult }: LangiumDocument, offset: number): number {
  let start = 0;
  for (const { $cstNode: text } of declarationsIn(parseResult.value))
    if (text !== undefined && text.offset < offset && text.offset > start) start = text.offset;
  return start;
}

/** The part of a text between two places, as a document of its own. */
export function partOf(document: TextDocument, start: number, end: number): TextDocument {
  const text = document.getText({ start: document.positionAt(start), end: document.positionAt(end) });
  return TextDocument.create(document.uri, document.languageId, document.version, text);
}
