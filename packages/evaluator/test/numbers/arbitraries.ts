import fc from 'fast-check';
import { dayNumber, type Rational, rational } from '../../src/numbers/index.ts';

/** Fractions of every size, whole numbers and halves among them often. */
export const rationals: fc.Arbitrary<Rational> = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
    fc.oneof(fc.constantFrom(1n, 2n, 100n), fc.bigInt({ min: 1n, max: 10n ** 12n })),
  )
  .map(([n, d]) => rational(n, d));

/** Fractions close to ties and bounds, where rounding can go wrong. */
export const smallRationals: fc.Arbitrary<Rational> = fc
  .tuple(fc.integer({ min: -400, max: 400 }), fc.constantFrom(1, 2, 3, 4, 5, 8, 10, 100))
  .map(([n, d]) => rational(n, d));

/** Days of the years 1900 to 2199, which hold every kind of leap year. */
export const dates: fc.Arbitrary<number> = fc.integer({
  min: dayNumber(1900, 1, 1),
  max: dayNumber(2199, 12, 31),
});
