import type { Relation } from '../../format/types/index.ts';
import { aligned, errorOf, type Held, isExact, WIDER } from './held.ts';
import type { Instructions, Register } from './instruction.ts';
import { added } from './sums.ts';

/** Whether one number stands in a relation to another; not decided where their errors reach each other. */
export function comparedOf(relation: Relation, left: Held, right: Held, to: Instructions): Register {
  const [a, b] = aligned(left, right, to);
  if (isExact(a) && isExact(b)) return to.push({ op: 'compare', relation, a: a.register, b: b.register });
  // The sign of a difference of doubles is exact, and so is its size but for one rounding.
  const gap = to.times(added([errorOf(a, to), errorOf(b, to)], to), WIDER);
  return to.push({ op: 'compare', relation, a: a.register, b: b.register, gap });
}
