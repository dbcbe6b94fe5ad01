import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  div,
  eq,
  formatRational,
  type PowerResult,
  parseRational,
  type Rational,
  type RoundingMode,
  rational,
  roundedPower,
  sub,
  wholePower,
} from '../../src/numbers/index.ts';

const of = (text: string): Rational => {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
};
const shown = (result: PowerResult): string => (result.ok ? formatRational(result.value) : result.problem);
const rounded = (base: string, exponent: string, unit: string, mode: RoundingMode = 'half up'): string =>
  shown(roundedPower(of(base), of(exponent), { unit: of(unit), mode }));

describe('whole powers are exact', () => {
  test.each([
    ['3/2', 3n, '27/8'],
    ['-2', 3n, '-8'],
    ['-2', 2n, '4'],
    ['2/3', -2n, '9/4'],
    ['5', 0n, '1'],
    ['0', 0n, '1'],
    ['0', 4n, '0'],
    ['0', -1n, 'undefined'],
    ['1', 10n ** 40n, '1'],
    ['-1', 10n ** 40n + 1n, '-1'],
    ['2', 10n ** 12n, 'too-large'],
    ['1/2', 10n ** 12n, 'too-large'],
  ])('%s to the power of %s', (base, exponent, expected) => {
    expect(shown(wholePower(of(base), exponent))).toBe(expected);
  });
});

describe('other powers are rounded as stated', () => {
  test.each([
    // From tables of roots and of logarithms: 1.4142135623730950488, 1.7320508075688772935, 1.2599210498948731648.
    ['2', '1/2', '1/10000000000', '14142135624/10000000000'],
    ['3', '1/2', '1/100', '173/100'],
    ['2', '1/3', '1/1000000', '1259921/1000000'],
    // 1.2^1.35 = exp(1.35 × 0.182321556793955) = 1.27907…, 0.8^1.9 = exp(1.9 × -0.223143551314210) = 0.65442…
    ['6/5', '27/20', '1/100', '128/100'],
    ['4/5', '19/10', '1/100', '65/100'],
    // What is a fraction is rounded as one: ties go where the mode says.
    ['4', '1/2', '1/100', '2'],
    ['9/4', '3/2', '1/4', '14/4'],
    ['27/8', '-2/3', '1/9', '4/9'],
    ['0', '1/2', '1/100', '0'],
    ['1', '1/7', '1/100', '1'],
    ['5', '2', '10', '30'],
    // What is near nothing or far above it.
    ['1/10', '4000001/2', '1/100', '0'],
    ['10', '-9999999999/7', '1/100', '0'],
    ['10', '9999999999/7', '1/100', 'too-large'],
    ['0', '-1/2', '1/100', 'undefined'],
    ['-8', '1/3', '1/100', 'undefined'],
    ['-2', '3', '1/100', '-8'],
    ['2', `1/${3n ** 200n}`, '1/100', 'too-large'],
  ])('%s to the power of %s, to %s', (base, exponent, unit, expected) => {
    const wanted = /^[a-z]/.test(expected)
      ? expected
      : formatRational(div(of(expected.split('/')[0] ?? ''), of(expected.split('/')[1] ?? '1')));
    expect(rounded(base, exponent, unit)).toBe(wanted);
  });

  test('by each mode', () => {
    const modes: RoundingMode[] = ['down', 'up', 'half up', 'half even', 'floor', 'ceiling'];
    expect(modes.map((mode) => rounded('2', '1/2', '1/10', mode))).toEqual([
      '7/5',
      '3/2',
      '7/5',
      '7/5',
      '7/5',
      '3/2',
    ]);
    expect(modes.map((mode) => rounded('1/10', '4000001/2', '1/100', mode))).toEqual([
      '0',
      '1/100',
      '0',
      '0',
      '0',
      '1/100',
    ]);
  });

  test('however close to a tie it lies', () => {
    // (1.5 + 10⁻⁴⁰)² and (1.5 − 10⁻⁴⁰)²: their roots are fractions; a hair beside them they are none.
    const hair = rational(1n, 10n ** 80n);
    const square = of('9/4');
    const to = { unit: rational(1), mode: 'half up' } as const;
    expect(shown(roundedPower(square, of('1/2'), to))).toBe('2');
    expect(shown(roundedPower(sub(square, hair), of('1/2'), to))).toBe('1');
  });

  test('a root lies where whole numbers say: k units fit in it and k + 1 do not', () => {
    const positive = fc.tuple(fc.bigInt(1n, 10n ** 12n), fc.bigInt(1n, 10n ** 6n));
    const exponents = fc.tuple(fc.bigInt(1n, 40n), fc.bigInt(2n, 25n));
    fc.assert(
      fc.property(positive, exponents, fc.bigInt(1n, 10n ** 9n), ([n, d], [p, q], places) => {
        const [base, exponent] = [rational(n, d), rational(p, q)];
        const result = roundedPower(base, exponent, { unit: rational(1n, places), mode: 'down' });
        if (!result.ok) throw new Error(result.problem);
        const steps = result.value.n * (places / result.value.d);
        // k/places ≤ (n/d)^(p/q)  ⇔  k^q · d^p ≤ n^p · places^q
        const fits = (k: bigint): boolean =>
          k ** exponent.d * base.d ** exponent.n <= base.n ** exponent.n * places ** exponent.d;
        expect([fits(steps), fits(steps + 1n)]).toEqual([true, false]);
      }),
    );
  });

  test('a power of a power of the same exponent turned over comes back', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 1000n), fc.bigInt(1n, 1000n), fc.bigInt(2n, 9n), (n, d, degree) => {
        const base = rational(n, d);
        const power = wholePower(base, degree);
        if (!power.ok) throw new Error(power.problem);
        const back = roundedPower(power.value, rational(1n, degree), {
          unit: rational(1n, d),
          mode: 'half even',
        });
        expect(back.ok && eq(back.value, base)).toBe(true);
      }),
    );
  });
});
