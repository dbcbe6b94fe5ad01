import { rational } from '@ontarget/evaluator/numbers';
import { describe, expect, test } from 'vitest';
import { readSheet } from '../src/init/read-sheet.ts';

const role = (headings: string, cells: string) => readSheet(`${headings}\n${cells}\n`).roles[0];

describe('a table of roles', () => {
  test.each([
    [
      'Role,OTE,Variable %',
      'AE,"$240,000",50%',
      { onTargetPay: rational(240_000n), variable: { share: rational(1n, 2n), of: 'on-target pay' } },
    ],
    [
      'Position;Base salary;Bonus (% of base)',
      'CMO;250K;60%',
      { base: rational(250_000n), variable: { share: rational(3n, 5n), of: 'base' } },
    ],
    ['Title\tTarget incentive', 'SDR\t$30,000', { targetPay: rational(30_000n) }],
    ['Role,OTE,Base', 'AE,200000,100000', { onTargetPay: rational(200_000n), base: rational(100_000n) }],
  ])('%s', (headings, cells, pay) => {
    expect(role(headings, cells)).toMatchObject(pay);
  });

  test.each([
    ['Annual quota', '$1.2M', { amount: rational(1_200_000n), isMoney: true, period: 'year' }],
    ['Quota', '"$300,000"', { amount: rational(300_000n), isMoney: true, period: undefined }],
    ['Quarterly quota', '40', { amount: rational(40n), isMoney: false, period: 'quarter' }],
    ['Monthly Meetings quota', '12', { amount: rational(12n), isMoney: false, period: 'month' }],
  ])('%s of %s', (heading, cell, quota) => {
    expect(role(`Role,Meetings,${heading}`, `SDR,100%,${cell}`)?.components).toEqual([
      expect.objectContaining({
        measure: 'Meetings',
        weight: rational(1n),
        quota: expect.objectContaining(quota),
      }),
    ]);
  });

  test('a weight of zero or none is no component', () => {
    expect(role('Role,A,B,C', 'AE,100%,0%,')?.components.map(({ measure }) => measure)).toEqual(['A']);
  });

  test('tiers beside the roles; roles with the same tiers share a curve', () => {
    const { roles, curves } = readSheet(
      'Role,Sales,0-100%,100%+\nAE,100%,1x,1.5x\nSDR,100%,1x,1.5x\nAM,100%,1x,1.2x\n',
    );
    expect(curves.map(({ title, tiers }) => [title, tiers.length])).toEqual([
      ['Tiers', 2],
      ['AM tiers', 2],
    ]);
    expect(roles.map(({ components }) => components[0]?.curve)).toEqual(['Tiers', 'Tiers', 'AM tiers']);
  });
});

describe('a table of tiers', () => {
  const tiers = (text: string) =>
    readSheet(`Role,Sales\nAE,100%\n\n${text}`).curves[0]?.tiers.map(({ from, rate, unit }) => [
      from,
      rate,
      unit,
    ]);

  test.each([
    ['Attainment,Multiplier\n<100%,1\n100%+,1.5\n', 'x', rational(3n, 2n)],
    ['From,To,Payout\n0%,100%,100%\n100%,,150%\n', '%', rational(3n, 2n)],
    ['Tier,Rate\n0% to 100%,1x\nover 100%,1.5 x\n', 'x', rational(3n, 2n)],
  ])('%j', (text, unit, second) => {
    expect(tiers(text)).toEqual([
      [rational(0n), rational(1n), unit],
      [rational(1n), second, unit],
    ]);
  });

  test('a row that is no tier is reported by line', () => {
    expect(readSheet('Role,Sales\nAE,100%\n\nAttainment,Rate\n0%,1x\nsoon,more\n').unused).toEqual([
      expect.stringMatching(/^line 6: .*no tier/),
    ]);
  });

  test('tiers by role', () => {
    const { roles } = readSheet('Role,Sales\nAE,100%\nAM,100%\n\nRole,Attainment,Rate\n');
    expect(roles).toHaveLength(2);
  });
});

test('the currency is told by the signs in the sheet, and by nothing else', () => {
  expect(readSheet('Role,OTE\nAE,€100K\n').currency).toBe('EUR');
  expect(readSheet('Role,OTE\nAE,100000\n').currency).toBeUndefined();
  expect(readSheet('Role,OTE\nAE,€100K\nAM,£90K\n').currency).toBeUndefined();
});
