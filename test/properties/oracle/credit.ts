import type { Credit, Deal, Person, RandomPlan, Story } from '../plan/model.ts';
import type { Span, Year } from './calendar.ts';
import { inDollars } from './exchange.ts';
import { added, type Fraction, NOTHING, ONE, of, plus, times } from './fraction.ts';

/** A payee in the role and one team: what pay is worked out for. */
export interface Assignment {
  readonly payee: string;
  readonly team: string;
  readonly stretches: readonly Span[];
}

/** Who stays is still there on the day after the year; whose last day is the year's last has left with it. */
export function assignmentsOf({ payee, stretches }: Person, year: Year): readonly Assignment[] {
  const teams = [...new Set(stretches.map(({ team }) => team))];
  return teams.map((team) => ({
    payee,
    team,
    stretches: stretches
      .filter((one) => one.team === team)
      .map(({ from, to }) => ({ from, to: to ?? year.last + 1 })),
  }));
}

export const isThere = ({ stretches }: Assignment, day: number): boolean =>
  stretches.some(({ from, to }) => day >= from && day <= to);

/** Days of an assignment inside a span. */
export function daysIn({ stretches }: Assignment, { from, to }: Span): number {
  return stretches.reduce(
    (sum, one) => sum + Math.max(0, Math.min(one.to, to) - Math.max(one.from, from) + 1),
    0,
  );
}

/** The shares of a deal, by payee; the rest, and what is on top, as the measure says. */
export function sharesOf(credit: Credit, { owner, helper }: Deal): ReadonlyMap<string, Fraction> {
  const shares = new Map<string, Fraction>();
  const give = (payee: string, share: Fraction) =>
    shares.set(payee, plus(shares.get(payee) ?? NOTHING, share));
  if (credit.kind === 'owner') give(owner, ONE);
  else if (credit.kind === 'overlay') {
    give(owner, ONE);
    if (helper !== undefined) give(helper, of(credit.percent, 100));
  } else {
    give(owner, of(100 - credit.percent, 100));
    if (helper !== undefined) give(helper, of(credit.percent, 100));
    else if (credit.blank === 'owner') give(owner, of(credit.percent, 100));
  }
  return shares;
}

/** A deal with the share that an assignment is credited with. */
export interface Credited {
  readonly deal: Deal;
  readonly amount: Fraction;
  readonly share: Fraction;
}

/** What an assignment is credited with in a span, without some deals. */
export function creditsOf(
  plan: RandomPlan,
  story: Story,
  assignment: Assignment,
  span: Span,
  without: ReadonlySet<string> = new Set(),
): readonly Credited[] {
  return story.deals.flatMap((deal) => {
    const share = sharesOf(plan.credit, deal).get(assignment.payee);
    const counts =
      deal.closed >= span.from &&
      deal.closed <= span.to &&
      isThere(assignment, deal.closed) &&
      !without.has(deal.id);
    return share === undefined || !counts ? [] : [{ deal, amount: dollarsOf(plan, story, deal), share }];
  });
}

/** What a deal is worth in the plan's currency, at the rate of the day that it is closed on. */
export const dollarsOf = (plan: RandomPlan, story: Story, { cents, currency, closed }: Deal): Fraction =>
  inDollars(plan, story, of(cents, 100), currency, closed);

/** Σ share · amount. */
export const salesOf = (credits: readonly Credited[]): Fraction =>
  added(credits.map(({ amount, share }) => times(share, amount)));

/** Σ share. */
export const countOf = (credits: readonly Credited[]): Fraction => added(credits.map(({ share }) => share));
