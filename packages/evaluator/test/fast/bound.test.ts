import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Arithmetic } from '../../src/fast/arithmetic/build.ts';
import { fails } from '../../src/fast/arithmetic/exact.ts';
import type { Num } from '../../src/fast/arithmetic/node.ts';
import { type Column, column } from '../../src/fast/columns.ts';
import { compiled } from '../../src/fast/generated/compile.ts';
import { exactFunction } from '../../src/fast/generated/exact.ts';
import { type ColumnsKnown, Emitter } from '../../src/fast/guarded/emit.ts';
import { reasonsOf } from '../../src/fast/guarded/reasons.ts';
import { type Routine, resultOf } from '../../src/fast/guarded/routine.ts';
import { interpreted } from '../../src/fast/kernels/kernels.ts';
import { NotFast } from '../../src/fast/refused.ts';
import { exactly } from '../../src/fast/settle.ts';
import { abs, eq, formatRational, gt, mul, type Rational, rational, sub } from '../../src/numbers/index.ts';
import { columns as anyColumns, formula, rationalOf } from './formulas.ts';

function knownOf(columns: readonly Column[]): ColumnsKnown {
  return {
    scale: (input) => (columns[input] as Column).scale,
    most: (input) => (columns[input] as Column).most,
    paid: () => undefined,
  };
}

function routineFor(root: Num, columns: readonly Column[]): Routine | undefined {
  const emitter = new Emitter(knownOf(columns));
  try {
    const result = resultOf(root, emitter);
    return result && { instructions: emitter.to.all, results: [result], traced: [] };
  } catch (problem) {
    if (problem instanceof NotFast) return undefined;
    throw problem;
  }
}

/** What a routine comes to: the doubles, and the bounds of their errors. */
function ran(routine: Routine, columns: readonly Column[], how: 'generated' | 'kernels') {
  const rows = columns[0]?.values.length ?? 0;
  const run = how === 'generated' ? compiled(routine) : interpreted(routine);
  const [values, errors, odd] = [new Float64Array(rows), new Float64Array(rows), new Int32Array(rows)];
  const inputs = columns.map((one) => one.values);
  const traces = routine.traced.map(() => new Float64Array(rows));
  const count = run(
    { inputs, paid: [], paidErrors: [], values: [values], errors: [errors], traces, odd },
    0,
    rows,
  );
  return { values, errors, traces, odd: new Set(odd.subarray(0, count)) };
}

/** What is wrong with what a formula comes to in doubles; empty where its bound keeps what it promises. */
function broken(root: Num, columns: readonly Column[], count: { decided: number; open: number }): string[] {
  const routine = routineFor(root, columns);
  if (routine === undefined) return [];
  const unit = routine.results[0]?.paid.factor ?? rational(1);
  const isWhole = routine.results[0]?.error === undefined;
  const [one, other] = [ran(routine, columns, 'generated'), ran(routine, columns, 'kernels')];
  const found: string[] = [];
  for (const [row, value] of one.values.entries()) {
    if (!Object.is(value + 0, (other.values[row] ?? 0) + 0)) {
      found.push(`row ${row}: generated code has ${value}, kernels ${other.values[row]}`);
    }
    if (one.odd.has(row)) {
      count.open += 1;
      if (!Number.isNaN(value)) found.push(`row ${row} is odd, and ${value}`);
      continue;
    }
    const exact = exactly(root, columns, row);
    if (fails(exact)) {
      found.push(`row ${row} has no value, and is ${value}`);
      continue;
    }
    count.decided += 1;
    const difference = abs(sub(mul(rationalOf(value), unit), exact));
    const bound = isWhole ? rational(0) : mul(rationalOf(one.errors[row] ?? 0), unit);
    if (gt(difference, bound)) found.push(`row ${row}: ${value} is ${formatRational(difference)} off`);
  }
  return found;
}

test('no number is further off than its bound, and none is where there is no value', () => {
  const count = { decided: 0, open: 0 };
  fc.assert(
    fc.property(formula, anyColumns, (root, cells) => {
      const columns = cells.map(([values, perUnit]) => column(Float64Array.from(values), perUnit));
      expect(broken(root, columns, count)).toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(count.decided).toBeGreaterThan(count.open);
});

test('functions over big whole numbers come to what rationals do', () => {
  fc.assert(
    fc.property(formula, anyColumns, (root, cells) => {
      const columns = cells.map(([values, perUnit]) => column(Float64Array.from(values), perUnit));
      const work = exactFunction(
        root,
        rational(1, 3),
        columns.map(({ scale }) => scale),
      );
      const inputs = columns.map(({ values }) => values);
      for (let row = 0; row < 10; row += 1) {
        const [found, exact] = [work(inputs, row), exactly(root, columns, row)];
        if (fails(exact)) expect(found).toBeUndefined();
        else if (found !== undefined) expect(mul(rational(...found), rational(1, 3))).toEqual(exact);
      }
    }),
    { numRuns: 150 },
  );
});

test('reasons that are decided are the ones that rationals have', () => {
  let decided = 0;
  fc.assert(
    fc.property(formula, anyColumns, (root, cells) => {
      const columns = cells.map(([values, perUnit]) => column(Float64Array.from(values), perUnit));
      const routine = reasonsOrNone(root, columns);
      if (routine === undefined) return;
      const { values, traces } = ran(routine, columns, 'generated');
      for (let row = 0; row < 10; row += 1) {
        if (Number.isNaN(values[row]) || traces.some((one) => Number.isNaN(one[row]))) continue;
        const exact = exactly(root, columns, row);
        const sites = routine.traced.flatMap(({ name }, at) =>
          traces[at]?.[row] === 1 ? [Number(name)] : [],
        );
        expect(sites.sort()).toEqual(fails(exact) ? exact.sites : []);
        decided += sites.length;
      }
    }),
    { numRuns: 150 },
  );
  expect(decided).toBeGreaterThan(30);
});

function reasonsOrNone(root: Num, columns: readonly Column[]): Routine | undefined {
  try {
    return reasonsOf(root, knownOf(columns));
  } catch (problem) {
    if (problem instanceof NotFast) return undefined;
    throw problem;
  }
}

describe('where doubles go wrong, nothing is decided', () => {
  const build = new Arithmetic();
  const [a, b, c] = [build.input(0, 0), build.input(1, 1), build.input(2, 2)];
  const never = () => build.fails(3);
  const one = build.constant(rational(1));
  const cents = rational(1, 100);

  /** The result of one row; NaN where it is not decided. */
  function result(root: Num, ...cells: readonly number[]): number {
    const columns = cells.map((cell) => column(Float64Array.of(cell), 100));
    const routine = routineFor(root, columns);
    if (routine === undefined) throw new Error('it is not run in doubles');
    const both = (['generated', 'kernels'] as const).map((how) => ran(routine, columns, how).values[0]);
    expect(both[0]).toBe(both[1]);
    return both[0] ?? 0;
  }

  function exact(root: Num, ...cells: readonly number[]): Rational | undefined {
    const found = exactly(
      root,
      cells.map((cell) => column(Float64Array.of(cell), 100)),
      0,
    );
    return fails(found) ? undefined : found;
  }

  test('subtraction next to zero: a third less a third is nothing, and a gate on it is for exact arithmetic', () => {
    const rest = build.binary(
      'sub',
      build.quotient(a, b, never),
      build.quotient(c, build.constant(rational(3)), never),
    );
    const gate = build.choose(
      build.compared('at most', rest, build.constant(rational(0))),
      () => one,
      () => build.constant(rational(2)),
    );
    // 7/21 − 1/3 is 0, and 7.01/21 − 1/3 is above it.
    expect(exact(rest, 700, 2_100, 100)).toEqual(rational(0));
    expect(result(build.rounded(gate, cents, 'half up'), 700, 2_100, 100)).toBeNaN();
    expect(result(build.rounded(gate, cents, 'half up'), 701, 2_100, 100)).toBe(200);
    expect(result(build.rounded(gate, cents, 'half up'), 699, 2_100, 100)).toBe(100);
  });

  test('what is left of a subtraction is not trusted more for being small', () => {
    const rest = build.binary(
      'sub',
      build.quotient(a, b, never),
      build.quotient(c, build.constant(rational(7)), never),
    );
    const large = build.rounded(
      build.binary('mul', rest, build.constant(rational(10n ** 14n))),
      cents,
      'half up',
    );
    expect(exact(rest, 300, 700, 300)).toEqual(rational(0));
    expect(result(large, 300, 700, 300)).toBeNaN();
  });

  test('negatives: half a cent below zero is a tie as well, and rounds away from zero', () => {
    const half = build.rounded(build.quotient(a, b, never), cents, 'half up');
    // −0.01 / 2.00 is half a cent below zero.
    expect(result(half, -1, 200)).toBeNaN();
    expect(exact(half, -1, 200)).toEqual(rational(-1, 100));
    expect(result(half, -101, 20_000)).toBe(-1);
    expect(result(build.rounded(build.quotient(a, b, never), cents, 'half even'), -3, 200)).toBeNaN();
    expect(exact(build.rounded(build.quotient(a, b, never), cents, 'half even'), -3, 200)).toEqual(
      rational(-2, 100),
    );
    expect(result(build.rounded(build.quotient(a, b, never), cents, 'down'), -101, 20_000)).toBe(0);
    expect(result(build.rounded(build.quotient(a, b, never), cents, 'up'), -101, 20_000)).toBe(-1);
  });

  test('whole numbers are rounded without any doubt, ties and negatives too', () => {
    for (const [mode, ups, downs] of [
      ['half up', 3, -3],
      ['half even', 2, -2],
      ['up', 3, -3],
      ['down', 2, -2],
    ] as const) {
      const halves = build.rounded(build.binary('mul', a, build.constant(rational(1, 2))), cents, mode);
      expect([mode, result(halves, 5), result(halves, -5)]).toEqual([mode, ups, downs]);
    }
  });

  test('comparing two numbers that are both worked out', () => {
    const [left, right] = [build.quotient(a, c, never), build.quotient(b, c, never)];
    const more = build.choose(
      build.compared('above', left, right),
      () => one,
      () => build.constant(rational(2)),
    );
    expect(result(build.rounded(more, cents, 'half up'), 500, 500, 300)).toBeNaN();
    expect(exact(more, 500, 500, 300)).toEqual(rational(2));
    expect(result(build.rounded(more, cents, 'half up'), 501, 500, 300)).toBe(100);
    expect(result(build.rounded(more, cents, 'half up'), 499, 500, 300)).toBe(200);
    expect(result(build.rounded(more, cents, 'half up'), -501, -500, 300)).toBe(200);
  });

  test('a quotient of whole numbers against a constant is decided at the constant itself', () => {
    const attained = build.quotient(a, b, never);
    const gate = (at: Rational) =>
      build.rounded(
        build.choose(
          build.compared('at least', attained, build.constant(at)),
          () => one,
          () => build.constant(rational(2)),
        ),
        cents,
        'half up',
      );
    // 1/3 is no double, and neither are the quotients next to it.
    for (const [n, d, at, expected] of [
      [50, 100, rational(1, 2), 100],
      [49, 99, rational(1, 2), 200],
      [700, 2_100, rational(1, 3), 100],
      [-700, 2_100, rational(-1, 3), 100],
      [-701, 2_100, rational(-1, 3), 200],
      [700, -2_100, rational(-1, 3), 100],
      [2 ** 44, 3 * 2 ** 44, rational(1, 3), 100],
      [2 ** 44 - 1, 3 * 2 ** 44, rational(1, 3), 200],
      [2 ** 44 + 1, 3 * 2 ** 44, rational(1, 3), 100],
    ] as const) {
      expect([n, d, result(gate(at), n, d, 0)]).toEqual([n, d, expected]);
      expect([n, d, exact(gate(at), n, d, 0)]).toEqual([n, d, rational(expected / 100)]);
    }
    // Too large to be told from what is next to it: left to exact arithmetic.
    const far = rational(1_001, 1_000);
    expect(result(gate(far), 1_001 * 2 ** 42, 1_000 * 2 ** 42, 0)).toBeNaN();
    expect(exact(gate(far), 1_001 * 2 ** 42 - 1, 1_000 * 2 ** 42, 0)).toEqual(rational(2));
  });

  test('a curve with a jump is decided at its bounds for a quotient of whole numbers', () => {
    const [low, high] = [3, 1].map((rate) => ({ value: rational(rate), unit: 'number' }));
    const flat = { includes: true, start: rational(0), slope: rational(0) };
    const pieces = [
      { ...flat, index: 0, from: undefined, written: low as { value: Rational; unit: string } },
      { ...flat, index: 1, from: rational(2, 3), written: high as { value: Rational; unit: string } },
    ];
    const root = build.rounded(build.curve(build.quotient(a, b, never), pieces, 'rate'), cents, 'half up');
    expect([199, 200, 201].map((n) => result(root, n, 300, 0))).toEqual([300, 100, 100]);
  });

  test('a sum of several hundred quotients is worked out in doubles', () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      build.quotient(build.binary('mul', a, build.constant(rational(at + 1, 7))), b, never),
    );
    const root = build.rounded(build.sum(many), cents, 'half up');
    // 45,150 sevenths of 12,345.67 / 9.87.
    const found = result(root, 1_234_567, 987, 0);
    expect(found).toBe(Math.round((45_150 * 123_456_700) / (7 * 987)));
    expect(exact(root, 1_234_567, 987, 0)).toEqual(rational(BigInt(found), 100));
  });

  test('a divisor that may be zero', () => {
    const rest = build.binary(
      'sub',
      build.quotient(a, b, never),
      build.quotient(c, build.constant(rational(3)), never),
    );
    const root = build.quotient(one, rest, () => one);
    expect(result(root, 700, 2_100, 100)).toBeNaN();
    expect(eq(exact(root, 700, 2_100, 100) ?? rational(0), rational(1))).toBe(true);
  });
});
