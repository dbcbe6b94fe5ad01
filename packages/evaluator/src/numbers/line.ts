import type { Rational } from './rational.ts';

/**
 * How a number depends on one unknown u that is being solved for: it grows by `slope` for each 1 that u grows, as far as it
 * it reaches.
 */
export interface Line {
  readonly slope: Rational;
  readonly reach: Reach;
}

/**
 * The values of u around `at` for which everything is decided as it is at `at`: which of two is greater, which band is
 * reached. Each comparison that depends on u brings its ends nearer. Both ends are open.
 */
export interface Reach {
  readonly at: Rational;
  below: Rational | undefined;
  above: Rational | undefined;
  /** Whether something is decided exactly at `at`, so that nothing holds on either side of it. */
  isPoint: boolean;
}

/** A number that depends on u otherwise than in straight lines, such as one over u: it is not solved for. */
export class NotALine extends Error {
  constructor() {
    super('what is asked for does not depend on the unknown in straight lines');
    this.name = 'NotALine';
  }
}
