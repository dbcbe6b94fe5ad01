import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Table } from '../../src/format/types/index.ts';
import { arrOf, assigned, deal, newArr, number, onePlan, ownerCredits, value } from './builders.ts';
import { col, is, num } from './expressions.ts';
import { pay, statementOf } from './paying.ts';

const SPLIT: Table = ownerCredits({
  credits: [
    { to: 'helper', share: col('helper_share'), blank: 'nobody' },
    { to: 'owner', share: 'rest', blank: 'nobody' },
  ],
});
const split = onePlan({}, { tables: { 'credits/NewARR': SPLIT } });
const helped = (share: string) => ({ helper: 'bob', helper_share: number(share) });

/** The measured result of a payee in the first quarter. */
async function measured(plan: typeof split, rows: Parameters<typeof pay>[2], payee: string): Promise<string> {
  const statement = statementOf(await pay(plan, 'FY27-Q1', rows), payee);
  return statement.components[0]?.stages.measure?.value ?? statement.reasons.map(({ code }) => code).join();
}

describe('splits', () => {
  const roster = [assigned('ann'), assigned('bob')];

  test('a stated share, and the rest to the owner', async () => {
    const rows = { roster, deals: [deal('D1', 'ann', '2027-02-10', 100_000, helped('0.3'))] };
    expect(await measured(split, rows, 'ann')).toBe('70000');
    expect(await measured(split, rows, 'bob')).toBe('30000');
  });

  test('a blank creditee gets nothing where its credit says to nobody, and the rest is still the rest', async () => {
    const rows = {
      roster,
      deals: [deal('D1', 'ann', '2027-02-10', 100_000, { helper: null, helper_share: number('0.3') })],
    };
    expect(await measured(split, rows, 'ann')).toBe('70000');
  });

  test('a blank creditee hands its share to another column where its credit says so', async () => {
    const plan = onePlan(
      {},
      {
        tables: {
          'credits/NewARR': ownerCredits({
            credits: [
              { to: 'helper', share: col('helper_share'), blank: { to: 'owner' } },
              { to: 'owner', share: 'rest', blank: 'nobody' },
            ],
          }),
        },
      },
    );
    const rows = {
      roster,
      deals: [deal('D1', 'ann', '2027-02-10', 100_000, { helper: null, helper_share: number('0.3') })],
    };
    expect(await measured(plan, rows, 'ann')).toBe('100000');
  });

  test('shares that exceed the whole are an error of everybody whom the row credits, and of nobody else', async () => {
    const rows = {
      roster: [...roster, assigned('cid')],
      deals: [
        deal('D1', 'ann', '2027-02-10', 100_000, helped('1.5')),
        deal('D2', 'cid', '2027-02-10', 300_000, { helper_share: number(0) }),
      ],
    };
    expect(await measured(split, rows, 'ann')).toBe('shares-over-whole');
    expect(await measured(split, rows, 'bob')).toBe('shares-over-whole');
    expect(await measured(split, rows, 'cid')).toBe('300000');
  });

  test('conserve credit: the shares of each deal add up to the deal', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            cents: fc.integer({ min: 1, max: 10 ** 9 }),
            percent: fc.integer({ min: 0, max: 100 }),
          }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        async (made) => {
          const deals = made.map(({ cents, percent }, index) =>
            deal(`D${index}`, 'ann', '2027-02-10', `${cents}`, helped((percent / 100).toFixed(2))),
          );
          const [ann, bob] = await Promise.all(
            ['ann', 'bob'].map((who) => measured(split, { roster, deals }, who)),
          );
          const total = made.reduce((sum, { cents }) => sum + cents, 0);
          const hundredths = (text = '0') => {
            const [top = '0', bottom = '1'] = text.split('/');
            return (BigInt(top) * 100n) / BigInt(bottom);
          };
          expect(hundredths(ann) + hundredths(bob)).toBe(BigInt(total) * 100n);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('roll-up along the reporting line', () => {
  const plan = onePlan(
    {},
    {
      tables: { 'credits/NewARR': ownerCredits({ rollUp: { column: 'owner' } }) },
      values: newArr('payee both'),
    },
  );
  const line = [
    assigned('rep', { manager: 'boss' }),
    assigned('boss', { manager: 'chief' }),
    assigned('chief'),
  ];

  test('everybody above gets the share of the person below, once', async () => {
    const rows = { roster: line, deals: [deal('D1', 'rep', '2027-02-10', 300_000)] };
    for (const who of ['rep', 'boss', 'chief']) expect(await measured(plan, rows, who)).toBe('300000');
  });

  test('as the roster stood on the date of the credit', async () => {
    const roster = [
      assigned('rep', { manager: 'boss', end: '2027-03-14' }),
      assigned('rep', { manager: 'chief', start: '2027-03-15' }),
      assigned('boss'),
      assigned('chief'),
    ];
    const deals = [deal('D1', 'rep', '2027-03-14', 1_000), deal('D2', 'rep', '2027-03-15', 200)];
    expect(await measured(plan, { roster, deals }, 'boss')).toBe('1000');
    expect(await measured(plan, { roster, deals }, 'chief')).toBe('200');
  });

  test('a reporting line that closes a circle puts all on it in error, and nobody else', async () => {
    const roster = [
      assigned('rep', { manager: 'boss' }),
      assigned('boss', { manager: 'chief' }),
      assigned('chief', { manager: 'boss' }),
      assigned('other'),
    ];
    const rows = {
      roster,
      deals: [deal('D1', 'rep', '2027-02-10', 1_000), deal('D2', 'other', '2027-02-10', 7)],
    };
    expect(await measured(plan, rows, 'boss')).toBe('manager-cycle');
    expect(await measured(plan, rows, 'chief')).toBe('manager-cycle');
    expect(await measured(plan, rows, 'rep')).toBe('1000');
    expect(await measured(plan, rows, 'other')).toBe('7');
  });

  test('a manager without a roster row is named, and pay of those below goes on', async () => {
    const rows = {
      roster: [assigned('rep', { manager: 'ghost' })],
      deals: [deal('D1', 'rep', '2027-02-10', 1_000)],
    };
    const result = await pay(plan, 'FY27-Q1', rows);
    expect(statementOf(result, 'rep').status).toBe('paid');
    expect(result.errors).toMatchObject([
      { payee: 'ghost', code: 'missing-roster-row', rows: [{ key: { id: 'D1' } }] },
    ]);
  });
});

describe('who is not in the roster', () => {
  test('a credited payee without a roster row is an error with the rows; others are paid', async () => {
    const rows = {
      roster: [assigned('ann')],
      deals: [
        deal('D1', 'ann', '2027-02-10', 300_000),
        deal('D2', 'zoe', '2027-02-11', 100),
        deal('D3', 'zoe', '2027-02-12', 100),
      ],
    };
    const result = await pay(onePlan(), 'FY27-Q1', rows);
    expect(statementOf(result, 'ann').paid).toEqual({ value: '30000', unit: 'USD' });
    expect(result.errors).toHaveLength(1);
    expect(result.errors[0]).toMatchObject({ payee: 'zoe', code: 'missing-roster-row' });
    expect(result.errors[0]?.rows.map(({ key }) => key.id)).toEqual(['D2', 'D3']);
  });

  test('credit on a day without an assignment is not paid, and a note says so', async () => {
    const rows = {
      roster: [assigned('ann', { end: '2027-03-31' })],
      deals: [deal('D1', 'ann', '2027-03-31', 300_000), deal('D2', 'ann', '2027-04-01', 999)],
    };
    const result = await pay(onePlan({ proration: 'in full' }), 'FY27-Q1', rows);
    expect(statementOf(result, 'ann').components[0]?.stages.measure?.value).toBe('300000');
    expect(result.notes.map(({ code }) => code)).toEqual(['credit-outside-assignment']);
  });
});

describe('teams and the company', () => {
  const plan = onePlan({}, { tables: { 'credits/NewARR': SPLIT } });
  const team = (name: string) => ({
    ...plan,
    values: { ...plan.values, 'role/AE/NewBusiness/actual': value(arrOf({ team: name })) },
  });
  const company = {
    ...plan,
    values: { ...plan.values, 'role/AE/NewBusiness/actual': value(arrOf('company')) },
  };
  const rows = {
    roster: [assigned('ann', { team: 'Enterprise' }), assigned('bob', { team: 'Web' })],
    deals: [
      deal('D1', 'ann', '2027-02-10', 100_000, helped('0.3')),
      deal('D2', 'nobody', '2027-02-10', 5_000, { helper_share: number(0) }),
      deal('D3', null, '2027-02-10', 40, { helper_share: number(0) }),
      deal('D4', 'ann', null, 1, { helper_share: number(0) }),
    ],
  };

  test('a team has the direct credit of its members and of the teams below it', async () => {
    expect(await measured(team('Enterprise'), rows, 'ann')).toBe('70000');
    expect(await measured(team('Sales'), rows, 'ann')).toBe('70000');
    expect(await measured(team('Web'), rows, 'ann')).toBe('30000');
  });

  test('the company has each dated row once, whoever is credited', async () => {
    expect(await measured(company, rows, 'ann')).toBe('105040');
  });

  test('a row counts for a team at most once, however much of it its members are credited', async () => {
    const overlay = onePlan(
      {},
      {
        tables: {
          'credits/NewARR': ownerCredits({
            credits: [
              { to: 'owner', share: num(1), blank: 'nobody' },
              { to: 'helper', share: num('0.5'), blank: 'nobody' },
            ],
          }),
        },
        values: { 'role/AE/NewBusiness/actual': value(arrOf('its team')) },
      },
    );
    const both = {
      roster: [assigned('ann'), assigned('bob')],
      deals: [deal('D1', 'ann', '2027-02-10', 100, { helper: 'bob' })],
    };
    expect(await measured(overlay, both, 'ann')).toBe('100');
  });

  test('count weighs by share, and greatest takes the greatest credited amount', async () => {
    const counting = onePlan({}, { tables: { 'credits/NewARR': SPLIT } });
    const made = (formula: Parameters<typeof value>[0]) => ({
      ...counting,
      values: { ...counting.values, 'role/AE/NewBusiness/actual': value(formula, 'count') },
    });
    const credits = 'credits/NewARR';
    expect(
      await measured(made({ op: 'total', function: 'count', credits, whose: 'payee own' }), rows, 'ann'),
    ).toBe('7/10');
    expect(
      await measured(
        made({ op: 'total', function: 'greatest', credits, of: col('arr'), whose: 'payee own' }),
        rows,
        'bob',
      ),
    ).toBe('30000');
    const none = {
      op: 'total',
      function: 'greatest',
      credits,
      of: col('arr'),
      where: is(col('kind'), 'renewal'),
      whose: 'payee own',
    } as const;
    expect(await measured(made(none), rows, 'bob')).toBe('0');
  });
});
