import type { ParseResult } from 'langium';

/** Characters that belong to no word, number or mark. */
export interface LexingProblem {
  readonly range: { start: { line: number; character: number }; end: { line: number; character: number } };
  readonly text: string;
  readonly hint?: string;
}

/** Every run of characters that could not be read, with what was probably meant. */
export function lexingProblems({ value, lexerErrors }: ParseResult): LexingProblem[] {
  const text = value.$document?.textDocument.getText() ?? value.$cstNode?.root.fullText ?? '';
  return lexerErrors.map(({ offset, length, line, column }) => {
    const start = { line: (line ?? 1) - 1, character: (column ?? 1) - 1 };
    const found = text.slice(offset, offset + length);
    const hint = hintFor(found, text.slice(0, offset), text.slice(offset + length));
    const end = { line: start.line, character: start.character + length };
    return { range: { start, end }, text: found, ...(hint === undefined ? {} : { hint }) };
  });
}

function hintFor(found: string, before: string, after: string): string | undefined {
  const first = found[0] ?? '';
  const number = /([\d.,]+[KMB]?)\s+$/.exec(before)?.[1];
  if (first === '%' && number !== undefined) return `Write ${number}% without the space.`;
  if (/\p{Sc}/u.test(first)) {
    const amount = /^\s+([\d.,]+[KMB]?)/.exec(after)?.[1];
    if (amount !== undefined) return `Write ${first}${amount} without the space.`;
    return 'Write the amount after it, such as $1,250.50, or a currency code after the amount: 500 INR.';
  }
  if (first === '"') return 'A text ends with its quote on the same line.';
  if (/[\u201c\u201d\u2018\u2019']/.test(first)) return 'Texts stand in straight quotes: "like this".';
  if (/[\u2013\u2014\u2212]/.test(first)) return 'Use the minus sign of the keyboard: -.';
  if (first === ';') return 'Nothing ends with a semicolon here.';
  if (/[<>=\u2264\u2265]/.test(first)) return 'Conditions are in words: at least, above, at most, below.';
  return undefined;
}
