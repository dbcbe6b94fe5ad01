import type { Rounding } from '../../format/types/index.ts';

/**
 * n / d rounded to a whole number, for whole numbers no larger than 2^52, d above 1, and the double nearest to 1 / d: exactly.
 * NaN of NaN. What multiplying by that comes to is the whole number wanted, or one beside it; what remains of n is worked out
 * without any rounding and tells which. It is seldom one beside, so that a machine guesses its branches right.
 */
export type Ratio = (n: number, d: number, inverse: number) => number;

export function ratioHalfUp(n: number, d: number, inverse: number): number {
  const near = Math.floor(n * inverse + 0.5);
  const twice = 2 * (n - near * d);
  if (twice < d && twice > -d) return near;
  if (twice > d) return near + 1;
  if (twice < -d) return near - 1;
  const below = twice === d ? near : near - 1;
  return n > 0 ? below + 1 : below;
}

export function ratioHalfEven(n: number, d: number, inverse: number): number {
  const near = Math.floor(n * inverse + 0.5);
  const twice = 2 * (n - near * d);
  if (twice < d && twice > -d) return near;
  if (twice > d) return near + 1;
  if (twice < -d) return near - 1;
  const below = twice === d ? near : near - 1;
  return below % 2 === 0 ? below : below + 1;
}

export function ratioUp(n: number, d: number, inverse: number): number {
  const low = lowOf(n, d, inverse);
  return low * d === n ? low : n > 0 ? low + 1 : low;
}

export function ratioDown(n: number, d: number, inverse: number): number {
  const low = lowOf(n, d, inverse);
  return low * d === n ? low : n > 0 ? low : low + 1;
}

export const RATIOS: Readonly<Record<Rounding['mode'], Ratio>> = {
  'half up': ratioHalfUp,
  'half even': ratioHalfEven,
  up: ratioUp,
  down: ratioDown,
};

/** The whole number below. */
function lowOf(n: number, d: number, inverse: number): number {
  const near = Math.floor(n * inverse);
  const rest = n - near * d;
  return rest < 0 ? near - 1 : rest >= d ? near + 1 : near;
}
