import { div, type Rational, rational } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Leverage, type Targets } from '../../src/simulate/leverage.ts';
import { spreadOf } from '../../src/simulate/percentiles.ts';
import { wholeSum } from '../../src/simulate/whole-sum.ts';

const targets: Targets = {
  all: [rational(100_000, 3), rational(60_000), rational(1)],
  which: Int32Array.of(0, 1, -1, 2, 1),
};

/** Many are next to each other, where doubles no longer tell them apart. */
const cents = fc.oneof(
  fc.integer({ min: -100, max: 9_000_000 }),
  fc.constantFrom(0, 6_000_000, 6_000_001, 2 ** 53 - 1, 2 ** 53 - 2),
);

test('percentiles and the mean of columns are those of the sorted ratios', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cents, cents, cents, cents, cents), { maxLength: 12 }),
      fc.array(fc.integer({ min: -5, max: 40 }), { maxLength: 5 }),
      (years, single) => {
        const leverage = new Leverage();
        const all: Rational[] = [];
        for (const year of years) {
          leverage.addAll(Float64Array.from(year), 100n, targets);
          for (const [index, paid] of year.entries()) {
            const target = targets.all[targets.which[index] ?? -1];
            if (target !== undefined) all.push(div(rational(BigInt(paid), 100), target));
          }
        }
        for (const one of single) {
          leverage.add(rational(one, 7));
          all.push(rational(one, 7));
        }
        expect(leverage.spread()).toEqual(all.length === 0 ? undefined : spreadOf(all));
      },
    ),
  );
});

test('a sum of whole numbers is exact beyond what doubles hold', () => {
  const most = 2 ** 53 - 1;
  expect(wholeSum(Float64Array.of(most, most, 1, -7))).toBe(2n * BigInt(most) - 6n);
  expect(wholeSum(new Float64Array(0))).toBe(0n);
});
