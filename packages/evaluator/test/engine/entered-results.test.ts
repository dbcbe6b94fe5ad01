import { describe, expect, test } from 'vitest';
import { entered } from './builders.ts';
import { usd, when } from './expressions.ts';
import { gated, good, QUALITY, rows } from './gated.ts';
import { paid, pay } from './paying.ts';

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
