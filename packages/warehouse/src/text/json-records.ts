/** One object of a file, as text, with the physical line it begins on. */
export interface JsonRecord {
  readonly text: string;
  readonly line?: number | undefined;
}

/** Objects between two steps. */
const STEP = 500;

export type SplitRecords =
  | { readonly ok: true; readonly records: readonly JsonRecord[] }
  | { readonly ok: false; readonly line: number; readonly reason: string };

/**
 * Splits a JSON text in steps into its objects without reading their numbers: `[{…}, {…}]`, or `{…}` one after the other.
 * Only brackets and strings are looked at; whether each object is JSON is found out when it is parsed.
 */
export function* splitRecords(text: string): Generator<void, SplitRecords, void> {
  const records: JsonRecord[] = [];
  const shape = /^\s*\[/.test(text) ? 'list' : 'objects';
  let line = 1;
  let depth = 0;
  let begin = 0;
  let beginLine = 1;
  let separated = true;
  let listState: 'before' | 'open' | 'closed' = shape === 'list' ? 'before' : 'open';
  const wrong = (reason: string): SplitRecords => ({ ok: false, line, reason });

  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (character === '\n') line += 1;
    if (depth > 0) {
      if (character === '"') at = endOfString(text, at);
      else if (character === '{' || character === '[') depth += 1;
      else if (character === '}' || character === ']') {
        depth -= 1;
        if (depth === 0) {
          records.push({ text: text.slice(begin, at + 1), line: beginLine });
          if (records.length % STEP === 0) yield;
        }
      }
      continue;
    }
    if (/\s/.test(character)) continue;
    if (listState === 'before') listState = 'open';
    else if (listState === 'closed') return wrong('there is more text after the end of the list');
    else if (character === '{') {
      if (shape === 'list' && !separated) return wrong('a comma is missing before this object');
      depth = 1;
      begin = at;
      beginLine = line;
      separated = shape === 'objects';
    } else if (shape === 'list' && character === ',' && !separated) separated = true;
    else if (shape === 'list' && character === ']') listState = 'closed';
    else return wrong(`${JSON.stringify(character)} cannot stand here; a table is a list of objects`);
  }
  if (depth > 0) {
    line = beginLine;
    return wrong('an object begins here and is never closed');
  }
  if (shape === 'list' && listState !== 'closed')
    return wrong('the list is never closed: "]" is missing at the end');
  if (records.length === 0 && shape === 'objects')
    return wrong('the file is empty; it needs a list of objects');
  return { ok: true, records };
}

/** The place of the quote that closes a string; the text's end where none does. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '"') return at;
  }
  return text.length;
}
