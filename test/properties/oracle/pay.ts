import type { Bonus, Commission, Grain, Person, RandomPlan, Story, Timing, Weighted } from '../plan/model.ts';
import { type Span, Year } from './calendar.ts';
import { clawedBack } from './clawback.ts';
import { commissionPay } from './commission.ts';
import { type Assignment, assignmentsOf, countOf, creditsOf, daysIn, salesOf } from './credit.ts';
import { ATTAINMENT, paysAt } from './curve.ts';
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

/** Deals that are looked away from. */
export type Without = ReadonlySet<string>;
const ALL: Without = new Set();

/** A component of the role as the oracle works it out: its own period, and what is earned in one of them. */
export interface OracleComponent {
  readonly name: string;
  readonly each: Grain;
  /** Undefined where a number is divided by zero, so that the payee is held. */
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
        earned: (period: Span) => this.earned(one, period),
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
              earned: (period: Span) => {
                const pay = this.earned(first, period);
                return pay === undefined ? undefined : lesser(pay, of(lesserOf));
              },
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

  private earned(one: Weighted | Commission, period: Span): Fraction | undefined {
    const pay = this.beforeClawback(one, period);
    const back = clawedBack(this, one, period);
    return back === undefined ? undefined : less(pay, back);
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
    const rise = this.rise(one, period, without);
    if (timing.falls === 'take it back') return rise;
    const risen = greater(NOTHING, rise);
    return timing.falls === 'forget it' ? risen : less(risen, this.deducted(one, period, without));
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
    const multiplied =
      by !== undefined && !isLess(sales, of(by.atLeast)) ? times(plain, of(by.hundredths, 100)) : plain;
    const met =
      requires === undefined ||
      (requires.relation === 'above'
        ? isLess(of(requires.bound), sales)
        : !isLess(sales, of(requires.bound)));
    const paid = met ? multiplied : NOTHING;
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
    if (timing.kind === 'by itself') return period;
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
