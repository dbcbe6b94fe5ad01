import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compiled } from '../../src/fast/generated/compile.ts';
import { Instructions } from '../../src/fast/guarded/instruction.ts';
import { RATIOS } from '../../src/fast/guarded/ratio.ts';
import type { Routine } from '../../src/fast/guarded/routine.ts';
import { interpreted } from '../../src/fast/kernels/kernels.ts';
import type { Rounding } from '../../src/format/types/index.ts';
import { rational, roundTo } from '../../src/numbers/index.ts';

const MOST = 2 ** 52;

/** Dividends around multiples and halves of multiples of a divisor, up to the largest there are. */
const quotients = fc
  .tuple(
    fc.oneof(fc.integer({ min: 2, max: 1_000 }), fc.integer({ min: 2, max: MOST })),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: -2, max: 2 }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([d, part, beside, isHalf, isNegative]): [n: number, d: number] => {
    const whole = BigInt(Math.floor(part * Math.floor(MOST / d))) * BigInt(d);
    const near = whole + (isHalf ? BigInt(d) / 2n : 0n) + BigInt(beside);
    const n = Math.min(Math.abs(Number(near)), MOST);
    return [isNegative ? -n : n, d];
  });

test.each<Rounding['mode']>(['half up', 'half even', 'up', 'down'])(
  'a fraction of whole numbers rounded %s is the one that rationals have',
  (mode) => {
    fc.assert(
      fc.property(quotients, ([n, d]) => {
        const exact = roundTo(rational(BigInt(n), BigInt(d)), rational(1), mode);
        expect(BigInt(RATIOS[mode](n, d, 1 / d))).toBe(exact.n);
      }),
      { numRuns: 500 },
    );
    expect(RATIOS[mode](Number.NaN, 3, 1 / 3)).toBeNaN();
  },
);

/** What both kinds of code come to for rows of two columns. */
function both(
  write: (to: Instructions, x: number, y: number) => number,
  rows: readonly (readonly [number, number])[],
) {
  const to = new Instructions();
  const register = write(to, to.push({ op: 'load', input: 0 }), to.push({ op: 'load', input: 1 }));
  const paid = { factor: rational(1), whole: false, most: MOST, least: 1 };
  const routine: Routine = {
    instructions: to.all,
    results: [{ register, error: to.literal(0), paid }],
    traced: [],
  };
  const inputs = [0, 1].map((at) => Float64Array.from(rows, (row) => row[at] ?? 0));
  return [compiled, interpreted].map((make) => {
    const values = new Float64Array(rows.length);
    const [errors, odd] = [new Float64Array(rows.length), new Int32Array(rows.length)];
    make(routine)(
      { inputs, paid: [], paidErrors: [], values: [values], errors: [errors], traces: [], odd },
      0,
      rows.length,
    );
    return [...values];
  });
}

const cell = fc.oneof(
  fc.integer({ min: -30, max: 30 }),
  fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
  fc.constant(Number.NaN),
);
const cells = fc.array(fc.tuple(cell, cell), { minLength: 8, maxLength: 8 });
const finite = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 }));
const pieces = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean(), finite, finite), {
  maxLength: 12,
});

test('curves without branches come to the same doubles as branch by branch', () => {
  fc.assert(
    fc.property(pieces, finite, finite, cells, (more, start, slope, rows) => {
      let at = -20;
      const bounds = more.map(([step, includes]) => {
        at += step;
        return { at, includes };
      });
      const line = {
        bounds,
        starts: [start, ...more.map((one) => one[2])],
        slopes: [slope, ...more.map((one) => one[3])],
      };
      const [generated, kernels] = both((to, x) => to.push({ op: 'line', x, ...line }), rows);
      expect(generated?.map(plain)).toEqual(kernels?.map(plain));
    }),
    { numRuns: 100 },
  );
});

test('choices and extremes without branches are one of the two numbers, and NaN wherever that is not decided', () => {
  fc.assert(
    fc.property(
      cells,
      fc.constantFrom(
        'at least' as const,
        'above' as const,
        'at most' as const,
        'below' as const,
        'equal' as const,
      ),
      (rows, relation) => {
        for (const op of ['least', 'greatest'] as const) {
          const [generated, kernels] = both((to, a, b) => to.push({ op, a, b }), rows);
          expect(generated?.map(plain)).toEqual(kernels?.map(plain));
        }
        const chosen = both((to, x, y) => {
          const when = to.push({ op: 'compare', relation, a: x, b: to.literal(3) });
          return to.push({ op: 'pick', when, a: to.push({ op: 'mul', a: y, b: y }), b: to.literal(7) });
        }, rows);
        expect(chosen[0]?.map(plain)).toEqual(chosen[1]?.map(plain));
        const divided = both((to, x, y) => {
          const zero = to.push({ op: 'compare', relation: 'equal', a: y, b: to.literal(0) });
          const when = to.push({ op: 'all', of: [to.push({ op: 'given', a: x }), zero] });
          return to.push({ op: 'pick', when, a: to.literal(5), b: to.push({ op: 'div', a: x, b: y }) });
        }, rows);
        expect(divided[0]?.map(plain)).toEqual(divided[1]?.map(plain));
      },
    ),
    { numRuns: 100 },
  );
});

/** −0 and 0 are one number. */
function plain(value: number): number {
  return value === 0 ? 0 : value;
}
