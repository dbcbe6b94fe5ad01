import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateWith } from '../../src/engine/index.ts';
import { add, formatRational, parseRational, rational, ZERO } from '../../src/numbers/index.ts';
import { assigned, deal, onePlan } from './builders.ts';
import { paidOver } from './paying.ts';

const QUARTERS = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'];

/** Quota 300,000 and target pay 30,000 a quarter; over, then a cancellation, then short, then back on plan. */
const rows = {
  roster: [assigned('ann')],
  deals: [
    deal('D1', 'ann', '2027-03-10', 450_000),
    deal('D2', 'ann', '2027-06-10', -300_000),
    deal('D3', 'ann', '2027-09-10', 150_000),
    deal('D4', 'ann', '2028-01-10', 900_000),
  ],
};
// Year to date: 450 of 300 (150%), 150 of 600 (25%), 300 of 900 (33.3%), 1,200 of 1,200 (100%).
// F: 1.75 × 30,000 = 52,500; 0.25 × 60,000 = 15,000; 1/3 × 90,000 = 30,000; 1 × 120,000 = 120,000.

describe('year to date against quota to date: three readings of falling pay', () => {
  test('take it back: F less the F before', async () => {
    expect(await paidOver(onePlan({ falls: 'take it back' }), QUARTERS, rows)).toEqual([
      '52500',
      '-37500',
      '15000',
      '90000',
    ]);
  });

  test('deduct it from later pay: what is not earned before', async () => {
    expect(await paidOver(onePlan({ falls: 'deduct it' }), QUARTERS, rows)).toEqual([
      '52500',
      '0',
      '0',
      '67500',
    ]);
  });

  test('forget it: never less than nothing, and the loss is forgotten', async () => {
    expect(await paidOver(onePlan({ falls: 'forget it' }), QUARTERS, rows)).toEqual([
      '52500',
      '0',
      '15000',
      '90000',
    ]);
  });
});

test('a joiner begins the year with the first period of the assignment', async () => {
  const joiner = {
    roster: [assigned('ann', { start: '2027-08-01' })],
    deals: [deal('D1', 'ann', '2027-09-01', 300_000), deal('D2', 'ann', '2027-12-01', 450_000)],
  };
  // Q3: 300 of 300; Q4: 750 of 600 is 125%, so 1.375 × 60,000 less 30,000.
  for (const falls of ['take it back', 'deduct it', 'forget it'] as const) {
    expect(await paidOver(onePlan({ falls }), ['FY27-Q3', 'FY27-Q4'], joiner)).toEqual(['30000', '52500']);
  }
});

test('taking back telescopes: what is earned over the year is what the year to date pays', () => {
  const amount = fc.integer({ min: -2_000_000, max: 3_000_000 });
  fc.assert(
    fc.property(fc.array(amount, { minLength: 4, maxLength: 4 }), (amounts) => {
      const overrides = amounts.map((value, index) => ({
        value: 'measure/NewARR/payee',
        window: QUARTERS[index] ?? '',
        quantity: String(value),
      }));
      const earned = QUARTERS.map((window) => ({ value: 'role/AE/NewBusiness/earned', window }));
      const answers = evaluateWith({
        plan: onePlan({ falls: 'take it back' }),
        subject: { payee: 'ann', role: 'AE', team: 'Enterprise' },
        roster: { start: '2027-01-01' },
        overrides,
        ask: [...earned, { value: 'role/AE/NewBusiness/to-date', window: 'FY27-Q4' }],
      });
      const numbers = answers.map((answer) => {
        const parsed = parseRational(answer.ok ? answer.quantity.value : 'held');
        if (!parsed.ok) throw new Error('everything is given');
        return parsed.value;
      });
      const total = numbers.slice(0, 4).reduce(add, ZERO);
      expect(formatRational(total)).toBe(formatRational(numbers[4] ?? rational(-1)));
    }),
  );
});
