import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalOf, decimalText } from '../../src/fast/decimals.ts';
import { rational } from '../../src/numbers/index.ts';

test.each([
  ['0', 2, 0],
  ['1234.5', 2, 123_450],
  ['-0.07', 2, -7],
  ['12.3400', 2, 1_234],
  ['95.5%', 6, 955_000],
  ['1e3', 2, undefined],
  ['', 2, undefined],
  ['.5', 2, undefined],
  ['5.', 2, undefined],
  ['1.005', 2, undefined],
  ['1.2.3', 2, undefined],
  ['99999999999999999', 2, undefined],
])('%s in %i places is %s', (text, places, expected) => {
  if (expected === undefined) expect(() => decimalOf(text, places)).toThrow(RangeError);
  else expect(decimalOf(text, places)).toBe(expected);
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
      fc.integer({ min: 0, max: 3 }),
      (value, places) => {
        const text = decimalText(value, rational(1n, 10n ** BigInt(places)));
        expect(decimalOf(text ?? '', places)).toBe(value);
      },
    ),
  );
});

test('units that are no power of ten', () => {
  expect(decimalText(-3, rational(1, 20))).toBe('-0.15');
  expect(decimalText(7, rational(25))).toBe('175');
  expect(decimalText(7, rational(1, 3))).toBeUndefined();
});
