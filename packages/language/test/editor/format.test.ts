import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapEdits } from '../../src/editor/format/edits.ts';
import { formatText, sameTokens } from '../../src/editor/format/index.ts';
import { type FormatToken, tokensOf } from '../../src/editor/format/tokens.ts';
import { createOnTargetServices } from '../../src/index.ts';
import { formatCases } from './format-cases.ts';

const root = join(import.meta.dirname, '../../../..');
const { LangiumParser, Lexer } = createOnTargetServices().OnTarget.parser;
const format = (text: string) => formatText(text, LangiumParser.parse(text), Lexer);
const parses = (text: string) => LangiumParser.parse(text).parserErrors.length === 0;

/** Every plan of the repository that has no syntax error. */
const plans = globSync(['examples/**/*.ote', 'test/**/*.ote'], { cwd: root })
  .sort()
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  .filter(({ text }) => format(text) !== undefined);

function tokens(text: string): FormatToken[] {
  const found = tokensOf(Lexer, text);
  if (found === undefined) throw new Error('the text has a character that is no token');
  return found;
}

describe('formatting', () => {
  for (const [name, { written, formatted }] of Object.entries(formatCases)) {
    test(name, () => {
      expect(format(written)).toBe(formatted);
      expect(format(formatted)).toBe(formatted);
    });
  }

  test('covers the plans of the repository', () => {
    expect(plans.length).toBeGreaterThanOrEqual(10);
  });

  for (const { path, text } of plans) {
    test(`keeps every token of ${path}, and says the same the second time`, () => {
      const once = format(text) ?? '';
      expect(tokens(once).map((token) => token.text)).toEqual(tokens(text).map((token) => token.text));
      expect(format(once)).toBe(once);
    });
  }

  test('keeps tokens and comments however blanks, line breaks and comments are strewn', () => {
    const gap = fc.constantFrom(
      ' ',
      '  ',
      '\n',
      '\n\n\n',
      '\r\n',
      '\t',
      ' /* kept */ ',
      ' // kept\n',
      '\n// kept\n',
    );
    const plan = fc.constantFrom(...plans.map((one) => one.text));
    let formatted = 0;
    fc.assert(
      fc.property(plan, fc.infiniteStream(gap), (text, gaps) => {
        const strewn = withGaps(tokens(text), gaps);
        if (!parses(strewn)) return;
        const once = format(strewn);
        if (once === undefined) throw new Error(`not formatted:\n${strewn}`);
        expect(sameTokens(tokens(strewn), tokens(once))).toBe(true);
        expect(format(once)).toBe(once);
        expect(applied(strewn, gapEdits(strewn, once, Lexer))).toBe(once);
        formatted += 1;
      }),
      { numRuns: 150, seed: 20270201 },
    );
    expect(formatted).toBeGreaterThan(100);
  });

  test('refuses a text with a syntax error', () => {
    expect(format('role R { variable pay {')).toBeUndefined();
    expect(format('curve C linear { at 5 %: 3 }')).toBeUndefined();
  });

  test('a text of nothing but comments keeps them', () => {
    expect(format('  // a\n\n\n/* b\n   c */')).toBe('// a\n\n/* b\n   c */\n');
    expect(format('')).toBe('');
  });
});

/** The tokens with other gaps between them; rows of tables keep theirs, since their line end is a token. */
function withGaps(all: readonly FormatToken[], gaps: fc.Stream<string>): string {
  let out = '';
  const next = gaps[Symbol.iterator]();
  for (const [index, token] of all.entries()) {
    const before = all[index - 1];
    if (before !== undefined) {
      const needsLine = before.comment === 'line' || before.type === 'ROW_END';
      const inTable = [before.type, token.type].some((type) => type === 'PIPE' || type === 'BARS');
      out += needsLine ? '\n' : inTable ? ' ' : next.next().value;
    }
    out += token.text;
  }
  return out;
}

function applied(text: string, edits: ReturnType<typeof gapEdits>): string {
  let out = text;
  for (const edit of edits.toReversed()) out = out.slice(0, edit.start) + edit.text + out.slice(edit.end);
  return out;
}
