import type { Relation } from '../../format/types/index.ts';
import { div, mul, rational } from '../../numbers/index.ts';
import { aligned, errorOf, type Held, isExact, isToldFrom, nearest, WIDER } from './held.ts';
import type { Instructions, Register } from './instruction.ts';
import { added } from './sums.ts';

/** Whether one number stands in a relation to another; not decided where their errors reach each other. */
export function comparedOf(relation: Relation, left: Held, right: Held, to: Instructions): Register {
  const [first, second] = [literalFor(left, right, to), literalFor(right, left, to)];
  if (first !== undefined) return to.push({ op: 'compare', relation, a: first, b: right.register });
  if (second !== undefined) return to.push({ op: 'compare', relation, a: left.register, b: second });
  const [a, b] = aligned(left, right, to);
  if (isExact(a) && isExact(b)) return to.push({ op: 'compare', relation, a: a.register, b: b.register });
  // The sign of a difference of doubles is exact, and so is its size but for one rounding.
  const gap = to.times(added([errorOf(a, to), errorOf(b, to)], to), WIDER);
  return to.push({ op: 'compare', relation, a: a.register, b: b.register, gap });
}

/** A constant as the double that a quotient of whole numbers can be compared with; undefined where that does not decide, or it is none. */
function literalFor(constant: Held, quotient: Held, to: Instructions): Register | undefined {
  const one = to.all[constant.register];
  if (one?.op !== 'literal' || !constant.whole || !Number.isInteger(one.value)) return undefined;
  const at = div(mul(rational(BigInt(one.value)), constant.factor), quotient.factor);
  return isToldFrom(quotient, at) ? to.literal(nearest(at)) : undefined;
}
