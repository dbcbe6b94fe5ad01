import type { Rounding } from '../../format/types/index.ts';

/**
 * n / d rounded to a whole number, for whole numbers no larger than 2^52, d above 0: exactly. NaN of NaN.
 * The quotient of doubles, cut off, is the right one or one too high; what remains is worked out without any rounding.
 */
export function ratioUp(n: number, d: number): number {
  const [low, rest] = parts(n, d);
  return rest === 0 ? low : n > 0 ? low + 1 : low;
}

export function ratioDown(n: number, d: number): number {
  const [low, rest] = parts(n, d);
  return rest === 0 ? low : n > 0 ? low : low + 1;
}

export function ratioHalfUp(n: number, d: number): number {
  let low = Math.floor(n / d);
  let rest = n - low * d;
  if (rest < 0) {
    low -= 1;
    rest += d;
  }
  const twice = rest + rest;
  if (twice === d) return n > 0 ? low + 1 : low;
  return twice > d ? low + 1 : low;
}

export function ratioHalfEven(n: number, d: number): number {
  const [low, rest] = parts(n, d);
  const twice = rest + rest;
  if (twice === d) return low % 2 === 0 ? low : low + 1;
  return twice > d ? low + 1 : low;
}

export const RATIOS: Readonly<Record<Rounding['mode'], (n: number, d: number) => number>> = {
  'half up': ratioHalfUp,
  'half even': ratioHalfEven,
  up: ratioUp,
  down: ratioDown,
};

/** The whole number below, and what remains of n. */
function parts(n: number, d: number): readonly [number, number] {
  const low = Math.floor(n / d);
  const rest = n - low * d;
  return rest < 0 ? [low - 1, rest + d] : [low, rest];
}
