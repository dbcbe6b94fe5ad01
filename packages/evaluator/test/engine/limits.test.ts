import { describe, expect, test } from 'vitest';
import { evaluateWith, explain } from '../../src/engine/index.ts';
import type { Expression, Table } from '../../src/format/types/index.ts';
import {
  assigned,
  deal,
  dealsTable,
  onePlan,
  ownerCredits,
  rosterTable,
  runInput,
  type Values,
  value,
} from './builders.ts';
import { num, over, sum, times, val } from './expressions.ts';
import { pay } from './paying.ts';

/** What a value comes to for a made-up payee: its text, or the codes of its reasons. */
function asked(values: Values, id: string, window = 'FY27'): string {
  const [answer] = evaluateWith({
    plan: onePlan({}, { values }),
    subject: { payee: 'ann', role: 'AE' },
    roster: { start: '2020-01-01' },
    overrides: [],
    ask: [{ value: id, window }],
  });
  return answer?.ok ? answer.quantity.value : (answer?.reasons.map(({ code }) => code).join() ?? 'no answer');
}

const chain = (length: number, formula: (before: Expression) => Expression): Values =>
  Object.fromEntries(
    Array.from({ length }, (_, index) => [
      `v/${index}`,
      value(index === 0 ? num(2) : formula(val(`v/${index - 1}`)), 'number'),
    ]),
  );

describe('hostile evaluators end in an error, never in a crash or a hang', () => {
  test('a value that reads itself', () => {
    expect(asked({ a: value(sum(val('a'), num(1))) }, 'a')).toBe('circular');
  });

  test('a circle of values names all of them, wherever it is entered', () => {
    const circle = { a: value(val('b')), b: value(val('c')), c: value(sum(val('a'), num(1))) };
    for (const id of ['a', 'b', 'c']) expect(asked(circle, id)).toBe('circular');
  });

  test('a value of the period before is no circle', () => {
    const before: Values = {
      a: value(sum(num(1), { op: 'previous', of: val('a'), whenFirst: num(0) }), 'number'),
    };
    expect(asked(before, 'a', 'FY27-Q4')).toBe('4');
  });

  test('a chain of a hundred thousand values', () => {
    expect(
      asked(
        chain(100_000, (before) => sum(before, num(1))),
        'v/99999',
      ),
    ).toBe('too-deep');
  });

  test('a long but sensible chain', () => {
    expect(
      asked(
        chain(150, (before) => sum(before, num(1))),
        'v/149',
      ),
    ).toBe('151');
  });

  test('numbers that square themselves', () => {
    expect(
      asked(
        chain(60, (before) => times(before, before)),
        'v/59',
      ),
    ).toBe('overflow');
    expect(
      asked(
        chain(60, (before) => over(num(1), times(before, before))),
        'v/59',
      ),
    ).toBe('overflow');
  });

  test('formulas that repeat themselves in one another', () => {
    const nest = (depth: number): Expression =>
      depth === 0
        ? num(1)
        : {
            op: 'accrue',
            proration: 'in full',
            of: {
              op: 'shift',
              months: 1,
              beyond: '1',
              of: { op: 'over', each: 'month', periods: 'before the window', of: nest(depth - 1) },
            },
          };
    expect(asked({ a: value(nest(40), 'number', 'company') }, 'a')).toBe('too-much-work');
  });

  test.each([
    ['unknown-value', val('nothing')],
    ['unknown-value', val('__proto__')],
    ['unknown-value', { op: 'due', component: 'role/AE/Nothing', stage: 'payout' }],
    ['unknown-value', { op: 'due', component: 'role/__proto__/x', stage: 'payout' }],
    ['unknown-value', { op: 'curve', curve: 'toString', at: num(1), read: 'pay' }],
    ['unknown-value', { op: 'cosine', of: [num(1)] } as unknown as Expression],
    ['unknown-value', { op: 'column', name: 'x' }],
    ['unknown-value', { op: 'hold', code: 'because' }],
    ['wrong-type', sum(num(1), { op: 'text', value: 'x' })],
    ['wrong-type', { op: 'sum', of: [] }],
    ['no-team', { op: 'team', cases: {} }],
  ] satisfies [string, Expression][])('%s', (code, formula) => {
    expect(asked({ a: value(formula, 'number') }, 'a')).toBe(code);
  });

  test.each([
    'previous',
    'same period last year',
    'last year to date',
    { kind: 'last', months: 13 },
    { kind: 'before', grain: 'month' },
  ] as const)('terms of the plan before its year, over %j', (window) => {
    const before: Expression = { op: 'value', id: 'b', window };
    const values = { a: value(before, 'number'), b: value(num(1), 'number', 'payee', 'quota') };
    expect(asked(values, 'a')).toBe('no-previous-period');
    const company = { a: value(before, 'number', 'company'), b: value(num(1), 'number', 'company') };
    expect(asked(company, 'a')).toBe('1');
  });

  test('a result that reads itself ever earlier', () => {
    expect(asked({ a: value({ op: 'value', id: 'a', window: 'previous' }, 'number', 'company') }, 'a')).toBe(
      'too-deep',
    );
  });

  test('a value of a payee is not one of the company', () => {
    const values: Values = {
      own: value({ op: 'roster', column: 'quota' }),
      all: value(val('own'), 'USD', 'company'),
    };
    expect(asked(values, 'all')).toBe('wrong-subject');
  });
});

describe('tables that read themselves', () => {
  const derived = (from: string): Table => ({
    kind: 'derived',
    columns: dealsTable().kind === 'input' ? (dealsTable() as Extract<Table, { kind: 'input' }>).columns : {},
    parts: [{ from, columns: {} }],
  });

  test('a circle of derived tables is an error of whoever is paid on them', async () => {
    const plan = onePlan(
      {},
      {
        tables: { one: derived('two'), two: derived('one'), 'credits/NewARR': ownerCredits({ from: 'one' }) },
      },
    );
    const result = await pay(plan, 'FY27-Q1', { roster: [assigned('ann')] });
    expect(result.errors.map(({ payee, code }) => `${payee} ${code}`)).toEqual(['ann circular']);
  });

  test('a roster that is derived from itself pays nobody and says why', async () => {
    const columns = (rosterTable() as Extract<Table, { kind: 'input' }>).columns;
    const roster: Table = { kind: 'derived', columns, parts: [{ from: 'roster', columns: {} }] };
    const result = await pay(onePlan({}, { tables: { roster } }), 'FY27-Q1', {});
    expect(result.statements).toEqual([]);
    expect(result.errors.map(({ code }) => code)).toEqual(['circular']);
  });

  test('a column that is worked out from itself', async () => {
    const deals = dealsTable() as Extract<Table, { kind: 'input' }>;
    const { arr: _arr, ...columns } = deals.columns;
    const computed = { arr: { unit: 'USD', formula: sum({ op: 'column', name: 'arr' }, num(1)) } };
    const plan = onePlan({}, { tables: { deals: { ...deals, columns, computed } } });
    const rows = { roster: [assigned('ann')], deals: [deal('D1', 'ann', '2027-03-01', 1)] };
    expect((await pay(plan, 'FY27-Q1', rows)).errors.map(({ code }) => code)).toEqual(['circular']);
  });

  test('a condition of credits that reads the total of the same credits', async () => {
    const reads = ownerCredits({
      where: { op: 'compare', relation: 'above', left: val('measure/NewARR/company'), right: num(0) },
    });
    const plan = onePlan({}, { tables: { 'credits/NewARR': reads } });
    const rows = { roster: [assigned('ann')], deals: [deal('D1', 'ann', '2027-03-01', 1)] };
    expect((await pay(plan, 'FY27-Q1', rows)).errors.map(({ code }) => code)).toContain('circular');
  });
});

test('explaining a hostile evaluator ends too', () => {
  const circle = { 'role/AE/NewBusiness/actual': value(val('role/AE/NewBusiness/payout')) };
  const input = runInput(onePlan({}, { values: circle }), 'FY27-Q1', { roster: [assigned('ann')] });
  const [explanation] = explain({ ...input, payee: 'ann' });
  expect(explanation?.status).toBe('error');
  expect(explanation?.reasons.map(({ code }) => code)).toEqual(['circular']);
});
