import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Arithmetic } from '../../src/fast/arithmetic/build.ts';
import { fails } from '../../src/fast/arithmetic/exact.ts';
import type { Num } from '../../src/fast/arithmetic/node.ts';
import { column } from '../../src/fast/columns.ts';
import { compiled } from '../../src/fast/generated/compile.ts';
import { piecesOf } from '../../src/fast/generated/pieces.ts';
import { Emitter } from '../../src/fast/guarded/emit.ts';
import { type Routine, resultOf } from '../../src/fast/guarded/routine.ts';
import { interpreted } from '../../src/fast/kernels/kernels.ts';
import type { Runner } from '../../src/fast/runner.ts';
import { exactly } from '../../src/fast/settle.ts';
import { rational } from '../../src/numbers/index.ts';

const ROWS = 60;

/** A long chain in which each link reads the one before it, the first ones, and a gate on another. */
function chain(build: Arithmetic, links: number): Num {
  const [a, b, c] = [build.input(0, 0), build.input(1, 1), build.input(2, 2)];
  const share = build.quotient(a, b, () => build.fails(3));
  let sum: Num = share;
  for (let at = 1; at <= links; at += 1) {
    const link = build.binary('mul', share, build.constant(rational(at, 7)));
    const more = build.compared('above', sum, build.binary('mul', c, build.constant(rational(at, 3))));
    sum = build.choose(
      more,
      () => build.binary('sub', sum, build.binary('min', link, c)),
      () => build.binary('add', sum, link),
    );
  }
  return build.rounded(sum, rational(1, 100), 'half up');
}

/** What a routine fills for rows of three columns, and how many are open. */
function ran(run: Runner, routine: Routine, inputs: readonly Float64Array[]) {
  const column = () => new Float64Array(ROWS);
  const [values, traces, odd] = [column(), routine.traced.map(column), new Int32Array(ROWS)];
  const work = { inputs, paid: [], paidErrors: [], values: [values], errors: [undefined], traces, odd };
  const open = run(work, 0, ROWS);
  return { values, traces, odd: odd.slice(0, open) };
}

test('a routine in pieces comes to what it does in one, and what it traces as well', () => {
  const root = chain(new Arithmetic(), 90);
  const cell = fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: -5_000, max: 90_000 }) },
    fc.constant(Number.NaN),
  );
  const cells = fc.array(fc.array(cell, { minLength: ROWS, maxLength: ROWS }), {
    minLength: 3,
    maxLength: 3,
  });
  let decided = 0;
  fc.assert(
    fc.property(cells, (given) => {
      const columns = given.map((values) => column(Float64Array.from(values), 100));
      const emitter = new Emitter({
        scale: (input) => columns[input]?.scale ?? rational(1),
        most: () => 2 ** 20,
        paid: () => undefined,
      });
      const result = resultOf(root, emitter);
      if (result === undefined) throw new Error('it never has a value');
      const instructions = emitter.to.all;
      const traced = [40, 400, instructions.length - 1].map((register) => ({
        name: '',
        register,
        factor: rational(1),
      }));
      const routine: Routine = { instructions, results: [result], traced };
      expect(piecesOf(routine).length).toBeGreaterThan(3);
      const inputs = columns.map(({ values }) => values);
      const [pieces, whole] = [
        ran(compiled(routine), routine, inputs),
        ran(interpreted(routine), routine, inputs),
      ];
      expect(pieces).toEqual(whole);
      for (const [row, value] of pieces.values.entries()) {
        if (Number.isNaN(value)) continue;
        const exact = exactly(root, columns, row);
        expect(fails(exact) ? undefined : exact).toEqual(rational(BigInt(value), 100));
        decided += 1;
      }
    }),
    { numRuns: 3 },
  );
  expect(decided).toBeGreaterThan(20);
});
