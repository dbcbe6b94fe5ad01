import { describe, expect, test } from 'vitest';
import { explain, PLAIN_ROWS, type PlainRow, RowsRefused, run, runInput } from '../../src/index.ts';
import { onePlan } from '../engine/builders.ts';

const plan = onePlan();
const evaluator = { plan, digest: `sha256:${'1'.repeat(64)}`, effective: { from: plan.year.first } };
const roster: PlainRow[] = [{ payee: 'ann', role: 'AE', start: '2027-02-01' }];
const deal = (arr: unknown, more: object = {}) =>
  ({ id: 'D1', owner: 'ann', closed: '2027-03-01', arr, kind: 'new', ...more }) as PlainRow;
const input = (deals: readonly PlainRow[], more: object = {}) =>
  runInput(evaluator, { period: 'FY27-Q1', tables: { roster, deals }, ...more });
const amountOf = (deals: readonly PlainRow[], more: object = {}) =>
  input(deals, more).tables.deals?.rows[0]?.values.arr;

function refusal(made: () => unknown): RowsRefused {
  try {
    made();
  } catch (error) {
    if (error instanceof RowsRefused) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the input of a run from plain rows', () => {
  test('pays and explains', async () => {
    const given = input([deal('300000.00')]);
    const { statements } = await run(given);
    expect(statements[0]?.paid).toEqual({ value: '30000', unit: 'USD' });
    expect(explain({ ...given, payee: 'ann' })).toMatchObject([{ payee: 'ann' }]);
  });

  test.each([
    ['text', '68500.50', 6850050n, 100n],
    ['a number', 68500.5, 685005n, 10n],
    ['a big integer', 12345678901234567890n, 12345678901234567890n, 1n],
    ['a negative number', -0.1, -1n, 10n],
  ])('%s is the number that is written', (_, arr, n, d) => {
    const read = amountOf([deal(arr)]) as { n: bigint; d: bigint };
    expect(read.n * d).toBe(n * read.d);
  });

  test.each([
    [0.1 + 0.2, '0.30000000000000004'],
    [1e21, '1e+21'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [new Date(0), 'a Date'],
    [['1'], 'a list'],
  ])('%s cannot be told exactly and is refused', (arr, value) => {
    const { bad } = refusal(() => input([deal(arr)]));
    expect(bad).toMatchObject([{ table: 'deals', record: 1, column: 'arr', code: 'not-one-value', value }]);
  });

  test('text is read as the dialect says', () => {
    const german = { ...PLAIN_ROWS, decimalMark: ',', thousands: '.' };
    expect(amountOf([deal('68.500,50')], { dialect: german })).toEqual(amountOf([deal('68500.50')]));
    expect(refusal(() => input([deal('68.500,50')])).bad[0]?.code).toBe('wrong-type');
  });

  test.each([null, undefined, ''])('%j is blank', (id) => {
    const { bad } = refusal(() => input([deal('1', { id })]));
    expect(bad).toMatchObject([{ record: 1, column: 'id', code: 'blank-cell' }]);
  });

  test('every bad row is told at once, and none is paid', () => {
    const error = refusal(() => input([deal('much'), deal('1', { id: null })]));
    expect(error.bad.map(({ code }) => code)).toEqual(['wrong-type', 'blank-cell']);
    expect(error.message).toBe('2 problems in the rows of deals');
  });

  test('bad rows set aside hold whom they touch', async () => {
    const { statements } = await run(input([deal('much')], { quarantine: true }));
    expect(statements[0]).toMatchObject({ payee: 'ann', status: 'held' });
  });

  test.each(['dealz', 'constructor', '__proto__'])(
    'a table %s that the plan does not read is refused',
    (name) => {
      const tables = Object.fromEntries([[name, [{ id: 'D1' }]]]);
      const { bad } = refusal(() => runInput(evaluator, { period: 'FY27-Q1', tables }));
      expect(bad).toMatchObject([{ code: 'no-such-table', reason: `the plan reads no table ${name}` }]);
    },
  );

  test('a heading that the prototype has is no value', () => {
    const rows = [deal('1'), { ...deal('1', { id: 'D2' }), ...JSON.parse('{"toString": "x"}') }];
    expect(input(rows).tables.deals?.rows).toHaveLength(2);
  });

  test('of several versions each is in force until the next one begins, in whatever order they come', () => {
    const later = { ...evaluator, effective: { from: '2027-05-01' } };
    for (const versions of [
      [evaluator, later],
      [later, evaluator],
    ]) {
      const { evaluators } = runInput(versions, { period: 'FY27-Q1', tables: {} });
      expect(evaluators.map(({ effective }) => effective)).toEqual([
        { from: plan.year.first, to: '2027-04-30' },
        { from: '2027-05-01' },
      ]);
    }
  });
});
