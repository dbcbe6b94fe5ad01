import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fixedPoint,
  level,
  lower,
  plus,
  SELF,
  type StraightLines,
  scaled,
  through,
  upper,
  valueAt,
} from '../../src/engine/evaluate/straight-lines.ts';
import {
  add,
  eq,
  formatRational,
  max,
  min,
  mul,
  type Rational,
  rational,
  sub,
} from '../../src/numbers/index.ts';

/** A formula in x, as lines and as arithmetic at one x. */
interface Both {
  readonly lines: StraightLines;
  readonly at: (x: Rational) => Rational;
}

const numbers = fc.integer({ min: -60, max: 60 }).map((n) => rational(n, 7));
/** Nowhere steeper than x, so that sums of several stay below it once halved. */
const factors = fc.integer({ min: -9, max: 9 }).map((n) => rational(n, 10));

const { formula } = fc.letrec<{ formula: Both }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    numbers.map((y): Both => ({ lines: level(y), at: () => y })),
    factors.map((by): Both => ({ lines: scaled(SELF, by), at: (x) => mul(x, by) })),
    fc
      .tuple(tie('formula'), tie('formula'), fc.constantFrom('least', 'greatest', 'half'))
      .map(([a, b, join]): Both => {
        const half = rational(1, 2);
        if (join === 'least') return { lines: lower(a.lines, b.lines), at: (x) => min(a.at(x), b.at(x)) };
        if (join === 'greatest') return { lines: upper(a.lines, b.lines), at: (x) => max(a.at(x), b.at(x)) };
        return {
          lines: plus(scaled(a.lines, half), scaled(b.lines, half)),
          at: (x) => mul(add(a.at(x), b.at(x)), half),
        };
      }),
    fc.tuple(tie('formula'), numbers).map(([a, bound]): Both => {
      // Half as steep above a bound.
      const read = (y: Rational): Rational => sub(y, mul(max(sub(y, bound), rational(0)), rational(1, 2)));
      return { lines: through(a.lines, [bound], read), at: (x) => read(a.at(x)) };
    }),
  ),
}));

describe('functions of straight lines', () => {
  test('are everywhere what their formula comes to', () => {
    fc.assert(
      fc.property(formula, numbers, ({ lines, at }, x) => {
        expect(formatRational(valueAt(lines, x))).toBe(formatRational(at(x)));
      }),
    );
  });

  test('less steep than x meet it exactly once', () => {
    fc.assert(
      fc.property(formula, numbers, ({ lines, at }, other) => {
        const x = fixedPoint(lines);
        if (x === undefined) throw new Error('there is one');
        expect(eq(at(x), x)).toBe(true);
        expect(eq(at(other), other)).toBe(eq(other, x));
      }),
    );
  });

  test('as steep as x somewhere are not solved', () => {
    expect(fixedPoint(SELF)).toBeUndefined();
    expect(fixedPoint(plus(SELF, level(rational(1))))).toBeUndefined();
    expect(fixedPoint(scaled(SELF, rational(2)))).toBeUndefined();
    expect(fixedPoint(upper(level(rational(0)), scaled(SELF, rational(2))))).toBeUndefined();
  });
});
