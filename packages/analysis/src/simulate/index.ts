/** What a year may cost and how its people may come out, drawn over and over from stated chances. */
export type { Assumable } from './assumable.ts';
export type { Assumptions } from './assumptions.ts';
export { constant, type Distribution, observed, type Percentile, wrongWith } from './distribution.ts';
export { type Bar, histogram } from './histogram.ts';
export type { Spread } from './percentiles.ts';
export * from './simulate.ts';
export * from './stated.ts';
export { simulatedTables } from './tables.ts';
export { assumedSentences } from './words.ts';
