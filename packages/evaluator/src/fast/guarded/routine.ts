import type { Rational } from '../../numbers/index.ts';
import type { Num } from '../arithmetic/node.ts';
import { type ColumnsKnown, Emitter } from './emit.ts';
import { errorOf, type Held, isExact } from './held.ts';
import type { Instruction, Register } from './instruction.ts';

/** Whole results up to this size stand in columns; beyond it a row is settled. Sums of 256 of them are doubles too. */
export const MOST_PAID = 2 ** 45;

/** A function of a plan as instructions: what it pays, and the named numbers on the way where they are asked for. */
export interface Routine {
  readonly instructions: readonly Instruction[];
  readonly result: Register;
  /** Where the result is no whole number: the bound of its error. */
  readonly error: Register | undefined;
  /** Of what is paid, in the units of `factor`. */
  readonly paid: Pick<Held, 'factor' | 'whole' | 'most' | 'least'>;
  readonly traced: readonly Traced[];
}

/** A named number: its register, and what one of it is worth. */
export interface Traced {
  readonly name: string;
  readonly register: Register;
  readonly factor: Rational;
}

/** Writes a formula out; undefined for one that never has a value. */
export function routineOf(
  root: Num,
  columns: ColumnsKnown,
  named: readonly (readonly [string, Num])[] = [],
): Routine | undefined {
  const emitter = new Emitter(columns);
  const result = emitter.number(root);
  if (result === undefined) return undefined;
  const isWhole = isExact(result) && result.whole;
  const error = isWhole ? undefined : errorOf(result, emitter.to);
  const traced = named.flatMap(([name, node]): Traced[] => {
    const one = emitter.number(node);
    return one === undefined ? [] : [{ name, register: one.register, factor: one.factor }];
  });
  const { factor, least } = result;
  return {
    instructions: emitter.to.all,
    result: result.register,
    error,
    paid: { factor, whole: isWhole, most: isWhole ? MOST_PAID : result.most, least },
    traced,
  };
}
