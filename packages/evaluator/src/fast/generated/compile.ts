import { type Ratio, ratioDown, ratioHalfEven, ratioHalfUp, ratioUp } from '../guarded/ratio.ts';
import type { Routine } from '../guarded/routine.ts';
import type { Runner } from '../runner.ts';
import { printed } from './print.ts';

/**
 * Makes a function of a routine's own, or takes the one of the same text among those that are `made`. Throws where a content
 * policy forbids code that is made at run time.
 */
export function compiled(routine: Routine, made: Map<string, Runner> = new Map()): Runner {
  const text = printed(routine);
  const known = made.get(text);
  if (known !== undefined) return known;
  const runner = runnerOf(text);
  made.set(text, runner);
  return runner;
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

/** Whether code that is made at run time may run here. */
export function mayGenerate(): boolean {
  try {
    return new Function('return 1')() === 1;
  } catch {
    return false;
  }
}
