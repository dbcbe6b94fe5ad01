import type { Assigned, Subject, Supposed, Window } from '@ontarget/evaluator/engine';
import { add, mul, ONE, type Rational, rational, roundTo, ZERO } from '@ontarget/evaluator/numbers';
import { type Distribution, valueAt } from './distribution.ts';
import type { Result } from './results.ts';
import { NOTHING, type Setting, type Year } from './setting.ts';
import { Sizes } from './sizes.ts';

/** Attainments are drawn in whole percents. */
export const ATTAINED_IN = rational(1, 100);

/** What the engine is told of a drawn year. */
export interface Drawing {
  /** In place of rows: what a result comes to over a stretch of the year. */
  readonly supposed: Supposed;
  /** What was drawn for a person's own result of a measure. */
  ownDrawn(measure: string, whose: { readonly payee: string }, addsUp: boolean): Rational;
}

/** One draw: everybody's year, as chance has it. */
export class Draw implements Drawing {
  private readonly setting: Setting;
  private readonly number: number;
  private readonly sizes: Sizes;
  private readonly years = new Map<string, Year>();

  constructor(setting: Setting, number: number, sizes = new Sizes(setting)) {
    this.setting = setting;
    this.number = number;
    this.sizes = sizes;
  }

  /** In place of rows: what a result comes to over a stretch of the year. */
  readonly supposed: Supposed = (value, subject, window) => {
    const result = this.setting.drivers.results.get(value);
    if (result === undefined) return undefined;
    if (result.addsUp) {
      const year = this.yearOf(result, subject);
      return year === undefined ? undefined : total(year, window);
    }
    return this.level(result, subject, window);
  };

  /** The attainment drawn for somebody's, a team's or the company's result of a measure. */
  attainment(measure: string, whose: string): Rational {
    const { assumptions } = this.setting;
    const drawn = valueAt(
      assumptions.attainments[measure] ?? assumptions.attainment,
      this.chance(measure, whose),
    );
    return roundTo(drawn, ATTAINED_IN, 'half up');
  }

  /** What was drawn for a person's own result of a measure: two people of the same terms and draw have the same results. */
  ownDrawn(measure: string, { payee }: { readonly payee: string }, addsUp: boolean): Rational {
    const stated = this.setting.assumptions.results[measure];
    const whose = addsUp ? payee : `level ${payee}`;
    return stated === undefined ? this.attainment(measure, whose) : this.stated(stated, measure, whose);
  }

  private stated(distribution: Distribution, measure: string, whose: string): Rational {
    return valueAt(distribution, this.chance(measure, whose));
  }

  /** Those who go with the market share its luck. */
  private chance(measure: string, whose: string): number {
    const { chance, assumptions } = this.setting;
    const withMarket = chance.of(`in step ${measure} ${whose}`, this.number) < assumptions.inStep;
    return chance.of(withMarket ? 'market' : `${measure} ${whose}`, this.number);
  }

  private yearOf(result: Result, subject: Subject): Year | undefined {
    const { whose, measure } = result;
    if (whose === 'payee own' && subject.kind === 'payee') return this.own(measure, this.assignment(subject));
    if (whose === 'payee rolled-up' && subject.kind === 'payee') return this.rolledUp(result, subject);
    if (whose === 'payee both' && subject.kind === 'payee') {
      return summed([this.own(measure, this.assignment(subject)), this.rolledUp(result, subject)]);
    }
    if (whose === 'its team' && subject.kind === 'team') return this.ofTeam(result, subject.team);
    if (typeof whose === 'object') return this.ofTeam(result, whose.team);
    return whose === 'company' ? this.ofCompany(result) : undefined;
  }

  private assignment(subject: Subject & { kind: 'payee' }): Assigned | undefined {
    return this.setting.people.assignment(subject);
  }

  /** A person's own results: the quota of each month times the attainment drawn, or what is supposed of the measure. */
  private own(measure: string, assigned: Assigned | undefined): Year {
    if (assigned === undefined) return NOTHING;
    const { subject, months } = assigned;
    return this.known(`own ${measure} ${this.setting.people.keysOf(assigned).own}`, () => {
      const stated = this.setting.assumptions.results[measure];
      if (stated !== undefined) {
        if (!this.sizes.isRead(measure, assigned)) return NOTHING;
        const monthly = mul(this.stated(stated, measure, subject.payee), rational(1, 12));
        return NOTHING.map((_, month) => (months.includes(month) ? monthly : ZERO));
      }
      const quota = this.sizes.quotaOf(measure, assigned);
      return quota === undefined ? NOTHING : this.share(quota, measure, subject.payee);
    });
  }

  private share(year: Year, measure: string, whose: string): Year {
    const drawn = this.attainment(measure, whose);
    // Where less is better, who attains more has less.
    const share = this.sizes.isLowerBetter(measure) ? lessBy(drawn) : drawn;
    return year.map((month) => mul(month, share));
  }

  /** The sum of what those below have; where nobody has results of their own, a multiple of the manager's quota. */
  private rolledUp({ measure, level }: Result, subject: Subject & { kind: 'payee' }): Year {
    const manager = subject.payee;
    return this.known(`up ${level ?? ''} ${measure} ${JSON.stringify([manager, subject.role])}`, () => {
      const assigned = this.assignment(subject);
      const quota = assigned && this.sizes.managersQuotaOf(measure, assigned);
      if (!this.sizes.isOfPeople(measure) && quota !== undefined) return this.share(quota, measure, manager);
      const year = [...NOTHING];
      for (const { of, month, level: steps } of this.setting.people.under(manager)) {
        if (level !== undefined && steps !== level) continue;
        year[month] = add(year[month] ?? ZERO, this.own(measure, of)[month] ?? ZERO);
      }
      return year;
    });
  }

  /** A team's number is the sum of its people's where they have results of their own; else it is drawn as a whole. */
  private ofTeam(result: Result, team: string): Year {
    const { measure, part, node } = result;
    if (part) return this.known(`part ${node ?? measure}`, () => this.drawn(result, `part ${node ?? ''}`));
    return this.known(`team ${measure} ${team}`, () => {
      const people = this.setting.people.inTeam(team).filter((one) => this.sizes.hasOwn(measure, one));
      if (people.length > 0) return summed(people.map((one) => this.own(measure, one)));
      return this.drawn(result, team);
    });
  }

  private ofCompany(result: Result): Year {
    const { measure, part, node } = result;
    if (part) return this.known(`part ${node ?? measure}`, () => this.drawn(result, `part ${node ?? ''}`));
    return this.known(`company ${measure}`, () => {
      const people = this.setting.people.assigned.filter((one) => this.sizes.hasOwn(measure, one));
      if (people.length > 0) return summed(people.map((one) => this.own(measure, one)));
      return this.drawn(result, '');
    });
  }

  /** A number of nobody's own: a multiple of its target, or what is supposed of the measure. */
  private drawn(result: Result, whose: string): Year {
    const { measure } = result;
    const stated = this.setting.assumptions.results[measure];
    if (stated !== undefined) {
      const monthly = mul(this.stated(stated, measure, `team ${whose}`), rational(1, 12));
      return NOTHING.map(() => monthly);
    }
    const target = this.sizes.targetOf(result, whose);
    if (target !== undefined) return this.share(target, measure, `team ${whose}`);
    this.setting.withoutTarget.add(whose === '' ? measure : `${measure} of ${whose}`);
    return NOTHING;
  }

  /** A ratio or a score: what is supposed of it, or its target times the attainment drawn. */
  private level(result: Result, subject: Subject, window: Window): Rational | undefined {
    const { measure } = result;
    const whose = subject.kind === 'payee' ? subject.payee : subject.kind === 'team' ? subject.team : '';
    const stated = this.setting.assumptions.results[measure];
    if (stated !== undefined) return this.stated(stated, measure, `level ${whose}`);
    const target = this.sizes.levelOf(result, subject, whose);
    return target && this.share([target[window.to] ?? ZERO], measure, `level ${whose}`)[0];
  }

  private known(key: string, work: () => Year): Year {
    const known = this.years.get(key);
    if (known !== undefined) return known;
    const year = work();
    this.years.set(key, year);
    return year;
  }
}

export function lessBy(attainment: Rational): Rational {
  const less = add(ONE, { n: attainment.d - attainment.n, d: attainment.d });
  return less.n < 0n ? ZERO : less;
}

function summed(years: readonly Year[]): Year {
  return NOTHING.map((_, month) => years.reduce((sum, year) => add(sum, year[month] ?? ZERO), ZERO));
}

function total(year: Year, { from, to }: Window): Rational {
  let sum = ZERO;
  for (let month = Math.max(0, from); month <= to; month += 1) sum = add(sum, year[month] ?? ZERO);
  return sum;
}
