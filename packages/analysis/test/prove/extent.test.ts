import { compare, formatRational, parseRational, type Rational, rational } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, greatest, least, zeros } from '../../src/prove/extent.ts';
import { NotDecided } from '../../src/prove/not-decided.ts';
import { at, type Polynomial } from '../../src/prove/polynomial.ts';

const of = (text: string): Rational => {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
};
const poly = (terms: Record<string, string>): Polynomial =>
  new Map(Object.entries(terms).map(([monomial, text]) => [monomial, of(text)]));
const end = (text: string | undefined) => (text === undefined ? undefined : of(text));
const box = (...spans: readonly (readonly [string, string | undefined])[]): Box =>
  new Map(spans.map(([low, high], input) => [input, { low: of(low), high: end(high) }]));
const shown = (value: Rational | undefined): string =>
  value === undefined ? 'without end' : formatRational(value);

test('a product has its extremes at the corners', () => {
  // xy - 2x over 0..3 by 1..5: at (3, 5) 9, at (3, 1) -3.
  const p = poly({ '0,1': '1', '0': '-2' });
  expect(shown(greatest(p, box(['0', '3'], ['1', '5'])).value)).toBe('9');
  expect(shown(least(p, box(['0', '3'], ['1', '5'])).value)).toBe('-3');
});

test('what rises along an input without upper end has no end, unless it falls wherever the others are', () => {
  const p = poly({ '0,1': '1', '0': '-2' });
  expect(shown(greatest(p, box(['0', undefined], ['1', '5'])).value)).toBe('without end');
  expect(shown(greatest(p, box(['0', undefined], ['0', '2'])).value)).toBe('0');
});

test('a square also turns inside', () => {
  // 4x - x² turns at 2, where it is 4.
  const p = poly({ '0': '4', '0,0': '-1' });
  expect(shown(greatest(p, box(['0', '10'])).value)).toBe('4');
  expect(shown(greatest(p, box(['3', '10'])).value)).toBe('3');
  expect(shown(least(p, box(['0', undefined])).value)).toBe('without end');
});

test('a square of one that turns where another says is not guessed at', () => {
  const p = poly({ '0,0': '-1', '0,1': '1', '1,1': '-1' });
  expect(() => greatest(p, box(['0', '1'], ['0', '1']))).toThrow(NotDecided);
});

test('zeros are exact or refused', () => {
  expect(
    zeros(poly({ '0,0': '1', '': '-4/9' }), 0)
      .map(shown)
      .sort(),
  ).toEqual(['-2/3', '2/3']);
  expect(() => zeros(poly({ '0,0': '1', '': '-2' }), 0)).toThrow(NotDecided);
});

test('no point of a box is beyond its extremes', () => {
  const small = fc.integer({ min: -4, max: 4 });
  const size = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(small, small, small, small, small, small, size, size, (a, b, c, d, x, y, width, height) => {
      const p: Polynomial = new Map(
        Object.entries({ '': a, '0': b, '1': c, '0,1': d }).map(([monomial, k]) => [monomial, rational(k)]),
      );
      const where = box([`${x}`, `${x + width}`], [`${y}`, `${y + height}`]);
      const [low, high] = [least(p, where).value, greatest(p, where).value];
      if (low === undefined || high === undefined) throw new Error('a box with ends has extremes');
      for (let i = 0; i <= 4; i += 1) {
        for (let j = 0; j <= 4; j += 1) {
          const value = at(
            p,
            new Map([
              [0, rational(4 * x + i * width, 4)],
              [1, rational(4 * y + j * height, 4)],
            ]),
          );
          expect(compare(low, value)).not.toBe(1);
          expect(compare(value, high)).not.toBe(1);
        }
      }
    }),
  );
});
