import { dataTable, declarations, members, tableRow } from './contexts.ts';
import { include, LANGUAGE, scope, type TextMateGrammar, type TextMatePattern } from './pattern.ts';
import { type WordFamily, wordFamilies } from './table.ts';

/** Regular expressions of the language's own terminals, by name: the lexer's, so that the two cannot drift apart. */
export type Terminals = Readonly<Record<string, string>>;

/** The terminals that are literals, with their scopes; an earlier one wins, as in the lexer. */
const LITERALS: readonly (readonly [terminal: string, scope: string])[] = [
  ['DATE', 'constant.numeric.date'],
  ['MONTH', 'constant.numeric.month'],
  ['MONEY', 'constant.numeric.money'],
  ['PERCENT', 'constant.numeric.percent'],
  ['MULTIPLE', 'constant.numeric.multiple'],
  ['NUMBER', 'constant.numeric.number'],
];

/**
 * The TextMate grammar of the language.
 *
 * Every lower-case word may also be a name. Where a name is declared, or stands alone as a table's heading, it is shown
 * as a name; elsewhere a word of the language is shown as one.
 *
 * @throws Error when the language has no terminal of a literal's name any more
 */
export function textMateGrammar(terminals: Terminals): TextMateGrammar {
  return {
    name: 'OnTarget',
    scopeName: `source.${LANGUAGE}`,
    patterns: [include('all')],
    repository: {
      all: { patterns: ALL.map(include) },
      comments: { patterns: comments() },
      strings: { patterns: [string()] },
      data: { patterns: [dataTable()] },
      declarations: { patterns: declarations() },
      tables: { patterns: [tableRow()] },
      members: { patterns: members() },
      literals: { patterns: LITERALS.map(([terminal, scope]) => literal(terminals, terminal, scope)) },
      words: { patterns: wordPatterns() },
      names: { patterns: names() },
      signs: { patterns: signs() },
    },
  };
}

const ALL = [
  'comments',
  'strings',
  'data',
  'declarations',
  'tables',
  'members',
  'literals',
  'words',
  'names',
  'signs',
];

function comments(): TextMatePattern[] {
  return [
    { ...scope('comment.line.double-slash'), match: '//.*$' },
    { ...scope('comment.block'), begin: '/\\*', end: '\\*/' },
  ];
}

function string(): TextMatePattern {
  return {
    ...scope('string.quoted.double'),
    begin: '"',
    // A text ends on its line: one that is not closed must not colour what follows.
    end: '"|$',
    patterns: [{ ...scope('constant.character.escape'), match: '\\\\.' }],
  };
}

function literal(terminals: Terminals, terminal: string, name: string): TextMatePattern {
  const source = terminals[terminal];
  if (source === undefined) throw new Error(`The grammar has no terminal ${terminal}`);
  // Oniguruma writes a character by its number in another way.
  const match = source.replace(/\\u([0-9a-f]{4})/gi, '\\x{$1}');
  return { ...scope(name), match: `(?<![\\w.])(?:${match})` };
}

/** Phrases before words, longer before shorter. */
function wordPatterns(): TextMatePattern[] {
  const entries = wordFamilies.flatMap((family) => family.words.map((word) => ({ family, word })));
  const phrases = entries
    .filter(({ word }) => word.includes(' '))
    .sort((a, b) => b.word.length - a.word.length)
    .map(({ family, word }) => wordPattern(family, [word]));
  return [...phrases, ...wordFamilies.map((family) => wordPattern(family, singleWords(family)))];
}

function singleWords({ words }: WordFamily): string[] {
  // `rolled-up` must be tried before `rolled`.
  return words.filter((word) => !word.includes(' ')).sort((a, b) => b.length - a.length);
}

function wordPattern({ scope: name }: WordFamily, words: readonly string[]): TextMatePattern {
  const either = words.map((word) => word.replaceAll(' ', '\\s+')).join('|');
  return { ...scope(name), match: `(?<![\\w.-])(?:${either})(?![\\w-]|')` };
}

function names(): TextMatePattern[] {
  return [
    { ...scope('variable.other.name'), match: '\\b[A-Z]\\w*' },
    { ...scope('variable.other.column'), match: '\\b[a-z_]\\w*' },
  ];
}

function signs(): TextMatePattern[] {
  return [
    { ...scope('punctuation.section.block'), match: '[{}]' },
    { ...scope('punctuation.section.parens'), match: '[()]' },
    { ...scope('punctuation.separator'), match: '[,:]' },
    { ...scope('punctuation.accessor'), match: '\\.' },
    { ...scope('keyword.operator.assignment'), match: '=' },
    { ...scope('keyword.operator.arithmetic'), match: '[-+*/]' },
  ];
}
