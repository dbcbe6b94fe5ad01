import type { Relation, Rounding } from '../../format/types/index.ts';
import { add, div, isZero, max, min, mul, type Rational, roundTo, sub, ZERO } from '../../numbers/index.ts';
import { compareAs } from './compare.ts';
import type { Num, Test } from './node.ts';

/** Numbers put together from others; what depends on no payee is worked out here, exactly. */

export function constant(value: Rational): Num {
  return { op: 'constant', value };
}

const STEPS = { add, sub, mul, min, max } as const;

export function binary(op: keyof typeof STEPS, a: Num, b: Num): Num {
  if (a.op === 'constant' && b.op === 'constant') return constant(STEPS[op](a.value, b.value));
  // A product with zero is not zero where the other operand has no value, so nothing more is left out.
  if (op === 'mul' && a.op === 'constant' && isOne(a.value)) return b;
  if (op === 'mul' && b.op === 'constant' && isOne(b.value)) return a;
  if ((op === 'add' || op === 'sub') && b.op === 'constant' && isZero(b.value)) return a;
  if (op === 'add' && a.op === 'constant' && isZero(a.value)) return b;
  return { op, a, b };
}

/** The sum of numbers; zero where there are none. */
export function sumOf(parts: readonly Num[]): Num {
  const [first, ...rest] = parts;
  return first === undefined ? constant(ZERO) : rest.reduce((sum, one) => binary('add', sum, one), first);
}

export function quotient(a: Num, b: Num, whenZero: () => Num): Num {
  if (b.op !== 'constant') return { op: 'div', a, b, whenZero: whenZero() };
  if (!isZero(b.value)) return binary('mul', a, constant(div({ n: 1n, d: 1n }, b.value)));
  return a.op === 'constant' ? whenZero() : { op: 'div', a, b, whenZero: whenZero() };
}

export function rounded(of: Num, unit: Rational, mode: Rounding['mode']): Num {
  if (of.op === 'constant') return constant(roundTo(of.value, unit, mode));
  return { op: 'round', of, unit, mode };
}

/** Lazy, as the plan is: what is not chosen is not even lowered where that is known beforehand. */
export function choose(when: Test, then: () => Num, otherwise: () => Num): Num {
  if (when.op === 'known') return when.holds ? then() : otherwise();
  return { op: 'choose', when, chosen: then(), otherwise: otherwise() };
}

export function compared(relation: Relation, left: Num, right: Num): Test {
  if (left.op === 'constant' && right.op === 'constant') {
    return { op: 'known', holds: compareAs(relation, left.value, right.value) };
  }
  return { op: 'compare', relation, left, right };
}

/** `all` or `any` of the parts: one that decides is enough. */
export function combined(op: 'all' | 'any', parts: readonly Test[]): Test {
  const decisive = op === 'any';
  if (parts.some((one) => one.op === 'known' && one.holds === decisive))
    return { op: 'known', holds: decisive };
  const open = parts.filter((one) => one.op !== 'known');
  const [only] = open;
  if (only === undefined) return { op: 'known', holds: !decisive };
  return open.length === 1 ? only : { op, of: open };
}

export function negated(of: Test): Test {
  return of.op === 'known' ? { op: 'known', holds: !of.holds } : { op: 'not', of };
}

function isOne({ n, d }: Rational): boolean {
  return n === 1n && d === 1n;
}
