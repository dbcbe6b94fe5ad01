import type { ParseResult } from 'langium';
import { slipOf } from '../slips.ts';
import type { SyntaxProblem } from './problem.ts';
import type { Lines } from './ranges.ts';
import { halfRound, typographyAt } from './typography.ts';

/** Every run of characters that could not be read, and every slip that the lexer settled, with what was meant. */
export function characterProblems(
  { lexerErrors }: Pick<ParseResult, 'lexerErrors'>,
  text: string,
  lines: Lines,
): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  let told = 0;
  for (const error of lexerErrors.toSorted((a, b) => a.offset - b.offset)) {
    const { offset, length } = error;
    const slip = slipOf(error);
    if (slip !== undefined) {
      problems.push({ ...slip, range: lines.range(offset, offset + length) });
      continue;
    }
    // Of a pair of quotes both are met; the first tells of both.
    for (let at = Math.max(offset, told); at < offset + length; at = told) {
      const { problem, end } = problemAt(at, offset + length, text, lines);
      problems.push(problem);
      told = end;
    }
  }
  return problems;
}

function problemAt(
  offset: number,
  end: number,
  text: string,
  lines: Lines,
): { readonly problem: SyntaxProblem; readonly end: number } {
  const typography = typographyAt(text, offset, lines);
  if (typography !== undefined) return typography;
  if (text[offset] === '"')
    return halfRound(text, offset, lines) ?? { problem: unfinishedText(offset, text, lines), end };
  let own = offset + 1;
  while (own < end && typographyAt(text, own, lines) === undefined) own += 1;
  const found = text.slice(offset, own);
  const hint = hintFor(found, text.slice(Math.max(0, offset - 60), offset), text.slice(own, own + 60));
  const range = lines.range(offset, own);
  const params = { text: found, ...(hint === undefined ? {} : { hint }) };
  return { problem: { code: 'character-unknown', range, params }, end: own };
}

function unfinishedText(offset: number, text: string, lines: Lines): SyntaxProblem {
  const rest = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
  const range = lines.range(offset, offset + rest.trimEnd().length);
  return { code: 'text-unfinished', range, params: { text: shortened(rest.slice(1).trim()) } };
}

function shortened(text: string): string {
  return text.length <= 30 ? text : `${text.slice(0, 30)}…`;
}

function hintFor(found: string, before: string, after: string): string | undefined {
  const first = found[0] ?? '';
  const number = /([\d.,]+[KMB]?)\s*$/.exec(before)?.[1];
  if (first === '%' && number !== undefined)
    return `Write the percent sign right after the number: ${number}%`;
  if (first === '%') return 'Write the percent sign after the number: 65%';
  if (first === '×' && number !== undefined) return `Write the letter x: ${number}x`;
  if (/\p{Sc}/u.test(first)) return moneyHint(first, number, after);
  if (first === "'") return 'Texts stand in straight quotes: "like this"';
  if (first === ';') return 'Nothing ends with a semicolon here';
  if (first === '#') return 'Comments begin with //';
  if (/[<>\u2264\u2265!]/.test(first))
    return 'Comparisons are in words: at least, above, at most, below, is, is not';
  if (/[[\]]/.test(first)) return 'Parts stand in braces: { }';
  if (/\p{L}/u.test(first))
    return 'Names are made of the letters A to Z, digits and _; put other text in quotes';
  return undefined;
}

function moneyHint(sign: string, before: string | undefined, after: string): string {
  const amount = /^\s*(-?)([\d.,]+[KMB]?)/.exec(after);
  const known = /[$\u20ac\u00a3\u00a5]/.test(sign);
  if (amount !== null && !known) return `Write the currency's code after the amount: ${amount[2]} INR`;
  if (amount !== null) return `Write the sign right before the amount: ${amount[1]}${sign}${amount[2]}`;
  if (before !== undefined && known) return `Write the sign before the amount: ${sign}${before}`;
  return 'Write an amount after it, such as $1,250.50, or a currency code after the amount: 500 INR';
}
