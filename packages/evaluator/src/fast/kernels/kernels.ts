import { MOST_PAID } from '../guarded/held.ts';
import type { Instruction, Register } from '../guarded/instruction.ts';
import type { Routine } from '../guarded/routine.ts';
import { usesOf } from '../guarded/uses.ts';
import type { Runner, Work } from '../runner.ts';
import { kernelOf } from './steps.ts';

/** Rows that are worked on together: their registers stay in the fast part of the memory. */
const BLOCK = 512;

/** A kernel's columns for one block: each register is a column. */
export type Registers = readonly Float64Array[];

/** The same results as the generated function, an instruction at a time over blocks of rows: no code is made at run time. */
export function interpreted(routine: Routine): Runner {
  const { instructions, results, traced } = routine;
  const used = usesOf(routine).keys();
  const registers = instructions.map(() => new Float64Array(0));
  const steps: ((work: Work, from: number, rows: number) => void)[] = [];
  for (const at of [...used].sort((a, b) => a - b)) {
    registers[at] = new Float64Array(BLOCK);
    const one = instructions[at] as Instruction;
    if (one.op === 'literal') registers[at].fill(one.value);
    else steps.push(kernelOf(one, at, registers));
  }
  const odds = new Uint8Array(BLOCK);
  const column = (at: Register): Float64Array => registers[at] as Float64Array;
  return (work, from, to) => {
    const { values, errors, traces, odd } = work;
    let n = 0;
    for (let start = from; start < to; start += BLOCK) {
      const rows = Math.min(BLOCK, to - start);
      for (const step of steps) step(work, start, rows);
      for (const [index, { register }] of traced.entries())
        traces[index]?.set(column(register).subarray(0, rows), start);
      odds.fill(0);
      for (const [index, { register, error }] of results.entries()) {
        const to = values[index] as Float64Array;
        if (error !== undefined) errors[index]?.set(column(error).subarray(0, rows), start);
        store(column(register), to, { start, rows, isWhole: error === undefined }, odds);
      }
      for (let i = 0; i < rows; i += 1) {
        if (odds[i] === 0) continue;
        odd[n] = start + i;
        n += 1;
      }
    }
    return n;
  };
}

/** Puts results into their column; those that are not decided are NaN there, and their rows are odd. */
function store(
  from: Float64Array,
  to: Float64Array,
  { start, rows, isWhole }: { readonly start: number; readonly rows: number; readonly isWhole: boolean },
  odds: Uint8Array,
): void {
  for (let i = 0; i < rows; i += 1) {
    const value = from[i] as number;
    const isDecided = isWhole ? value <= MOST_PAID && value >= -MOST_PAID : !Number.isNaN(value);
    to[start + i] = isDecided ? value : Number.NaN;
    if (!isDecided) odds[i] = 1;
  }
}
