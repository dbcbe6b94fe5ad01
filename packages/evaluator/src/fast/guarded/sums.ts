import { aligned, errorOf, grainOf, type Held, held, isExact, U, WHOLE, WIDER } from './held.ts';
import type { Instructions, Register } from './instruction.ts';

/** a + b or a − b. */
export function sumOf(op: 'add' | 'sub', left: Held, right: Held, to: Instructions): Held {
  const [a, b] = aligned(left, right, to);
  const { factor } = a;
  const register = to.push({ op, a: a.register, b: b.register });
  if (a.whole && b.whole && a.most + b.most <= WHOLE) {
    return held({ register, factor, whole: true, most: a.most + b.most, least: 1, relative: 0 });
  }
  const most = (a.most + b.most) * WIDER;
  // Multiples of a power of two add up to one, and a double next to one is one as well: so nothing but 0 lies below it.
  const grain = Math.min(grainOf(a), grainOf(b));
  const least = grain;
  if (a.absolute === undefined && b.absolute === undefined) {
    // The sum is no larger than both sizes together, and so neither is what its rounding loses.
    const parts = [a, b].map((one) =>
      to.times(to.push({ op: 'abs', a: one.register }), (one.relative + 1) * U * WIDER),
    );
    return held({ register, factor, most, least, grain, relative: 0, absolute: added(parts, to) });
  }
  const own = to.times(to.push({ op: 'abs', a: register }), U * WIDER);
  return held({
    register,
    factor,
    most,
    least,
    grain,
    relative: 0,
    absolute: added([errorOf(a, to), errorOf(b, to), own], to),
  });
}

/** The lesser or the greater: off by no more than the worse of the two. */
export function extremeOf(op: 'least' | 'greatest', left: Held, right: Held, to: Instructions): Held {
  const [a, b] = aligned(left, right, to);
  const { factor } = a;
  const register = to.push({ op, a: a.register, b: b.register });
  const size = sizeOf(a, b);
  if (isExact(a) && isExact(b)) {
    return held({ register, factor, whole: a.whole && b.whole, ...size, relative: 0 });
  }
  if (a.absolute === undefined && b.absolute === undefined) {
    return held({ register, factor, ...size, relative: Math.max(a.relative, b.relative) * WIDER });
  }
  const [ea, eb] = [errorOf(a, to), errorOf(b, to)];
  const absolute = to.isZero(ea) ? eb : to.isZero(eb) ? ea : to.push({ op: 'greatest', a: ea, b: eb });
  return held({ register, factor, ...size, relative: 0, absolute });
}

/** One of two numbers. */
export function pickOf(when: Register, then: Held, otherwise: Held, to: Instructions): Held {
  const [a, b] = aligned(then, otherwise, to);
  const { factor } = a;
  const register = to.push({ op: 'pick', when, a: a.register, b: b.register });
  const size = sizeOf(a, b);
  if (a.absolute === undefined && b.absolute === undefined) {
    return held({
      register,
      factor,
      whole: a.whole && b.whole,
      ...size,
      relative: Math.max(a.relative, b.relative),
    });
  }
  const absolute = to.push({ op: 'pick', when, a: errorOf(a, to), b: errorOf(b, to) });
  return held({ register, factor, ...size, relative: 0, absolute });
}

/** What one of two numbers is at most, at least, and a multiple of. */
function sizeOf(a: Held, b: Held): Pick<Held, 'most' | 'least'> & { readonly grain: number } {
  return {
    most: Math.max(a.most, b.most),
    least: Math.min(a.least, b.least),
    grain: Math.min(grainOf(a), grainOf(b)),
  };
}

/** The sum of bounds; those that are zero are left out. */
export function added(bounds: readonly Register[], to: Instructions): Register {
  const some = bounds.filter((one) => !to.isZero(one));
  const [first, ...rest] = some;
  return first === undefined ? to.literal(0) : rest.reduce((a, b) => to.push({ op: 'add', a, b }), first);
}
