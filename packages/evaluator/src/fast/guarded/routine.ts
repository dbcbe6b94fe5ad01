import type { Rational } from '../../numbers/index.ts';
import type { Num } from '../arithmetic/node.ts';
import type { Emitter } from './emit.ts';
import { errorOf, type Held, isExact, MOST_PAID } from './held.ts';
import type { Instruction, Register } from './instruction.ts';

/** Parts of a plan as instructions: what they pay, and the named numbers on the way where they are asked for. */
export interface Routine {
  readonly instructions: readonly Instruction[];
  readonly results: readonly Result[];
  readonly traced: readonly Traced[];
}

/** A column that a routine fills. */
export interface Result {
  readonly register: Register;
  /** Where the result is no whole number: the bound of its error. */
  readonly error: Register | undefined;
  /** How it stands in its column. */
  readonly paid: PaidAs;
}

/** What functions that read a column of results know of it; its numbers are in units of `factor`. */
export type PaidAs = Pick<Held, 'factor' | 'whole' | 'most' | 'least'>;

/** A register whose number is wanted, and what one of it is worth. */
export interface Traced {
  readonly name: string;
  readonly register: Register;
  readonly factor: Rational;
}

/** Writes a formula out; undefined for one that never has a value. */
export function resultOf(root: Num, emitter: Emitter): Result | undefined {
  const result = emitter.number(root);
  if (result === undefined) return undefined;
  const isWhole = isExact(result) && result.whole;
  const { register, factor, least } = result;
  return {
    register,
    error: isWhole ? undefined : errorOf(result, emitter.to),
    paid: { factor, whole: isWhole, most: isWhole ? MOST_PAID : result.most, least },
  };
}
