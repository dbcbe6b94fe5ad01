import { include, NAME, scope, type TextMatePattern } from './pattern.ts';

/** Inside a data table each line begins with the name of a column. */
export function dataTable(): TextMatePattern {
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

export function declarations(): TextMatePattern[] {
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
export function tableRow(): TextMatePattern {
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
export function members(): TextMatePattern[] {
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
