import type { Bonus, Commission, Grain, Person, RandomPlan, Story, Timing, Weighted } from '../plan/model.ts';
import type { Stretch } from '../plan/stretches.ts';
import { type Span, Year } from './calendar.ts';
import { clawedBack } from './clawback.ts';
import { commissionPay } from './commission.ts';
import { type Assignment, assignmentsOf, countOf, creditsOf, daysIn, salesOf } from './credit.ts';
import { ATTAINMENT, paysAt } from './curve.ts';
import { formulaPay } from './formula.ts';
import {
  added,
  type Fraction,
  greater,
  isLess,
  less,
  lesser,
  NOTHING,
  ONE,
  of,
  over,
  plus,
  rounded,
  times,
} from './fraction.ts';
import { stretchOf } from './stretch.ts';

/** Deals that are looked away from. */
export type Without = ReadonlySet<string>;
const ALL: Without = new Set();

/** A number that nobody knows: whoever is paid on it is held. */
export class Waits extends Error {}

function unlessItWaits(work: () => Fraction): Fraction | undefined {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof Waits) return undefined;
    throw problem;
  }
}

/** A component of the role as the oracle works it out: its own period, and what is earned in one of them. */
export interface OracleComponent {
  readonly name: string;
  readonly each: Grain;
  /** Undefined where the payee is held: a number is divided by zero, or reaches back to what nobody knows. */
  readonly earned: (period: Span) => Fraction | undefined;
}

/**
 * What an assignment earns, straight from the formulas of docs/language, one component after the other: naive, slow, and
 * without a line of the engine.
 */
export class PayOracle {
  readonly year: Year;
  readonly plan: RandomPlan;
  readonly story: Story;
  readonly assignment: Assignment;
  /** The payee's assignments in the role, this one too. */
  private family: readonly PayOracle[] = [this];
  /** What was worked out before: a year to date asks for every period of it again and again. */
  private readonly known = new Map<string, Fraction>();

  constructor(plan: RandomPlan, story: Story, assignment: Assignment) {
    this.plan = plan;
    this.story = story;
    this.assignment = assignment;
    this.year = new Year(plan);
  }

  /** An oracle for each assignment of a person. */
  static family(plan: RandomPlan, story: Story, person: Person): readonly PayOracle[] {
    const family = assignmentsOf(person, new Year(plan)).map((one) => new PayOracle(plan, story, one));
    for (const one of family) one.family = family;
    return family;
  }

  components(): readonly OracleComponent[] {
    const { weighted, commissions, bonuses, lesserOf } = this.plan;
    const [first] = commissions;
    return [
      ...[...weighted, ...commissions].map((one) => ({
        name: one.name,
        each: one.timing.each,
        earned: (period: Span) => unlessItWaits(() => this.earned(one, period)),
      })),
      ...(this.plan.formulas ?? []).map((one) => ({
        name: one.name,
        each: one.each,
        earned: (period: Span) => unlessItWaits(() => formulaPay(this, one, period)),
      })),
      ...bonuses.map((one) => ({
        name: one.name,
        each: one.each,
        earned: (period: Span) => this.bonus(one, period),
      })),
      ...(lesserOf === undefined || first === undefined
        ? []
        : [
            {
              name: 'Lesser',
              each: first.timing.each,
              earned: (period: Span) => unlessItWaits(() => lesser(this.earned(first, period), of(lesserOf))),
            },
          ]),
    ];
  }

  /** The measurement periods of a component in which the assignment has a day. */
  due(each: Grain): readonly Span[] {
    return this.year.periods(each).filter((period) => daysIn(this.assignment, period) > 0);
  }

  credits(span: Span, without: Without = ALL) {
    return creditsOf(this.plan, this.story, this.assignment, span, without);
  }

  sales(span: Span, without: Without = ALL): Fraction {
    return salesOf(this.credits(span, without));
  }

  count(span: Span): Fraction {
    return countOf(this.credits(span));
  }

  /**
   * Sales of another stretch, seen from a period: `orElse` where the assignment began only after it. Nothing is known of
   * months before the plan's year that no deal is as early as.
   */
  salesOver(one: Stretch, period: Span, orElse?: Fraction, without: Without = ALL): Fraction {
    const span = stretchOf(one, period, this.year);
    if (span.to < period.to && !this.hasBegun(span)) {
      if (orElse !== undefined) return orElse;
      throw new Waits('there was nothing then');
    }
    const first = Math.min(0, ...this.story.deals.map(({ closed }) => this.year.monthOf(closed)));
    if (span.from < 0 && this.year.monthOf(span.from) < first) throw new Waits('before the first row');
    return this.sales(span, without);
  }

  /** An oracle for every assignment there is. */
  everybody(): readonly PayOracle[] {
    return this.story.people
      .flatMap((person) => PayOracle.family(this.plan, this.story, person))
      .map((one) =>
        one.assignment.payee === this.assignment.payee && one.assignment.team === this.assignment.team
          ? this
          : one,
      );
  }

  /** A yearly amount, phased evenly, by the days or the months of the assignment. */
  phased(yearly: Fraction, span: Span): Fraction {
    const months = this.year.monthsOf(span).map((month) => {
      const days = daysIn(this.assignment, month);
      if (days === 0) return NOTHING;
      return this.plan.byDays ? of(days, month.to - month.from + 1) : ONE;
    });
    return times(over(yearly, of(12)), added(months));
  }

  /** What a component's results, its conditions and its slices are counted over. */
  resultSpan(timing: Timing, period: Span): Span {
    return timing.kind === 'to date' ? { from: 0, to: period.to } : period;
  }

  private earned(one: Weighted | Commission, period: Span): Fraction {
    return less(this.beforeClawback(one, period), clawedBack(this, one, period));
  }

  /** Pay of a period by itself; of one to date, what it adds to what was earned before. */
  beforeClawback(one: Weighted | Commission, period: Span, without: Without = ALL): Fraction {
    const key = [one.name, period.from, ...[...without].sort()].join(' ');
    const known = this.known.get(key) ?? this.newlyEarned(one, period, without);
    this.known.set(key, known);
    return known;
  }

  private newlyEarned(one: Weighted | Commission, period: Span, without: Without): Fraction {
    const { timing } = one;
    if (timing.kind === 'by itself') return this.pay(one, period, without);
    if (timing.kind === 'catch-up') return this.caughtUp(one, period);
    const rise = this.rise(one, period, without);
    if (timing.falls === 'take it back') return rise;
    const risen = greater(NOTHING, rise);
    return timing.falls === 'forget it' ? risen : less(risen, this.deducted(one, period, without));
  }

  /** The period by itself, or what the year to date pays and its periods have not, whichever is more. */
  private caughtUp(one: Weighted | Commission, period: Span): Fraction {
    const { each } = one.timing;
    const alone = this.pay({ ...one, timing: { kind: 'by itself', each } }, period, ALL);
    const toDate = { kind: 'to date', each: 'month', against: 'quota to date', falls: 'forget it' } as const;
    const all = this.pay({ ...one, timing: toDate }, period, ALL);
    const before = this.due(each).filter(({ to }) => to < period.from);
    return greater(alone, less(all, added(before.map((earlier) => this.beforeClawback(one, earlier)))));
  }

  /** What pay to date changes by; before the assignment began it was nothing. */
  private rise(one: Weighted | Commission, period: Span, without: Without): Fraction {
    const earlier = this.before(one, period);
    const then = earlier === undefined || !this.hasBegun(earlier) ? NOTHING : this.pay(one, earlier, without);
    return less(this.pay(one, period, without), then);
  }

  private before({ timing }: Weighted | Commission, period: Span): Span | undefined {
    return this.year.periods(timing.each).findLast(({ to }) => to < period.from);
  }

  private hasBegun({ to }: Span): boolean {
    return (this.assignment.stretches[0]?.from ?? 0) <= to;
  }

  /** What a rise gives up for what is open of earlier falls. */
  private deducted(one: Weighted | Commission, period: Span, without: Without): Fraction {
    return lesser(this.openBefore(one, period, without), greater(NOTHING, this.rise(one, period, without)));
  }

  /** What is open belongs to the payee: whichever assignment is there last in the period, or was before it, has all of it. */
  private openBefore(one: Weighted | Commission, period: Span, without: Without): Fraction {
    const earlier = this.before(one, period);
    if (earlier === undefined) return NOTHING;
    const there = this.family.filter(({ assignment }) => daysIn(assignment, period) > 0);
    const begun = this.family.filter((other) => other.hasBegun(period));
    if (lastBegun(there.length === 0 ? begun : there) !== this) return NOTHING;
    return added(
      this.family
        .filter((other) => other.hasBegun(earlier))
        .map((other) => other.openAfter(one, earlier, without)),
    );
  }

  private openAfter(one: Weighted | Commission, period: Span, without: Without): Fraction {
    const key = ['open', one.name, period.from, ...[...without].sort()].join(' ');
    const fallen = () => {
      const last = Math.max(
        ...this.family.flatMap(({ assignment }) => assignment.stretches.map(({ to }) => to)),
      );
      if (last <= period.to) return NOTHING;
      const fall = greater(NOTHING, less(NOTHING, this.rise(one, period, without)));
      return less(plus(this.openBefore(one, period, without), fall), this.deducted(one, period, without));
    };
    const known = this.known.get(key) ?? fallen();
    this.known.set(key, known);
    return known;
  }

  /** After multipliers, requirements and the cap; to date where the component runs to date. */
  private pay(one: Weighted | Commission, period: Span, without: Without): Fraction {
    const span = this.resultSpan(one.timing, period);
    const sales = this.sales(span, without);
    const plain =
      'weight' in one ? this.weighted(one, period, without) : commissionPay(this, one, span, without);
    const { multiplier: by, requires } = one;
    const seen = (over: Stretch | undefined) =>
      over === undefined ? sales : this.salesOver(over, period, undefined, without);
    const met =
      requires === undefined ||
      (requires.relation === 'above'
        ? isLess(of(requires.bound), seen(requires.over))
        : !isLess(seen(requires.over), of(requires.bound)));
    // Whoever misses a requirement gets nothing, whatever a multiplier would have read.
    if (!met) return NOTHING;
    const paid =
      by !== undefined && !isLess(seen(by.over), of(by.atLeast))
        ? times(plain, of(by.hundredths, 100))
        : plain;
    if (!('weight' in one) || one.capPayout === undefined) return paid;
    return lesser(paid, times(this.target(one, period), of(one.capPayout, 100)));
  }

  private weighted(one: Weighted, period: Span, without: Without): Fraction {
    const span = this.resultSpan(one.timing, period);
    const results = this.sales(span, without);
    const quota = this.phased(of(this.plan.quota), this.targetSpan(one.timing, period));
    const exact = over(results, quota);
    const seen = one.roundAttainment === undefined ? exact : rounded(exact, one.roundAttainment, of(1, 100));
    const capped = one.capAttainment === undefined ? seen : lesser(seen, of(one.capAttainment, 100));
    return times(this.target(one, period), paysAt(one.curve, capped, ATTAINMENT));
  }

  private target({ timing, weight }: Weighted, period: Span): Fraction {
    return this.phased(of(this.plan.targetPay * weight, 100), this.targetSpan(timing, period));
  }

  /** What quota and target pay are counted over. */
  private targetSpan(timing: Timing, period: Span): Span {
    if (timing.kind !== 'to date') return period;
    return { from: 0, to: timing.against === 'full-year quota' ? this.year.last : period.to };
  }

  private bonus(one: Bonus, period: Span): Fraction {
    if (one.kind === 'each') return times(of(one.amount), countOf(this.credits(period)));
    if (!one.prorated) return of(one.amount);
    const months = this.year.monthsOf(period);
    const parts = months.map((month) => of(daysIn(this.assignment, month), month.to - month.from + 1));
    return over(times(of(one.amount), added(parts)), of(months.length));
  }
}

function lastBegun(family: readonly PayOracle[]): PayOracle | undefined {
  const began = ({ assignment }: PayOracle) => assignment.stretches[0]?.from ?? 0;
  return [...family].sort((a, b) => began(b) - began(a))[0];
}
