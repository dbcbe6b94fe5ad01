/** What somebody in a role would be paid at supposed results: sliders, and what all results together pay. */
export { MOST_DEALS } from './deals.ts';
export { type Lever, type LeverKind, leversOf } from './levers.ts';
export {
  type Levels,
  type Supposed,
  type SupposedComponent,
  type SupposedPeriod,
  SupposedYear,
  type Supposition,
} from './supposed-year.ts';
export { type TotalStretch, totalCurve } from './total-curve.ts';
