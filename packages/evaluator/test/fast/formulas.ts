import fc from 'fast-check';
import type { Piece } from '../../src/engine/evaluate/pieces.ts';
import { Arithmetic } from '../../src/fast/arithmetic/build.ts';
import type { Num, Test } from '../../src/fast/arithmetic/node.ts';
import type { Relation, Rounding } from '../../src/format/types/index.ts';
import { add, mul, type Rational, rational, sub } from '../../src/numbers/index.ts';

/** How many inputs random formulas have. */
export const INPUTS = 3;

const fraction = fc
  .tuple(fc.integer({ min: -60, max: 60 }), fc.constantFrom(1, 2, 3, 4, 7, 10, 100))
  .map(([n, d]) => rational(n, d));
const relation = fc.constantFrom<Relation>('at least', 'above', 'at most', 'below', 'equal');
const mode = fc.constantFrom<Rounding['mode']>('half up', 'half even', 'up', 'down');

/** A curve with bounds close together: continued where it was, or with a jump. */
const pieces: fc.Arbitrary<readonly Piece[]> = fc
  .tuple(
    fraction,
    fc.array(
      fc.record({
        step: fc.integer({ min: 1, max: 9 }),
        slope: fraction,
        jump: fc.option(fraction),
        includes: fc.boolean(),
      }),
      {
        maxLength: 3,
      },
    ),
  )
  .map(([first, more]) => {
    const written = { value: first, unit: 'number' };
    const all: Piece[] = [
      { index: 0, from: undefined, includes: true, start: rational(0), slope: first, written },
    ];
    let from = rational(-3, 2);
    for (const { step, slope, jump, includes } of more) {
      const before = all.at(-1) as Piece;
      from = add(from, rational(step, 3));
      const reached = add(before.start, mul(before.slope, sub(from, before.from ?? rational(0))));
      const start = jump === null ? reached : add(reached, jump);
      all.push({
        index: all.length,
        from,
        includes,
        start,
        slope,
        written: { value: slope, unit: 'number' },
      });
    }
    return all;
  });

type Make = (build: Arithmetic) => Num;
type MakeTest = (build: Arithmetic) => Test;

const { number } = fc.letrec<{ number: Make; test: MakeTest }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    fc.nat({ max: INPUTS - 1 }).map(
      (input): Make =>
        (build) =>
          build.input(input, input),
    ),
    fraction.map(
      (value): Make =>
        (build) =>
          build.constant(value),
    ),
    fc.tuple(fc.constantFrom('add', 'sub', 'sub', 'mul', 'min', 'max'), tie('number'), tie('number')).map(
      ([op, a, b]): Make =>
        (build) =>
          build.binary(op as 'add', a(build), b(build)),
    ),
    fc.tuple(tie('number'), tie('number'), fc.option(fraction)).map(
      ([a, b, instead]): Make =>
        (build) =>
          build.quotient(a(build), b(build), () =>
            instead === null ? build.fails(INPUTS) : build.constant(instead),
          ),
    ),
    fc.tuple(tie('test'), tie('number'), tie('number')).map(
      ([when, a, b]): Make =>
        (build) =>
          build.choose(
            when(build),
            () => a(build),
            () => b(build),
          ),
    ),
    fc.tuple(tie('number'), pieces, fc.constantFrom('pay' as const, 'pay' as const, 'rate' as const)).map(
      ([at, all, read]): Make =>
        (build) =>
          build.curve(at(build), all, read),
    ),
    fc.tuple(tie('number'), fc.constantFrom(rational(1, 100), rational(1, 20), rational(5)), mode).map(
      ([of, unit, how]): Make =>
        (build) =>
          build.rounded(of(build), unit, how),
    ),
  ),
  test: fc.oneof(
    { maxDepth: 3, depthSize: 'medium' },
    fc.tuple(relation, tie('number'), tie('number')).map(
      ([how, a, b]): MakeTest =>
        (build) =>
          build.compared(how, a(build), b(build)),
    ),
    fc.nat({ max: INPUTS - 1 }).map(
      (input): MakeTest =>
        (build) =>
          build.given(input),
    ),
    fc.tuple(fc.constantFrom('all', 'any'), tie('test'), tie('test')).map(
      ([op, a, b]): MakeTest =>
        (build) =>
          build.combined(op as 'all', [a(build), b(build)]),
    ),
    tie('test').map(
      (of): MakeTest =>
        (build) =>
          build.negated(of(build)),
    ),
  ),
}));

/** Formulas of differences, quotients, comparisons, curves and roundings, of numbers that are often next to each other. */
export const formula: fc.Arbitrary<Num> = number.map((make) => make(new Arithmetic()));

/** A whole number of a column: small, of either sign, large, or not given. */
const cell = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -300, max: 300 }) },
  { weight: 2, arbitrary: fc.integer({ min: 999_999_990, max: 1_000_000_010 }) },
  { weight: 1, arbitrary: fc.integer({ min: -(2 ** 45), max: 2 ** 45 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);

/** Columns of ten rows, in wholes, hundredths or ten-thousandths. */
export const columns = fc.array(
  fc.tuple(fc.array(cell, { minLength: 10, maxLength: 10 }), fc.constantFrom(1, 100, 10_000)),
  { minLength: INPUTS, maxLength: INPUTS },
);

/** The double itself, as a rational. */
export function rationalOf(value: number): Rational {
  let [size, d] = [value, 1n];
  while (!Number.isInteger(size)) {
    size *= 2;
    d *= 2n;
  }
  return rational(BigInt(size), d);
}
