import type { Bonus, Commission, Grain, RandomPlan, Story, Timing, Weighted } from '../plan/model.ts';
import { type Span, Year } from './calendar.ts';
import { clawedBack } from './clawback.ts';
import { commissionPay } from './commission.ts';
import { type Assignment, countOf, creditsOf, daysIn, salesOf } from './credit.ts';
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
  /** What was worked out before: a year to date asks for every period of it again and again. */
  private readonly known = new Map<string, Fraction>();

  constructor(plan: RandomPlan, story: Story, assignment: Assignment) {
    this.plan = plan;
    this.story = story;
    this.assignment = assignment;
    this.year = new Year(plan);
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
    const pay = this.pay(one, period, without);
    if (timing.kind === 'by itself') return pay;
    const earlier = this.year
      .periods(timing.each)
      .filter(({ from, to }) => from < period.from && to >= (this.assignment.stretches[0]?.from ?? 0));
    if (timing.falls === 'deduct') {
      const before = added(earlier.map((each) => this.beforeClawback(one, each, without)));
      return greater(NOTHING, less(pay, before));
    }
    const last = earlier.at(-1);
    const rise = less(pay, last === undefined ? NOTHING : this.pay(one, last, without));
    return timing.falls === 'forget it' ? greater(NOTHING, rise) : rise;
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
