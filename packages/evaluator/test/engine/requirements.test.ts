import { describe, expect, test } from 'vitest';
import { onePlan, role, weighted } from './builders.ts';
import { least, pct, usd, val, when } from './expressions.ts';
import { gated, good, rows } from './gated.ts';
import { paid, pay, statementOf } from './paying.ts';

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
