import { clawback } from './clawback.ts';
import { collected } from './collected.ts';
import { exactly, flag, levels, list, object, record, ref, type Schema, word } from './parts.ts';

const expression = ref('expression');
const condition = ref('condition');
const pair: Schema = { type: 'array', items: expression, minItems: 2, maxItems: 2 };
const op = (name: string, rest: Record<string, Schema>, optional: string[] = []): Schema =>
  object({ op: exactly(name), ...rest }, { optional });
const team = object({ team: ref('name') });
const name = ref('name');

const rates = object(
  { table: name, currency: name, from: name, rate: name, quoted: word('direct', 'indirect') },
  { optional: ['from'] },
);

const namedWindow: Schema = {
  oneOf: [
    word('year to date', 'year', 'previous', 'same period last year', 'last year to date'),
    object({ kind: exactly('last'), months: { type: 'integer', minimum: 1, maximum: 120 } }),
    object({ kind: exactly('before'), grain: ref('grain') }),
    object({ kind: word('whole', 'to date'), grain: word('quarter', 'half-year') }),
  ],
};

/** One definition for each operator of `expression`. */
const OPERATORS: Schema[] = [
  op('constant', { value: ref('exact'), unit: ref('unit') }),
  op('text', { value: { type: 'string', maxLength: 4000 } }),
  op('date', { value: ref('date') }),
  op('value', { id: name, window: namedWindow, whenNone: expression }, ['window', 'whenNone']),
  op('sum', { of: list(expression, 1) }),
  op('product', { of: list(expression, 1) }),
  op('least', { of: list(expression, 1) }),
  op('greatest', { of: list(expression, 1) }),
  op('difference', { of: pair }),
  op('quotient', { of: pair, whenZero: expression }, ['whenZero']),
  // `then` is the field's word for the branch of a case, and no promise: nothing awaits a schema.
  // biome-ignore lint/suspicious/noThenProperty: see above
  op('select', { cases: list(object({ when: condition, then: expression }), 1), otherwise: expression }),
  op('condition', { holds: condition }),
  op('curve', { curve: name, at: expression, read: word('pay', 'rate') }),
  op('grade', { curve: name, of: expression }),
  op('matrix', { curve: name, down: expression, across: expression }),
  op('lookup', { table: name, column: name, match: record(expression), from: name, on: expression }, [
    'from',
    'on',
  ]),
  op('convert', { of: expression, from: expression, to: expression, rates, on: expression }, ['on']),
  op('minor', { of: expression, currency: expression, mode: ref('roundingMode') }),
  op('lastDay', {}),
  op('round', { of: expression, mode: ref('roundingMode'), unit: ref('exact') }),
  op('power', { of: pair, rounded: object({ mode: ref('roundingMode'), unit: ref('exact') }) }, ['rounded']),
  op('days', { of: pair }),
  op('column', { name }),
  op(
    'roster',
    {
      column: name,
      whenBlank: expression,
      afterwards: { type: 'boolean' },
      notBelowZero: { type: 'boolean' },
    },
    ['whenBlank', 'afterwards', 'notBelowZero'],
  ),
  op(
    'total',
    {
      function: word('sum', 'count', 'greatest'),
      credits: name,
      of: expression,
      where: condition,
      limit: object(
        { of: word('deal', 'share'), atMost: ref('exact'), atLeast: ref('exact') },
        { optional: ['atMost', 'atLeast'] },
      ),
      order: object({ by: list(name, 1), base: expression, within: list(name, 1) }, { optional: ['within'] }),
      level: levels,
      inFull: flag,
      whose: { oneOf: [word('payee own', 'payee rolled-up', 'payee both', 'its team', 'company'), team] },
    },
    ['of', 'where', 'limit', 'order', 'level', 'inFull'],
  ),
  op('position', {}),
  op('credited', {}),
  op('share', {}),
  op(
    'entered',
    {
      measure: name,
      whose: { oneOf: [word('payee', 'its team', 'company'), team] },
      whenMissing: expression,
    },
    ['whenMissing'],
  ),
  op('accrue', { of: expression, proration: word('by days', 'in full') }),
  op('phase', { shares: { type: 'array', items: ref('exact'), minItems: 12, maxItems: 12 } }),
  op(
    'over',
    {
      each: ref('grain'),
      periods: word('in the window', 'before the window'),
      of: expression,
      whileAssigned: flag,
      opening: expression,
    },
    ['whileAssigned', 'opening'],
  ),
  op(
    'previous',
    {
      of: expression,
      whenFirst: expression,
      within: word('quarter', 'half-year'),
      opening: expression,
    },
    ['within', 'opening'],
  ),
  op('shift', { months: { type: 'integer', minimum: 1, maximum: 12 }, of: expression, beyond: ref('exact') }),
  op('team', { cases: record(expression) }),
  op(
    'due',
    { component: name, stage: word('payout', 'target pay', 'shortfall'), value: name, periods: word('last') },
    ['value', 'periods'],
  ),
  op('tenure', {}),
  op('carried', { balance: name, opening: expression, per: word('assignment') }, ['per']),
  op('opening', { balance: { type: 'string', maxLength: 200 }, due: word('in the window'), required: flag }, [
    'due',
    'required',
  ]),
  op('resume', { opening: { type: 'string', maxLength: 200 }, of: expression }),
  clawback,
  collected,
  op(
    'percentile',
    {
      of: expression,
      table: name,
      column: name,
      where: condition,
      method: word('ranked', 'interpolated'),
      better: word('higher', 'lower'),
    },
    ['where'],
  ),
  op(
    'part',
    {
      of: expression,
      each: ref('grain'),
      team: name,
      weights: record(expression),
      leavers: word('stays', 'shared again'),
    },
    ['team'],
  ),
  op('assigned', { of: expression, team: name, among: list(name), each: ref('grain') }, ['among']),
  op(
    'pool',
    {
      amount: expression,
      weights: record(expression),
      team: name,
      on: ref('date'),
      days: word('by days', 'in full'),
      unit: ref('exact'),
    },
    ['on'],
  ),
  op('solve', { of: expression }),
  op('unknown', {}),
  op(
    'rank',
    {
      of: record(expression),
      better: word('higher', 'lower'),
      team: name,
      on: ref('date'),
      results: object({
        relation: word('at least', 'above', 'at most', 'below', 'equal'),
        bound: ref('exact'),
      }),
      tieBreak: object({ of: record(expression), better: word('higher', 'lower') }),
      ties: word('best', 'worst', 'each'),
      read: { oneOf: [word('place', 'percentile'), object({ curve: name })] },
    },
    ['team', 'on', 'results', 'tieBreak'],
  ),
  op('members', {
    components: list(name, 1),
    stage: word('earned', 'payout'),
    whose: { oneOf: [word('its team', 'below', 'directly below'), team] },
  }),
  op('open', { by: name, share: ref('exact'), out: expression, back: expression, until: name }, ['until']),
  op('hold', { code: name }),
];

const CONDITIONS: Schema[] = [
  op('compare', {
    relation: word('at least', 'above', 'at most', 'below', 'equal'),
    left: expression,
    right: expression,
  }),
  op('is', { of: expression, among: list({ type: 'string', maxLength: 4000 }, 1) }),
  op('blank', { of: expression }),
  op('all', { of: list(condition, 1) }),
  op('any', { of: list(condition, 1) }),
  op('not', { of: condition }),
  op('flag', { value: name }),
  op('ends', { what: word('assignment', 'assignment before', 'year', 'half-year', 'quarter') }),
  op('reached', { day: ref('date') }),
  op('employed', { count: { type: 'integer', minimum: 1, maximum: 20_000 }, unit: word('days', 'months') }),
];

export const expressionDefinitions: Record<string, Schema> = {
  expression: { oneOf: OPERATORS },
  condition: { oneOf: CONDITIONS },
};
