import { div, mul } from '../../numbers/index.ts';
import { errorOf, type Held, held, isExact, U, WHOLE, WIDER } from './held.ts';
import type { Instructions } from './instruction.ts';
import { added } from './sums.ts';

/** A bound that covers what may be lost where two errors are multiplied that are next to nothing. */
const NEXT_TO_NOTHING = 2 ** -1000;

/** a × b. */
export function productOf(a: Held, b: Held, to: Instructions): Held {
  const factor = mul(a.factor, b.factor);
  const bySign = signOf(b, to) ?? signOf(a, to);
  if (bySign !== undefined) {
    const other = signOf(b, to) === undefined ? b : a;
    return { ...other, factor, register: to.times(other.register, bySign) };
  }
  const register = to.push({ op: 'mul', a: a.register, b: b.register });
  if (a.whole && b.whole && a.most * b.most <= WHOLE) {
    return held({ register, factor, whole: true, most: a.most * b.most, least: 1, relative: 0 });
  }
  const size = { most: a.most * b.most * WIDER, least: (a.least * b.least) / WIDER };
  if (a.absolute === undefined && b.absolute === undefined) {
    return held({ register, factor, ...size, relative: (a.relative + b.relative + 1) * WIDER });
  }
  const [ea, eb] = [errorOf(a, to), errorOf(b, to)];
  const [x, y] = [to.push({ op: 'abs', a: a.register }), to.push({ op: 'abs', a: b.register })];
  const both = to.product(ea, eb);
  const absolute = added(
    [
      to.product(x, eb),
      to.product(y, ea),
      both,
      to.times(to.push({ op: 'abs', a: register }), U * WIDER),
      ...(to.isZero(both) ? [] : [to.literal(NEXT_TO_NOTHING)]),
    ],
    to,
  );
  return held({ register, factor, ...size, relative: 0, absolute });
}

/** a ÷ b; not decided where b is zero, or may be. */
export function quotientOf(a: Held, b: Held, to: Instructions): Held {
  const factor = div(a.factor, b.factor);
  const size = { most: (a.most / b.least) * WIDER, least: a.least / b.most / WIDER };
  if (b.absolute === undefined) {
    const register = to.push({ op: 'div', a: a.register, b: b.register });
    if (a.absolute === undefined) {
      const relative = (a.relative + b.relative + 1) * WIDER;
      const result = held({ register, factor, ...size, relative });
      return a.whole && b.whole && isExact(a) && isExact(b) ? { ...result, divisor: b.most } : result;
    }
  }
  const [ea, eb] = [errorOf(a, to), errorOf(b, to)];
  const register = to.push({ op: 'div', a: a.register, b: b.register, gap: eb });
  const value = to.push({ op: 'abs', a: register });
  // (ea + |q| eb) / (|b| − eb) and the rounding of q itself.
  const top = added([ea, to.product(value, eb), to.literal(NEXT_TO_NOTHING)], to);
  const bottom = to.push({ op: 'sub', a: to.push({ op: 'abs', a: b.register }), b: to.times(eb, WIDER) });
  const carried = to.times(to.push({ op: 'div', a: top, b: bottom }), WIDER * WIDER);
  const absolute = added([carried, to.times(value, U * WIDER * WIDER)], to);
  return held({ register, factor, ...size, relative: 0, absolute });
}

function signOf({ register }: Held, to: Instructions): 1 | -1 | undefined {
  const of = to.all[register];
  return of?.op === 'literal' && (of.value === 1 || of.value === -1) ? of.value : undefined;
}
