import { describe, expect, test } from 'vitest';
import type { QuarantinedRow } from '../../src/engine/index.ts';
import type { Condition, Expression } from '../../src/format/types/index.ts';
import {
  assigned,
  date,
  deal,
  entered,
  newArr,
  number,
  onePlan,
  ownerCredits,
  role,
  value,
  weighted,
} from './builders.ts';
import { compare, least, pct, usd, val, when } from './expressions.ts';
import { paid, pay, statementOf } from './paying.ts';

const QUALITY: Expression = { op: 'entered', measure: 'Quality', whose: 'payee' };
const measures = {
  NewARR: { title: 'New ARR', unit: 'USD', revenue: true, betterWhen: 'higher' },
  Quality: { title: 'Deal quality', unit: 'percent', revenue: false, betterWhen: 'higher' },
} as const;
const good: Condition = compare(val('measure/Quality/payee'), 'at least', pct('0.6'));
const gated = (earned: (pay: Expression) => Expression) =>
  onePlan({ earned }, { measures, values: { 'measure/Quality/payee': value(QUALITY, 'percent') } });
const rows = (quality?: string) => ({
  roster: [assigned('ann')],
  deals: [deal('D1', 'ann', '2027-03-01', 390_000)],
  ...(quality === undefined ? {} : { results: [entered('Quality', 'ann', 'FY27-Q1', quality)] }),
});

describe('a requirement and what missing it means', () => {
  const nothing = gated((of) => when(good, of, usd(0)));
  const half = gated((of) =>
    when(good, of, least(of, { op: 'product', of: [pct('0.5'), val('role/AE/NewBusiness/target-pay')] })),
  );
  const waits = gated((of) => when(good, of, { op: 'hold', code: 'requirement-waits' }));
  const other = gated((of) =>
    when(good, of, {
      op: 'product',
      of: [
        { op: 'curve', curve: 'Standard', at: val('role/AE/NewBusiness/attainment'), read: 'pay' },
        val('role/AE/NewBusiness/target-pay'),
      ],
    }),
  );

  test.each([
    ['pays nothing', nothing, '0'],
    ['no more than half of its target', half, '15000'],
    ['another curve', other, '60000'],
  ])('%s', async (_name, plan, missed) => {
    expect(await paid(plan, 'FY27-Q1', rows('60%'))).toBe('43500');
    expect(await paid(plan, 'FY27-Q1', rows('0.599'))).toBe(missed);
  });

  test('waits: held with what is at stake, never paid as zero', async () => {
    expect(await paid(waits, 'FY27-Q1', rows('60%'))).toBe('43500');
    const result = await pay(waits, 'FY27-Q1', rows('59%'));
    const statement = statementOf(result, 'ann');
    expect(statement.status).toBe('held');
    expect(statement.paid).toBeUndefined();
    expect(statement.atStake).toEqual({ value: '30000', unit: 'USD' });
    expect(result.held).toMatchObject([
      { payee: 'ann', role: 'AE', component: 'role/AE/NewBusiness', code: 'requirement-waits' },
    ]);
    expect(result.postings).toEqual([]);
    expect(result.totals.statements).toEqual({ paid: 0, held: 1, error: 0 });
  });
});

describe('entered results', () => {
  const plan = gated((of) => when(good, of, usd(0)));
  const first = async (input: Parameters<typeof pay>[2]) => {
    const result = await pay(plan, 'FY27-Q1', input);
    return [...result.held, ...result.errors].map(({ code }) => code);
  };

  test('a missing one holds', async () => expect(await first(rows())).toEqual(['missing-result']));
  test('one of another period does not stand in', async () => {
    expect(await first({ ...rows(), results: [entered('Quality', 'ann', 'FY27-Q2', '90%')] })).toEqual([
      'missing-result',
    ]);
  });
  test('a key names the period as well as a label', async () => {
    const results = [entered('Quality', 'ann', '2027-02-01/2027-04-30', '90%')];
    expect(await first({ ...rows(), results })).toEqual([]);
  });
  test('one that is entered twice is an error, even with the same value', async () => {
    const results = [
      entered('Quality', 'ann', 'FY27-Q1', '90%'),
      entered('Quality', 'ann', 'FY27-Q1', '90%'),
    ];
    expect(await first({ ...rows(), results })).toEqual(['duplicate-result']);
  });
  test('one that is no percent is an error', async () => {
    expect(await first(rows('pretty good'))).toEqual(['unreadable-result']);
  });
  test('a condition can ask whether it is missing', async () => {
    const asks = gated((of) => when({ op: 'blank', of: QUALITY }, usd(7), of));
    expect(await paid(asks, 'FY27-Q1', rows())).toBe('7');
    expect(await paid(asks, 'FY27-Q1', rows('1%'))).toBe('43500');
  });
});

describe('zero quota', () => {
  test('is held', async () => {
    const result = await pay(onePlan({ quota: 0 }), 'FY27-Q1', rows());
    expect(result.held.map(({ code }) => code)).toEqual(['zero-divisor']);
  });
});

test('a component that is held leaves the whole statement unpaid, with the rest at stake', async () => {
  const sound = weighted({ name: 'Sound', weight: '0.5' });
  const open = weighted({
    name: 'Open',
    weight: '0.5',
    earned: () => ({ op: 'hold', code: 'requirement-waits' }),
  });
  const made = role('AE', [sound, open], { team: 'Enterprise' });
  const plan = onePlan(
    {},
    { roles: { AE: made.role }, values: { ...sound.values, ...open.values, ...made.values } },
  );
  const statement = statementOf(await pay(plan, 'FY27-Q1', rows()), 'ann');
  expect(statement.components.map(({ component, status }) => `${component} ${status}`)).toEqual([
    'role/AE/Open held',
    'role/AE/Sound paid',
  ]);
  expect(statement.status).toBe('held');
  // 1.45 × 15,000 for the one, 15,000 of target pay for the other.
  expect(statement.atStake?.value).toBe('36750');
});

describe('quarantined rows hold whom they could touch', () => {
  const plan = onePlan(
    {},
    {
      tables: { 'credits/NewARR': ownerCredits({ rollUp: { column: 'owner' } }) },
      values: newArr('payee both'),
    },
  );
  const roster = [assigned('ann', { manager: 'boss' }), assigned('bob'), assigned('boss')];
  const deals = [deal('D1', 'ann', '2027-03-01', 100), deal('D2', 'bob', '2027-03-01', 100)];
  const row = (values: QuarantinedRow['values'], ...columns: string[]): QuarantinedRow => ({
    table: 'deals',
    source: { file: 'deals.csv', record: 99 },
    values,
    bad: columns.map((column) => ({ column, message: `${column} cannot be read` })),
  });
  const held = async (bad: QuarantinedRow, period = 'FY27-Q1') => {
    const result = await pay(plan, period, { roster, deals }, { quarantined: [bad] });
    expect(
      result.held.every(
        ({ code, rows: blamed }) => code === 'quarantined-row' && blamed[0]?.source.record === 99,
      ),
    ).toBe(true);
    return result.statements.filter(({ status }) => status === 'held').map(({ payee }) => payee);
  };
  const march = date('2027-03-01');

  test('the payee whom the row names, and who is above', async () => {
    expect(await held(row({ id: 'D9', owner: 'ann', closed: march }, 'arr'))).toEqual(['ann', 'boss']);
    expect(await held(row({ id: 'D9', owner: 'bob', closed: march }, 'arr'))).toEqual(['bob']);
  });
  test('everybody where the payee cannot be read or is not in the roster', async () => {
    expect(await held(row({ id: 'D9', closed: march, arr: number(1) }, 'owner'))).toEqual([
      'ann',
      'bob',
      'boss',
    ]);
    expect(await held(row({ id: 'D9', owner: 'zoe', closed: march }, 'arr'))).toEqual(['ann', 'bob', 'boss']);
  });
  test('nobody in a period that its date does not lie in, and any period where the date cannot be read', async () => {
    expect(await held(row({ id: 'D9', owner: 'ann', closed: date('2027-06-01') }, 'arr'))).toEqual([]);
    expect(await held(row({ id: 'D9', owner: 'bob', arr: number(1) }, 'closed'), 'FY27-Q3')).toEqual(['bob']);
  });
  test('a row of the roster: its payee, or everybody', async () => {
    const source = { file: 'roster.csv', record: 99 };
    const bad = [{ column: 'start', message: 'no date' }];
    const inRoster = { table: 'roster', source, values: { payee: 'bob', role: 'AE' }, bad };
    expect(await held(inRoster)).toEqual(['bob']);
    const nobody = {
      table: 'roster',
      source,
      values: { role: 'AE' },
      bad: [{ column: 'payee', message: 'blank' }],
    };
    expect(await held(nobody)).toEqual(['ann', 'bob', 'boss']);
  });
});

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

describe('entered results that belong to nothing are named, and nobody else is touched', () => {
  const plan = gated((of) => of);
  test.each([
    ['the measure "Qualty"', entered('Qualty', 'ann', 'FY27-Q1', '90%')],
    ['"anne", neither a payee', entered('Quality', 'anne', 'FY27-Q1', '90%')],
    ['the period "Q1"', entered('Quality', 'ann', 'Q1', '90%')],
    ['the period "2027-02-01/2027-02-14"', entered('Quality', 'ann', '2027-02-01/2027-02-14', '90%')],
  ])('%s', async (words, entry) => {
    const result = await pay(plan, 'FY27-Q1', { ...rows(), results: [entry] });
    expect(result.errors.map(({ code, payee }) => [code, payee])).toEqual([['unmatched-result', undefined]]);
    expect(result.errors[0]?.message).toContain(words);
    expect(result.totals.statements.paid).toBe(1);
  });

  test('entries of another year may stand in the same table', async () => {
    const last = [entered('Quality', 'ann', 'FY26-Q1', '90%'), entered('Quality', 'ann', '2026-02', '90%')];
    expect((await pay(plan, 'FY27-Q1', { ...rows(), results: last })).errors).toEqual([]);
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
