/**
 * The fast engine: what a plan pays a role in a payment period, for columns of payees at once, the same to the cent as
 * the reference engine. Formulas become straight-line arithmetic over doubles with a bound of the error beside each number;
 * a row whose pay the bound does not decide is settled in exact arithmetic (docs/fast-engine.md).
 *
 * ```ts
 * const fast = fastPlan(plan, { role: 'Seller', period: 'FY27-Q1' });
 * fast.inputs;   // which quantities it needs, each with a name, such as `entered/Bookings/payee/0-2` or `roster/quota`
 * fast.parts;    // which components, total and paid run fast, and why the others do not
 * const result = fast.pay({ 'roster/quota': column(cents, 100), … }, cents.length);
 * result.paid.values;         // cents, exact; NaN where somebody is not paid
 * result.status(row);         // paid, held or error
 * ```
 *
 * `fast.pay(columns, rows, { only: 'paid' })` keeps only what is paid in the end, which is faster; `{ trace: true }` puts every named
 * value into columns as well. `payChunks` pays a stream, `FastSheet` pays changed rows again, `PayeeByPayee` takes and gives decimals.
 *
 * Columns are whole numbers in a Float64Array with how many make up a unit: `column(values, 100)` for cents,
 * `column(values, 10_000)` for percents in hundredths of a percent. NaN is what is not given.
 */
import type { Plan } from '../format/types/index.ts';
import type { FastAsked } from './parts.ts';
import { FastPlan } from './plan.ts';

export type { Exact, Fails } from './arithmetic/exact.ts';
export { fails } from './arithmetic/exact.ts';
export { type Column, column, columnUpTo, quantityOf, sameForAll } from './columns.ts';
export type { FastInput, SupposedInput, Whose } from './lower/inputs.ts';
export type { Asker } from './lower/place.ts';
export { ALL_YEAR, type MonthOfStay, type Stay, stayKey } from './lower/stay.ts';
export type { SupposedOf, Supposition } from './lower/supposed.ts';
export { FastMemory } from './memory.ts';
export type { FastAsked } from './parts.ts';
export { PayeeByPayee, type PayeePart, type PayeeQuantities, type PayeeStatement } from './payee.ts';
export { type FastOptions, type FastPart, FastPlan } from './plan.ts';
export { NotFast } from './refused.ts';
export type * from './result.ts';

/**
 * Makes a role of a plan ready for one of its payment periods. Throws `RunRefused` for a role or a period that the plan does
 * not have; what only the reference engine works out is told in `parts`, by name and with the reason.
 */
export function fastPlan(plan: Plan, asked: FastAsked): FastPlan {
  return new FastPlan(plan, asked);
}
export { type PaidAlike, payRoster } from './roster/pay-roster.ts';
export { FastSheet } from './sheet.ts';
export { type Chunk, payChunks } from './stream.ts';
export type { CountedComponent, YearAsked } from './year/lower-year.ts';
export { type YearGroup, yearGroups } from './year/people.ts';
export { type CountedPeriod, FastYear, type PaidYear } from './year/year.ts';
