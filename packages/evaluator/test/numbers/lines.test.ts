import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  div,
  eq,
  floor,
  isZero,
  lined,
  lt,
  max,
  min,
  mul,
  NotALine,
  neg,
  ONE,
  plain,
  type Rational,
  type Reach,
  rational,
  roundTo,
  sign,
  sub,
  sum,
} from '../../src/numbers/index.ts';

function unknownAt(at: Rational): { u: Rational; reach: Reach } {
  const reach: Reach = { at, below: undefined, above: undefined, isPoint: false };
  return { u: lined(at, ONE, reach), reach };
}

/** Formulas as pay is made of: sums, factors, the greater and the lesser, bands. */
type Formula = (u: Rational) => Rational;

const constants = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 9 }))
  .map(([n, d]) => rational(n, d));

const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5 },
    fc.constant<Formula>((u) => u),
    constants.map(
      (c): Formula =>
        () =>
          c,
    ),
    fc.tuple(tie('formula'), tie('formula')).map(
      ([f, g]): Formula =>
        (u) =>
          add(f(u), g(u)),
    ),
    fc.tuple(tie('formula'), tie('formula')).map(
      ([f, g]): Formula =>
        (u) =>
          sub(f(u), g(u)),
    ),
    fc.tuple(tie('formula'), constants).map(
      ([f, c]): Formula =>
        (u) =>
          mul(c, f(u)),
    ),
    fc.tuple(tie('formula'), tie('formula')).map(
      ([f, g]): Formula =>
        (u) =>
          max(f(u), g(u)),
    ),
    fc.tuple(tie('formula'), tie('formula')).map(
      ([f, g]): Formula =>
        (u) =>
          min(f(u), g(u)),
    ),
    fc.tuple(tie('formula'), tie('formula')).map(
      ([f, g]): Formula =>
        (u) =>
          sum([f(u), ONE, g(u)]),
    ),
    tie('formula').map(
      (f): Formula =>
        (u) =>
          rational(floor(f(u))),
    ),
    fc.tuple(tie('formula'), tie('formula'), tie('formula')).map(
      ([f, g, h]): Formula =>
        (u) =>
          sign(f(u)) > 0 ? g(u) : h(u),
    ),
  ),
}));

describe('a number that depends on an unknown', () => {
  it('is on its line wherever everything is decided alike', () => {
    fc.assert(
      fc.property(formula, constants, fc.integer({ min: 1, max: 99 }), (f, at, part) => {
        const { u, reach } = unknownAt(at);
        const there = f(u);
        expect(eq(plain(there), f(at))).toBe(true);
        if (reach.isPoint) return;
        const [low, high] = [reach.below ?? sub(at, rational(7)), reach.above ?? add(at, rational(7))];
        const other = add(low, mul(rational(part, 100), sub(high, low)));
        const slope = there.line?.slope ?? rational(0);
        expect(eq(f(other), add(plain(there), mul(slope, sub(other, at))))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells how far a comparison holds, and that one holds at a single place', () => {
    const { u, reach } = unknownAt(rational(3));
    expect(lt(mul(u, rational(2)), rational(10))).toBe(true);
    expect(compare(u, ONE)).toBe(1);
    expect([reach.below, reach.above, reach.isPoint]).toEqual([rational(1), rational(5), false]);
    expect(isZero(sub(u, rational(3)))).toBe(true);
    expect(reach.isPoint).toBe(true);
  });

  it('is no line once it is divided by, or multiplied by itself', () => {
    const { u } = unknownAt(rational(3));
    expect(() => div(ONE, u)).toThrow(NotALine);
    expect(() => mul(u, u)).toThrow(NotALine);
    expect(div(u, rational(2)).line?.slope).toEqual(rational(1, 2));
    expect(neg(u).line?.slope).toEqual(rational(-1));
  });

  it('loses its line where it stops growing, and keeps it through a rounding', () => {
    const { u } = unknownAt(rational(1, 3));
    expect(sub(u, u)).toEqual(rational(0));
    expect(roundTo(u, rational(1, 100), 'half up').line?.slope).toEqual(ONE);
  });
});
