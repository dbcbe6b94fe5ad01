import type { Curve, Unit } from '../../src/format/types/index.ts';
import { exact } from './expressions.ts';

export interface Pieces {
  readonly from?: string | number;
  readonly above?: string | number;
  readonly start: string | number;
  readonly slope: string | number;
  readonly written?: string | number;
}

export function curve(
  kind: 'linear' | 'steps' | 'marginal' | 'retroactive',
  pieces: readonly Pieces[],
  pays: Unit = 'percent',
  axis: Unit = 'percent',
): Curve {
  return {
    kind,
    axis,
    pays,
    pieces: pieces.map(({ from, above, start, slope, written }) => ({
      ...(from === undefined && above === undefined ? {} : { from: exact(from ?? above ?? 0) }),
      includes: above === undefined,
      start: exact(start),
      slope: exact(slope),
      written: { value: exact(written ?? slope), unit: kind === 'marginal' ? 'multiple' : pays },
    })),
  };
}

/** 1x to quota, 1.5x to 150%, 2x beyond. */
export const ACCELERATED: Curve = curve(
  'marginal',
  [
    { start: 0, slope: 0 },
    { from: 0, start: 0, slope: 1 },
    { from: 1, start: 1, slope: '1.5' },
    { from: '1.5', start: '1.75', slope: 2 },
  ],
  'multiple',
);

/** 0% below 50%, straight to 100% at 100% and 200% at 130%, then flat. */
export const STANDARD: Curve = curve('linear', [
  { start: 0, slope: 0 },
  { from: '0.5', start: 0, slope: 2 },
  { from: 1, start: 1, slope: '10/3' },
  { from: '1.3', start: 2, slope: 0 },
]);
