import { type WordFamily, wordFamilies } from './table.ts';

/** The parts of a TextMate grammar that this one uses. */
export interface TextMatePattern {
  include?: string;
  name?: string;
  match?: string;
  begin?: string;
  end?: string;
  captures?: Readonly<Record<string, { name: string }>>;
  beginCaptures?: Readonly<Record<string, { name: string }>>;
  endCaptures?: Readonly<Record<string, { name: string }>>;
  patterns?: readonly TextMatePattern[];
}

export interface TextMateGrammar {
  name: string;
  scopeName: string;
  patterns: readonly TextMatePattern[];
  repository: Readonly<Record<string, { patterns: readonly TextMatePattern[] }>>;
}

/** Regular expressions of the language's own terminals, by name: the lexer's, so that the two cannot drift apart. */
export type Terminals = Readonly<Record<string, string>>;

const LANGUAGE = 'ontarget';
const NAME = '[A-Za-z_]\\w*';

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

function include(part: string): TextMatePattern {
  return { include: `#${part}` };
}

function scope(name: string): { name: string } {
  return { name: `${name}.${LANGUAGE}` };
}

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

/** Inside a data table each line begins with the name of a column. */
function dataTable(): TextMatePattern {
  return {
    begin: `^\\s*(data)\\s+(${NAME})`,
    beginCaptures: { 1: scope('storage.type.declaration'), 2: scope('entity.name.type.data') },
    end: '\\}',
    endCaptures: { 0: scope('punctuation.section.block') },
    patterns: [
      include('comments'),
      include('strings'),
      {
        begin: '\\{',
        beginCaptures: { 0: scope('punctuation.section.block') },
        end: '(?=\\})',
        patterns: [
          include('comments'),
          {
            // A derived table says first where its rows come from.
            begin: `^\\s*(from)\\s+(${NAME})`,
            beginCaptures: {
              1: scope('keyword.operator.connective'),
              2: scope('entity.name.type.data'),
            },
            end: '\\}',
            patterns: [
              { match: `^\\s*(${NAME})(?=\\s*=)`, captures: { 1: scope('variable.other.column') } },
              include('all'),
            ],
          },
          { match: `^\\s*(${NAME})\\b`, captures: { 1: scope('variable.other.column') } },
          include('all'),
        ],
      },
    ],
  };
}

/** Kinds of declarations that have a name. */
const NAMED = ['parameter', 'team', 'measure', 'goal', 'curve', 'role'];

function declarations(): TextMatePattern[] {
  return [
    ...NAMED.map((kind) => ({
      match: `^\\s*(?:(revenue)\\s+)?(${kind})\\s+(${NAME})`,
      captures: {
        1: scope('storage.modifier'),
        2: scope('storage.type.declaration'),
        3: scope(`entity.name.type.${kind}`),
      },
    })),
    {
      match: `^\\s*(commission|bonus|formula)\\s+(${NAME})`,
      captures: { 1: scope('storage.type.component'), 2: scope('entity.name.function.component') },
    },
  ];
}

/** A row of a table: bars, and words that are headings. */
function tableRow(): TextMatePattern {
  return {
    begin: '^\\s*(?=\\|)',
    end: '$',
    patterns: [
      include('comments'),
      include('strings'),
      { ...scope('punctuation.separator.table.result'), match: '\\|\\|' },
      { ...scope('punctuation.separator.table'), match: '\\|' },
      include('literals'),
      { ...scope('variable.other.heading'), match: NAME },
      include('signs'),
    ],
  };
}

/** Lines that begin with a name or a weight, and columns and tables where nothing else can stand. */
function members(): TextMatePattern[] {
  return [
    {
      match: `\\b(dated)\\s+(${NAME})`,
      captures: { 1: scope('keyword.other.credit'), 2: scope('variable.other.column') },
    },
    {
      match: `\\b(of|counting)\\s+(${NAME})(?=\\s+(?:where|dated)\\b)`,
      captures: { 1: scope('keyword.operator.connective'), 2: scope('entity.name.type.data') },
    },
    {
      match: `^\\s*([\\d.]+%|[$€£¥][\\d,.]+[KMB]?)\\s+(${NAME})(?=\\s+(?:"[^"]*"\\s+)?on\\b)`,
      captures: { 1: scope('constant.numeric.weight'), 2: scope('entity.name.function.component') },
    },
    {
      // A team's name begins with a capital, so that a curve's rows are not taken for nodes.
      match: `^\\s*([A-Z]\\w*)(?=\\s+(?:[\\d.,]+(?:%|[KMB]?\\b)|[$€£¥]\\d|shares\\b|supports\\b|the\\s+rest\\b))`,
      captures: { 1: scope('entity.name.section.node') },
    },
    { match: `^\\s*(${NAME})(?=\\s*:)`, captures: { 1: scope('constant.other.grade') } },
  ];
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
