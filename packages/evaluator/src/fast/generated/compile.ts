import { type Ratio, ratioDown, ratioHalfEven, ratioHalfUp, ratioUp } from '../guarded/ratio.ts';
import type { Routine } from '../guarded/routine.ts';
import type { Runner } from '../runner.ts';
import { piecesOf } from './pieces.ts';
import { printed } from './print.ts';

/**
 * Makes a function of a routine's own, or several where it is too large for one; of the same text there is one, among those that
 * are `made`. Throws where a content policy forbids code that is made at run time.
 */
export function compiled(routine: Routine, made: Map<string, Runner> = new Map()): Runner {
  const pieces = piecesOf(routine).map(({ routine: piece, handed }) => ({
    run: madeOnce(printed(piece), made),
    handed,
  }));
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? only.run : oneAfterTheOther(pieces);
}

function madeOnce(text: string, made: Map<string, Runner>): Runner {
  const known = made.get(text);
  if (known !== undefined) return known;
  const runner = runnerOf(text);
  made.set(text, runner);
  return runner;
}

/** Pieces over all rows, each after the one before it, with columns of what they hand over. */
function oneAfterTheOther(
  pieces: readonly { readonly run: Runner; readonly handed: readonly number[] }[],
): Runner {
  return (work, from, to) => {
    const paid = [...work.paid];
    let open = 0;
    for (const [index, { run, handed }] of pieces.entries()) {
      const isLast = index === pieces.length - 1;
      const traces = isLast ? work.traces : handed.map(() => new Float64Array(to));
      open = run({ ...work, paid, traces }, from, to);
      for (const [at, output] of handed.entries()) paid[output] = traces[at] as Float64Array;
    }
    return open;
  };
}

function runnerOf(text: string): Runner {
  const make = new Function(
    'ratio_half_up',
    'ratio_half_even',
    'ratio_up',
    'ratio_down',
    `return function run(inputs, paid, paidErrors, values, errors, traces, odd, from, to) {\n${text}\n};`,
  ) as (...ratios: readonly Ratio[]) => Generated;
  const run = make(ratioHalfUp, ratioHalfEven, ratioUp, ratioDown);
  return ({ inputs, paid, paidErrors, values, errors, traces, odd }, from, to) =>
    run(inputs, paid, paidErrors, values, errors, traces, odd, from, to);
}

type Generated = (
  inputs: readonly Float64Array[],
  paid: readonly Float64Array[],
  paidErrors: readonly (Float64Array | undefined)[],
  values: readonly Float64Array[],
  errors: readonly (Float64Array | undefined)[],
  traces: readonly Float64Array[],
  odd: Int32Array,
  from: number,
  to: number,
) => number;

let may: boolean | undefined;

/** Whether code that is made at run time may run here; found out once. */
export function mayGenerate(): boolean {
  may ??= canGenerate();
  return may;
}

function canGenerate(): boolean {
  try {
    return new Function('return 1')() === 1;
  } catch {
    return false;
  }
}
