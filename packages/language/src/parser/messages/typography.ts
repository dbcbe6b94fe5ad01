import type { SyntaxProblem } from './problem.ts';
import type { Lines } from './ranges.ts';

/** What a word processor, a spreadsheet or another keyboard makes of characters that the language has. */
interface Written {
  readonly problem: SyntaxProblem;
  /** Where it ends in the text: characters before that are told of already. */
  readonly end: number;
}

/** Recognises what stands at a place where the text cannot be read. */
type Sort = (text: string, offset: number, lines: Lines) => Written | undefined;

/** What is written otherwise than on the keyboard at a place that cannot be read; undefined where it is something else. */
export function typographyAt(text: string, offset: number, lines: Lines): Written | undefined {
  for (const sort of SORTS) {
    const found = sort(text, offset, lines);
    if (found !== undefined) return found;
  }
  return undefined;
}

const PAIR =
  /[\u201c\u201d\u201e\u00ab\u00bb]([^\u201c\u201d\u201e\u00ab\u00bb"\r\n]*)[\u201c\u201d\u00ab\u00bb"]/y;
const SINGLE_PAIR = /[\u2018\u2019\u201a]([^\u2018\u2019\u201a"\r\n]*)[\u2018\u2019]/y;
const QUOTE = /[\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u201a]/y;

/** Quotes that are round, low or angled, as a pair where there is one. */
function quotes(text: string, offset: number, lines: Lines): Written | undefined {
  const pair = matchAt(PAIR, text, offset) ?? matchAt(SINGLE_PAIR, text, offset);
  const [found, inside] = pair ?? matchAt(QUOTE, text, offset) ?? [];
  if (found === undefined) return undefined;
  return quotesProblem(found, inside === undefined ? '"' : `"${inside}"`, offset, lines);
}

const CLOSES_ROUND = /"([^"\u201c\u201d\r\n]*)[\u201d\u201c]/y;

/** A text that begins with a straight quote and ends with a round one. */
export function halfRound(text: string, offset: number, lines: Lines): Written | undefined {
  const [found, inside] = matchAt(CLOSES_ROUND, text, offset) ?? [];
  return found === undefined ? undefined : quotesProblem(found, `"${inside}"`, offset, lines);
}

function quotesProblem(written: string, meant: string, offset: number, lines: Lines): Written {
  const end = offset + written.length;
  return {
    problem: { code: 'quotes-curly', range: lines.range(offset, end), params: { written, meant } },
    end,
  };
}

const DASHES: Readonly<Record<string, string>> = {
  '\u00ad': 'a soft hyphen, which shows only at the end of a line',
  '\u2010': 'a hyphen of typesetting',
  '\u2011': 'a hyphen that does not break',
  '\u2012': 'a dash as wide as a digit',
  '\u2013': 'an en dash',
  '\u2014': 'an em dash',
  '\u2015': 'a long dash',
  '\u2212': 'a minus sign of typesetting',
  '\ufe58': 'a small dash',
  '\ufe63': 'a small hyphen',
};

function dash(text: string, offset: number, lines: Lines): Written | undefined {
  const written = text[offset] ?? '';
  const kind = DASHES[written];
  if (kind === undefined) return undefined;
  const end = offset + 1;
  return { problem: { code: 'dash-long', range: lines.range(offset, end), params: { written, kind } }, end };
}

const FULL_WIDTH = /[\uff01-\uff5e\uffe1\uffe5]+/y;

function fullWidth(text: string, offset: number, lines: Lines): Written | undefined {
  const written = matchAt(FULL_WIDTH, text, offset)?.[0];
  if (written === undefined) return undefined;
  const end = offset + written.length;
  const meant = [...written].map(narrow).join('');
  return {
    problem: { code: 'character-full-width', range: lines.range(offset, end), params: { written, meant } },
    end,
  };
}

function narrow(character: string): string {
  if (character === '\uffe1') return '\u00a3';
  if (character === '\uffe5') return '\u00a5';
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

const INVISIBLE = /[\u200b-\u200f\u2060-\u2064\ufeff]+/y;

function invisible(text: string, offset: number, lines: Lines): Written | undefined {
  const found = matchAt(INVISIBLE, text, offset)?.[0];
  return found === undefined ? undefined : spaceProblem(offset, found.length, 'invisible', lines);
}

const UNUSUAL_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]/;

/** The space before a word that cannot be read, where it holds a space that only looks like one. */
export function unusualSpace(text: string, end: number, lines: Lines): Written | undefined {
  const gap = /\s+$/.exec(text.slice(Math.max(0, end - 40), end))?.[0] ?? '';
  const from = gap.search(UNUSUAL_SPACES);
  if (from < 0) return undefined;
  const offset = end - gap.length + from;
  const length = gap.slice(from).replace(/[ \t\r\n]+$/, '').length;
  return spaceProblem(offset, length, 'wide', lines);
}

function spaceProblem(offset: number, length: number, kind: 'invisible' | 'wide', lines: Lines): Written {
  const end = offset + length;
  return { problem: { code: 'space-unusual', range: lines.range(offset, end), params: { kind } }, end };
}

const SORTS: readonly Sort[] = [quotes, dash, fullWidth, invisible];

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text) ?? undefined;
}
