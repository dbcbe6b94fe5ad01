import type { Rational } from './rational.ts';

/** An exact amount of one currency; `currency` is an ISO 4217 code. */
export interface Money {
  readonly amount: Rational;
  readonly currency: string;
}
