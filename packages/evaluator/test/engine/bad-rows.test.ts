import { describe, expect, test } from 'vitest';
import { assigned, deal, entered, onePlan, role, value, weighted } from './builders.ts';
import { rows } from './gated.ts';
import { pay } from './paying.ts';

describe('rows that break their contract', () => {
  const codes = async (...deals: ReturnType<typeof deal>[]) => {
    const result = await pay(onePlan(), 'FY27-Q1', { roster: [assigned('ann'), assigned('bob')], deals });
    return result.errors.map(
      ({ payee, code, rows: blamed }) => `${payee} ${code} ${blamed.map(({ key }) => key.id).join()}`,
    );
  };

  test('rows with the same key are in error, all of them, for whom they credit', async () => {
    const twice = [
      deal('D1', 'ann', '2027-03-01', 1),
      deal('D1', 'ann', '2027-03-02', 2),
      deal('D2', 'bob', '2027-03-01', 3),
    ];
    expect(await codes(...twice)).toEqual(['ann duplicate-key D1', 'ann duplicate-key D1']);
  });
  test('a value of another kind', async () => {
    const wrong = { ...deal('D1', 'ann', '2027-03-01', 1) };
    expect(await codes({ ...wrong, values: { ...wrong.values, arr: 'a lot' } })).toEqual([
      'ann wrong-type D1',
    ]);
  });
  test('a blank amount is held, not zero', async () => {
    const blank = deal('D1', 'ann', '2027-03-01', 1);
    const rowsOf = {
      roster: [assigned('ann')],
      deals: [{ ...blank, values: { ...blank.values, arr: null } }],
    };
    expect((await pay(onePlan(), 'FY27-Q1', rowsOf)).held.map(({ code }) => code)).toEqual(['blank-value']);
  });
});

test('a name may be any word, also one that every object has', async () => {
  const named = weighted({ name: 'constructor', on: 'measure/toString/payee' });
  const made = role('AE', [named], { team: 'Enterprise' });
  const plan = onePlan(
    {},
    {
      roles: { AE: made.role },
      measures: { toString: { title: 'Odd', unit: 'USD', revenue: false, betterWhen: 'higher' as const } },
      values: {
        ...named.values,
        ...made.values,
        'measure/toString/payee': value({ op: 'entered', measure: 'toString', whose: 'payee' }),
      },
    },
  );
  const results = [entered('toString', 'hasOwnProperty', 'FY27-Q1', '$300,000')];
  const roster = [assigned('hasOwnProperty'), assigned('__proto__'), assigned('valueOf')];
  const result = await pay(plan, 'FY27-Q1', { roster, results });
  expect(
    result.statements.map(({ payee, status, paid: amount }) => `${payee} ${status} ${amount?.value}`),
  ).toEqual(['__proto__ held undefined', 'hasOwnProperty paid 30000', 'valueOf held undefined']);
});

test('a rounding unit that is not above zero is an error', async () => {
  const plan = onePlan({ earned: (of) => ({ op: 'round', of, mode: 'half up', unit: '0' }) });
  expect((await pay(plan, 'FY27-Q1', rows())).errors.map(({ code }) => code)).toEqual(['wrong-type']);
});
