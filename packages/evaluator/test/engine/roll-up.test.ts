import { describe, expect, test } from 'vitest';
import { assigned, deal, newArr, number, onePlan, ownerCredits } from './builders.ts';
import { measured } from './crediting.ts';
import { col } from './expressions.ts';
import { pay, statementOf } from './paying.ts';

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

  test('of all of a share, also where a second column names the same person; an overlay stays below', async () => {
    const credited = (overlay: boolean) =>
      onePlan(
        {},
        {
          tables: {
            'credits/NewARR': ownerCredits({
              credits: [
                {
                  to: 'helper',
                  share: col('helper_share'),
                  blank: 'nobody',
                  ...(overlay ? { overlay } : {}),
                },
                { to: 'owner', share: 'rest', blank: 'nobody' },
              ],
              rollUp: { column: 'owner' },
            }),
          },
          values: newArr('payee both'),
        },
      );
    const helped = (helper: string) => ({
      roster: line,
      deals: [deal('D1', 'rep', '2027-02-10', 1_000, { helper, helper_share: number('0.3') })],
    });
    expect(await measured(credited(false), helped('rep'), 'boss')).toBe('1000');
    expect(await measured(credited(false), helped('chief'), 'boss')).toBe('700');
    expect(await measured(credited(true), helped('rep'), 'boss')).toBe('1000');
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
