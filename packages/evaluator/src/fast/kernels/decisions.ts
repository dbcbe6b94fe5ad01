import type { Relation } from '../../format/types/index.ts';
import type { Instruction } from '../guarded/instruction.ts';
import type { Step } from './steps.ts';

/** What a comparison comes to where the left number is less, the same, or more. */
const ANSWERS: Readonly<Record<Relation, readonly [number, number, number]>> = {
  'at least': [0, 1, 1],
  above: [0, 0, 1],
  'at most': [1, 1, 0],
  below: [1, 0, 0],
  equal: [0, 1, 0],
};

export function compareStep(
  { relation }: Extract<Instruction, { op: 'compare' }>,
  a: Float64Array,
  b: Float64Array,
  gap: Float64Array | undefined,
  to: Float64Array,
): Step {
  const [less, same, more] = ANSWERS[relation];
  return (_work, _from, rows) => {
    for (let i = 0; i < rows; i += 1) {
      const [left, right] = [a[i] as number, b[i] as number];
      const apart = gap === undefined ? 0 : (gap[i] as number);
      if (left - right > apart) to[i] = more;
      else if (right - left > apart) to[i] = less;
      else to[i] = left === right && apart === 0 ? same : Number.NaN;
    }
  };
}

/** `all` and `any`: one that decides is enough, even where others are not decided. */
export function joinStep(op: 'all' | 'any', of: readonly Float64Array[], to: Float64Array): Step {
  const decisive = op === 'any' ? 1 : 0;
  return (_work, _from, rows) => {
    for (let i = 0; i < rows; i += 1) {
      let joined = 1 - decisive;
      for (const one of of) {
        if (one[i] === decisive) {
          joined = decisive;
          break;
        }
        if (Number.isNaN(one[i])) joined = Number.NaN;
      }
      to[i] = joined;
    }
  };
}
