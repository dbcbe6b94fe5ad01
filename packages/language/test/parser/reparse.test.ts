import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnTargetServices } from '@ontarget/language';
import fc from 'fast-check';
import { type CstNode, isAstNode, isCompositeCstNode, isReference, type ParseResult } from 'langium';
import { describe, expect, it } from 'vitest';
import { reparse } from '../../src/parser/reparse/index.ts';
import { tokensOf } from '../../src/parser/reparse/place.ts';

const root = join(import.meta.dirname, '../../../..');
const texts = globSync('examples/*/*.ote', { cwd: root })
  .sort()
  .map((file) => readFileSync(join(root, file), 'utf8'));

const { LangiumParser: parser, Lexer: lexer } = createOnTargetServices().OnTarget.parser;
// Another one, so that nothing which the first remembers of texts before can make both alike.
const { LangiumParser: afresh } = createOnTargetServices().OnTarget.parser;

/** All that is read from a text: nodes, the places of all their parts, and errors. */
function dump(parsed: ParseResult): string {
  return JSON.stringify(
    [
      treeOf(parsed.value),
      placesOf(parsed.value.$cstNode),
      errorsOf(parsed),
      parsed.value.$cstNode?.root.fullText,
    ],
    (_, value) => (typeof value === 'bigint' ? `${value}n` : value),
  );
}

function treeOf(node: unknown, container?: unknown): unknown {
  if (Array.isArray(node)) return node.map((item) => treeOf(item, container));
  if (isReference(node)) return { to: node.$refText, at: node.$refNode?.offset };
  if (!isAstNode(node)) return node;
  if (node.$container !== container) throw new Error(`${node.$type} stands in another node than it says`);
  const own = Object.entries(node).filter(([name]) => !name.startsWith('$'));
  return {
    $type: node.$type,
    at: [node.$cstNode?.offset, node.$cstNode?.end, node.$containerIndex, node.$containerProperty],
    ...Object.fromEntries(own.map(([name, value]) => [name, treeOf(value, node)])),
  };
}

function placesOf(node: CstNode | undefined): unknown {
  if (node === undefined) return undefined;
  const { start, end } = node.range;
  const place = [node.offset, node.end, start.line, start.character, end.line, end.character, node.hidden];
  if (!isCompositeCstNode(node)) return [...place, node.text];
  return [
    ...place,
    node.astNode.$type,
    node.content.map((child) => {
      if (child.container !== node) throw new Error('a piece of text stands in another than it says');
      return placesOf(child);
    }),
  ];
}

function errorsOf({ lexerErrors, parserErrors }: ParseResult): unknown {
  return [
    lexerErrors.map(({ offset, length, line, column, message }) => [offset, length, line, column, message]),
    parserErrors.map((error) => [
      error.message,
      tokensOf(error).map(({ image, startOffset, endOffset, startLine, startColumn, endLine, endColumn }) =>
        [image, startOffset, endOffset, startLine, startColumn, endLine, endColumn].map(String),
      ),
    ]),
  ];
}

const PIECES = [
  ...[
    '}',
    '{',
    '"',
    '/*',
    '*/',
    '//',
    '///',
    '|',
    ',',
    '\n',
    ' ',
    '#',
    '$',
    '%',
    '5',
    '12%',
    '$1,000',
    'a',
    'or',
  ],
  ...[
    'measure M { count of deals dated closed credited to owner }',
    'role R {',
    'target pay',
    'on top {',
    'to',
  ],
  ...[
    'parameter P = 5',
    '\r\n',
    '\t',
    'curve C marginal { from 0%: 1x }',
    'year',
    'when',
    'examples "E" for R {',
  ],
];

/** What somebody does to a text: takes some of it away and puts something else there. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  away: fc.oneof({ weight: 6, arbitrary: fc.nat(6) }, fc.nat(400)),
  token: fc.boolean(),
  put: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.nat(300).map((length) => length) },
  ),
  undo: fc.integer({ min: 0, max: 2 }),
});

function edited(
  text: string,
  { at, away, token, put }: { at: number; away: number; token: boolean; put: string | number },
): string {
  let start = Math.floor(at * (text.length + 1));
  let end = Math.min(text.length, start + away);
  if (token) {
    const { tokens } = lexer.tokenize(text);
    const one = tokens[Math.floor(at * tokens.length)];
    if (one !== undefined)
      [start, end] = [one.startOffset, one.startOffset + (away === 0 ? 0 : one.image.length)];
  }
  // A number stands for a piece of the text itself, as if it was copied.
  const piece =
    typeof put === 'string'
      ? put
      : text.slice(Math.floor(text.length / 3), Math.floor(text.length / 3) + put);
  return text.slice(0, start) + piece + text.slice(end);
}

describe('reading again only what changed', { timeout: 600_000 }, () => {
  it('gives what reading all gives, whatever is typed', () => {
    let again = 0;
    let broken = 0;
    fc.assert(
      fc.property(
        fc.nat(texts.length - 1),
        fc.array(edit, { minLength: 1, maxLength: 12 }),
        (which, edits) => {
          let text = texts[which] as string;
          let known: ParseResult = parser.parse(text);
          for (const one of edits) {
            const before = text;
            for (const next of one.undo === 0 ? [edited(text, one), before] : [edited(text, one)]) {
              if (next === text) continue;
              text = next;
              const read = reparse(parser, known, text);
              if (read !== undefined) {
                again += 1;
                if (read.parserErrors.length + read.lexerErrors.length > 0) broken += 1;
                expect(dump(read)).toBe(dump(afresh.parse(text)));
              }
              known = read ?? parser.parse(text);
            }
          }
        },
      ),
      { numRuns: Number(process.env.ONTARGET_EDITED_TEXTS ?? 60) },
    );
    // A property that only ever reads all would hold as well.
    expect(again).toBeGreaterThan(60);
    expect(broken).toBeGreaterThan(10);
  });
});
