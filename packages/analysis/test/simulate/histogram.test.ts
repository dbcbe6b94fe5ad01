import { formatRational, rational } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histogram } from '../../src/simulate/histogram.ts';

const drawn = (...values: number[]) =>
  histogram(values.map((value) => rational(value))).map(
    ({ from, to, count }) => `${formatRational(from)}-${formatRational(to)}: ${count}`,
  );

test('counts in bars of one round width, also those without a year', () => {
  // 140 by 14 bars is 10 each.
  expect(drawn(100, 109, 110, 240).slice(0, 3)).toEqual(['100-110: 2', '110-120: 1', '120-130: 0']);
  expect(drawn(100, 109, 110, 240)).toHaveLength(15);
  // 1,600 by 14 is 114, so bars of 200 that begin at a multiple of 200.
  expect(drawn(1_100, 2_700)[0]).toBe('1000-1200: 1');
  // 450 by 14 is 32: bars of 50.
  expect(drawn(0, 450)[0]).toBe('0-50: 1');
});

test('is one bar where all are alike, and none of nothing', () => {
  expect(drawn(7, 7, 7)).toEqual(['7-7: 3']);
  expect(drawn()).toEqual([]);
});

test('counts each value once, in between 4 and 16 bars of widths 1, 2 or 5, whatever the size', () => {
  const cents = fc.array(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), { minLength: 2, maxLength: 60 });
  fc.assert(
    fc.property(cents, fc.integer({ min: 1, max: 10 ** 6 }), (values, by) => {
      fc.pre(new Set(values).size > 1);
      const bars = histogram(values.map((value) => rational(value, by)));
      expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      expect(bars.length).toBeGreaterThan(4);
      expect(bars.length).toBeLessThanOrEqual(16);
      expect(bars[0]?.count).toBeGreaterThan(0);
      expect(bars.at(-1)?.count).toBeGreaterThan(0);
      for (const [index, { from }] of bars.entries()) {
        if (index > 0) expect(from).toEqual(bars[index - 1]?.to);
      }
    }),
  );
});
