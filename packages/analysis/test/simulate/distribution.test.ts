import { formatRational, rational } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CHANCES,
  constant,
  type Distribution,
  observed,
  valueAt,
  wrongWith,
} from '../../src/simulate/distribution.ts';

const percentile = (share: number, value: number) => ({
  share: rational(share, 100),
  value: rational(value, 100),
});
const usual: Distribution = {
  kind: 'stated',
  points: [percentile(10, 70), percentile(50, 100), percentile(90, 130)],
};

describe('a stated distribution', () => {
  test('runs in straight lines through its percentiles, and on beyond the outer ones', () => {
    const at = (chance: number) => formatRational(valueAt(usual, chance));
    // 30 points of attainment in 40 of chance: 70% + 0.75 x (chance - 10%), at the middle of each ten-thousandth.
    expect(at(0)).toBe('50003/80000');
    expect(at(999)).toBe('55997/80000');
    expect(at(4999)).toBe('79997/80000');
    expect(at(9999)).toBe('109997/80000');
  });

  test('never falls below zero', () => {
    const steep: Distribution = { kind: 'stated', points: [percentile(40, 10), percentile(50, 100)] };
    expect(formatRational(valueAt(steep, 0))).toBe('0');
  });

  test('rises with the chance', () => {
    fc.assert(
      fc.property(fc.nat(CHANCES - 1), fc.nat(CHANCES - 1), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((chance) => valueAt(usual, chance));
        if (low === undefined || high === undefined) throw new Error('no value');
        expect(low.n * high.d).toBeLessThanOrEqual(high.n * low.d);
      }),
    );
  });

  test('of one value is that value, whatever the chance', () => {
    expect(formatRational(valueAt(constant(rational(3, 5)), 7777))).toBe('3/5');
  });

  test('has rising percentiles and values that do not fall', () => {
    expect(wrongWith(usual.kind === 'stated' ? usual.points : [])).toBeUndefined();
    expect(wrongWith([])).toBe('it names no percentile');
    expect(wrongWith([percentile(50, 100), percentile(50, 110)])).toBe('its percentiles do not rise');
    expect(wrongWith([percentile(10, 100), percentile(50, 90)])).toBe(
      'a higher percentile has a lower value',
    );
  });
});

test('what was observed comes again, each as often as any other', () => {
  const before = observed([rational(2), rational(1), rational(3), rational(2)]);
  const counts = new Map<string, number>();
  for (let chance = 0; chance < CHANCES; chance += 1) {
    const value = formatRational(valueAt(before, chance));
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  expect(Object.fromEntries(counts)).toEqual({ 1: 2500, 2: 5000, 3: 2500 });
});
