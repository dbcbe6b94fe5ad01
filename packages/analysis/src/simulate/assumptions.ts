import type { Distribution } from './distribution.ts';

/** What is supposed about a year. */
export interface Assumptions {
  /** How results with a quota or a target turn out, as a multiple of it. */
  readonly attainment: Distribution;
  /** The same for single measures. */
  readonly attainments: Readonly<Record<string, Distribution>>;
  /**
   * What measures come to where no quota says: a year's amount for each of those it is a number of, in the measure's own
   * unit; a ratio or a score as it stands.
   */
  readonly results: Readonly<Record<string, Distribution>>;
  /** Between 0 and 10,000: how many of ten thousand go with the market, all alike, instead of each by their own luck. */
  readonly inStep: number;
  readonly draws: number;
  readonly seed: number;
}
