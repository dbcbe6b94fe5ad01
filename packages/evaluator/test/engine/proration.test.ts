import { describe, expect, test } from 'vitest';
import type { Expression } from '../../src/format/types/index.ts';
import { assigned, deal, number, onePlan, value } from './builders.ts';
import { evenly, usd } from './expressions.ts';
import { pay, statementOf } from './paying.ts';

/** The stages of the first component in the first quarter (February 28, March 31, April 30 days). */
async function stages(plan: ReturnType<typeof onePlan>, roster: ReturnType<typeof assigned>[]) {
  const rows = { roster, deals: [deal('D1', 'ann', '2027-03-20', 100_000)] };
  const statement = statementOf(await pay(plan, 'FY27-Q1', rows), 'ann');
  const { quota, 'target pay': target } = statement.components[0]?.stages ?? {};
  return [quota?.value, target?.value];
}

describe('joiners and leavers', () => {
  test('by days: quota and target pay of the days covered', async () => {
    // March from the 11th: 21 of 31 days, and April: 100,000 × (21/31 + 1).
    expect(await stages(onePlan(), [assigned('ann', { start: '2027-03-11' })])).toEqual([
      '5200000/31',
      '520000/31',
    ]);
    // February and 20 of 31 days of March.
    expect(await stages(onePlan(), [assigned('ann', { end: '2027-03-20' })])).toEqual([
      '5100000/31',
      '510000/31',
    ]);
  });

  test('in full: whole months, whichever day of them is covered', async () => {
    const plan = onePlan({ proration: 'in full' });
    expect(await stages(plan, [assigned('ann', { start: '2027-03-11' })])).toEqual(['200000', '20000']);
    expect(await stages(plan, [assigned('ann', { end: '2027-03-20' })])).toEqual(['200000', '20000']);
  });

  test('somebody who left before the period has no statement', async () => {
    const result = await pay(onePlan(), 'FY27-Q1', { roster: [assigned('ann', { end: '2027-01-31' })] });
    expect(result.statements).toEqual([]);
    expect(result.errors).toEqual([]);
  });
});

describe('pay changes: stretches at their own terms', () => {
  const own = (column: string, otherwise: number): Expression => ({
    op: 'accrue',
    proration: 'by days',
    of: evenly({ op: 'roster', column, whenBlank: usd(otherwise) }),
  });
  const plan = onePlan(
    {},
    {
      values: {
        'role/AE/NewBusiness/target-pay': value(own('target_pay', 120_000), 'USD', 'payee', 'target pay'),
      },
    },
  );

  test('each row counts for its days', async () => {
    const roster = [
      assigned('ann', { end: '2027-03-31', more: { target_pay: number(120_000) } }),
      assigned('ann', { start: '2027-04-01', more: { target_pay: number(180_000) } }),
    ];
    expect((await stages(plan, roster))[1]).toBe('35000');
  });

  test('a blank is what the plan says a blank is', async () => {
    expect((await stages(plan, [assigned('ann')]))[1]).toBe('30000');
  });

  test('a blank that the plan says nothing of is held', async () => {
    const strict = onePlan(
      {},
      {
        values: {
          'role/AE/NewBusiness/quota': value(
            { op: 'accrue', proration: 'by days', of: evenly({ op: 'roster', column: 'quota' }) },
            'USD',
            'payee',
            'quota',
          ),
        },
      },
    );
    const result = await pay(strict, 'FY27-Q1', { roster: [assigned('ann')], deals: [] });
    expect(statementOf(result, 'ann').status).toBe('held');
    expect(result.held[0]).toMatchObject({
      payee: 'ann',
      code: 'roster-blank',
      component: 'role/AE/NewBusiness',
    });
  });
});

describe('roster problems', () => {
  const codes = async (roster: ReturnType<typeof assigned>[]) => {
    const result = await pay(onePlan(), 'FY27-Q1', {
      roster,
      deals: [deal('D1', 'bob', '2027-03-01', 300_000)],
    });
    return {
      errors: result.errors.map(({ payee, code }) => `${payee} ${code}`),
      paid: result.statements.filter(({ status }) => status === 'paid').map(({ payee }) => payee),
    };
  };

  test('rows of one payee, role and team that share a day', async () => {
    const roster = [
      assigned('ann', { end: '2027-03-31' }),
      assigned('ann', { start: '2027-03-31' }),
      assigned('bob'),
    ];
    expect(await codes(roster)).toEqual({ errors: ['ann overlapping-assignments'], paid: ['bob'] });
  });

  test('two roles at once are two assignments', async () => {
    const twice = onePlan();
    const both = {
      ...twice,
      roles: { ...twice.roles, SE: twice.roles.AE as NonNullable<typeof twice.roles.AE> },
    };
    const result = await pay(both, 'FY27-Q1', {
      roster: [assigned('ann'), assigned('ann', { role: 'SE' })],
      deals: [],
    });
    expect(result.statements.map(({ role }) => role)).toEqual(['AE', 'SE']);
  });

  test.each([
    ['unknown-role', { role: 'Astronaut' }],
    ['unknown-team', { team: 'Moon' }],
    ['ends-before-start', { start: '2027-03-02', end: '2027-03-01' }],
  ] as const)('%s: that payee is in error, others are paid', async (code, options) => {
    expect(await codes([assigned('ann', options), assigned('bob')])).toEqual({
      errors: [`ann ${code}`],
      paid: ['bob'],
    });
  });

  test('a payee with one wrong row is not paid on the right ones', async () => {
    const result = await codes([assigned('ann'), assigned('ann', { role: 'Astronaut' }), assigned('bob')]);
    expect(result).toEqual({ errors: ['ann unknown-role'], paid: ['bob'] });
  });

  test('a row without a payee could be anybody: nobody is paid', async () => {
    const blank = { ...assigned('ann'), values: { ...assigned('ann').values, payee: null } };
    const result = await codes([blank, assigned('bob')]);
    expect(result.paid).toEqual([]);
    expect(new Set(result.errors)).toEqual(new Set(['bob missing-value', 'undefined missing-value']));
  });
});

test('pay is forfeited by whoever is not employed on the date that the plan asks for', async () => {
  const plan = onePlan({}, { employedOn: '2028-03-15' });
  const rows = {
    roster: [assigned('ann'), assigned('bob', { end: '2028-03-14' })],
    deals: [deal('D1', 'ann', '2027-03-01', 300_000), deal('D2', 'bob', '2027-03-01', 300_000)],
  };
  const result = await pay(plan, 'FY27-Q1', rows);
  expect(statementOf(result, 'ann').paid?.value).toBe('30000');
  expect(statementOf(result, 'bob').paid?.value).toBe('0');
  expect(statementOf(result, 'bob').notes.map(({ code }) => code)).toEqual(['forfeited']);
});
