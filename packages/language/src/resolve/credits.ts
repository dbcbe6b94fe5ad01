import type { CreditClause, Measure } from '../generated/ast.ts';

/** One creditee of a measure. */
export type CreditTo = CreditClause['splits'][number];

/** Whether whoever is credited gets a part of the row, and not all of it. */
export function isPart(credit: CreditTo): boolean {
  return credit.$type !== 'WholeCredit' || credit.evenly;
}

/** Whether one row of a measure can be credited in parts. */
export function isSplitCredit(measure: Measure): boolean {
  return measure.clauses.some((clause) => clause.$type === 'CreditClause' && clause.splits.some(isPart));
}

/** Whether a credit goes to those who are in a team, of whom nobody knows beforehand how many there are. */
export function isOfTeam(credit: CreditTo): boolean {
  return credit.each || credit.evenly;
}
