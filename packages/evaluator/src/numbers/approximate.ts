import type { Rational } from './rational.ts';

/**
 * The binary floating-point number near r, for the coordinates of a chart and nothing else. It must never decide
 * money, a tier, a gate or an order: those compare exact rationals. Values beyond the range of a double become
 * infinite.
 */
export function toNumber(r: Rational): number {
  const direct = Number(r.n) / Number(r.d);
  if (Number.isFinite(direct)) return direct;
  // Both sides may overflow a double although their quotient does not: divide first, keeping 60 bits after the point.
  return Number((r.n << 60n) / r.d) / 2 ** 60;
}
