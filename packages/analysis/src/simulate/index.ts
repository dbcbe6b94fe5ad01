/** What a year may cost and how its people may come out, drawn over and over from stated chances. */
export type { Assumptions } from './assumptions.ts';
export { constant, type Distribution, observed, type Percentile, wrongWith } from './distribution.ts';
export type { Spread } from './percentiles.ts';
export * from './simulate.ts';
