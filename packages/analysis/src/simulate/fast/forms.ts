import type { Assigned, Subject, Window } from '@ontarget/evaluator/engine';
import { add, isZero, ONE, type Rational, rational, ZERO } from '@ontarget/evaluator/numbers';
import type { Result } from '../results.ts';
import { ALL_MONTHS, NOTHING, type Setting, type Year } from '../setting.ts';
import type { Sizes } from '../sizes.ts';
import type { Sources } from './sources.ts';

/** A share of what is drawn: a source, and how many times it counts. */
export interface Term {
  readonly source: number;
  readonly times: Rational;
}

/** A source, and how many times it counts in each month. */
interface YearTerm {
  readonly source: number;
  readonly year: Year;
}

type YearForm = readonly YearTerm[];

const TWELFTH = rational(1, 12);

/**
 * What `Draw` says of results, ahead of any draw: sums of what is drawn, each times a quota, a target or a twelfth. Every draw is
 * then a matter of multiplying and adding up.
 */
export class Forms {
  private readonly setting: Setting;
  private readonly sizes: Sizes;
  private readonly sources: Sources;
  private readonly years = new Map<string, YearForm>();
  private readonly sums = new WeakMap<Year, Map<string, Rational>>();

  constructor(setting: Setting, sizes: Sizes, sources: Sources) {
    this.setting = setting;
    this.sizes = sizes;
    this.sources = sources;
  }

  /** What a result comes to over a stretch of the year; undefined where the formula stands. */
  of(result: Result, subject: Subject, window: Window): readonly Term[] | undefined {
    if (!result.addsUp) return this.level(result, subject, window);
    return this.yearOf(result, subject)?.flatMap(({ source, year }) => {
      const times = this.total(year, window);
      return isZero(times) ? [] : [{ source, times }];
    });
  }

  private total(year: Year, { from, to }: Window): Rational {
    const known = this.sums.get(year) ?? new Map<string, Rational>();
    this.sums.set(year, known);
    const key = `${from}-${to}`;
    let sum = known.get(key);
    if (sum === undefined) {
      sum = ZERO;
      for (let month = Math.max(0, from); month <= to; month += 1) sum = add(sum, year[month] ?? ZERO);
      known.set(key, sum);
    }
    return sum;
  }

  private yearOf(result: Result, subject: Subject): YearForm | undefined {
    const { whose, measure } = result;
    if (subject.kind === 'payee') {
      if (whose === 'payee own') return this.own(measure, this.setting.people.assignment(subject));
      if (whose === 'payee rolled-up') return this.rolledUp(result, subject);
      if (whose === 'payee both') {
        return [
          ...this.own(measure, this.setting.people.assignment(subject)),
          ...this.rolledUp(result, subject),
        ];
      }
    }
    if (whose === 'its team' && subject.kind === 'team') return this.ofTeam(result, subject.team);
    if (typeof whose === 'object') return this.ofTeam(result, whose.team);
    return whose === 'company' ? this.ofCompany(result) : undefined;
  }

  private own(measure: string, assigned: Assigned | undefined): YearForm {
    if (assigned === undefined) return [];
    const { subject, months } = assigned;
    return this.known(`own ${measure} ${this.setting.people.keysOf(assigned).own}`, () => {
      const stated = this.sources.stated(measure, subject.payee);
      if (stated !== undefined) {
        if (!this.sizes.isRead(measure, assigned)) return [];
        const year = NOTHING.map((_, month) => (months.includes(month) ? TWELFTH : ZERO));
        return [{ source: stated, year }];
      }
      const quota = this.sizes.quotaOf(measure, assigned);
      return quota === undefined ? [] : this.share(quota, measure, subject.payee);
    });
  }

  private share(year: Year, measure: string, whose: string): YearForm {
    const source = this.sources.attained(measure, whose, this.sizes.isLowerBetter(measure));
    return [{ source, year }];
  }

  private rolledUp({ measure, level }: Result, subject: Subject & { kind: 'payee' }): YearForm {
    const manager = subject.payee;
    return this.known(`up ${level ?? ''} ${measure} ${JSON.stringify([manager, subject.role])}`, () => {
      const { people } = this.setting;
      const assigned = people.assignment(subject);
      const quota = assigned && this.sizes.managersQuotaOf(measure, assigned);
      if (!this.sizes.isOfPeople(measure) && quota !== undefined) return this.share(quota, measure, manager);
      const months = new Map<Assigned, Set<number>>();
      for (const { of, month, level: steps } of people.under(manager)) {
        if (level !== undefined && steps !== level) continue;
        const known = months.get(of) ?? new Set<number>();
        months.set(of, known.add(month));
      }
      return [...months].flatMap(([of, counted]) =>
        this.own(measure, of).map(({ source, year }) => ({ source, year: during(year, counted) })),
      );
    });
  }

  private ofTeam(result: Result, team: string): YearForm {
    const { measure, part, node } = result;
    if (part) return this.known(`part ${node ?? measure}`, () => this.drawn(result, `part ${node ?? ''}`));
    return this.known(`team ${measure} ${team}`, () => {
      const people = this.setting.people.inTeam(team).filter((one) => this.sizes.hasOwn(measure, one));
      if (people.length > 0) return people.flatMap((one) => this.own(measure, one));
      return this.drawn(result, team);
    });
  }

  private ofCompany(result: Result): YearForm {
    const { measure, part, node } = result;
    if (part) return this.known(`part ${node ?? measure}`, () => this.drawn(result, `part ${node ?? ''}`));
    return this.known(`company ${measure}`, () => {
      const people = this.setting.people.assigned.filter((one) => this.sizes.hasOwn(measure, one));
      if (people.length > 0) return people.flatMap((one) => this.own(measure, one));
      return this.drawn(result, '');
    });
  }

  private drawn(result: Result, whose: string): YearForm {
    const { measure } = result;
    const stated = this.sources.stated(measure, `team ${whose}`);
    if (stated !== undefined) return [{ source: stated, year: NOTHING.map(() => TWELFTH) }];
    const target = this.sizes.targetOf(result, whose);
    if (target !== undefined) return this.share(target, measure, `team ${whose}`);
    this.setting.withoutTarget.add(whose === '' ? measure : `${measure} of ${whose}`);
    return [];
  }

  private level(result: Result, subject: Subject, window: Window): readonly Term[] | undefined {
    const { measure } = result;
    const whose = subject.kind === 'payee' ? subject.payee : subject.kind === 'team' ? subject.team : '';
    const stated = this.sources.stated(measure, `level ${whose}`);
    if (stated !== undefined) return [{ source: stated, times: ONE }];
    const target = this.sizes.levelOf(result, subject, whose);
    if (target === undefined) return undefined;
    const source = this.sources.attained(measure, `level ${whose}`, this.sizes.isLowerBetter(measure));
    return [{ source, times: target[window.to] ?? ZERO }];
  }

  private known(key: string, work: () => YearForm): YearForm {
    const known = this.years.get(key);
    if (known !== undefined) return known;
    const form = work();
    this.years.set(key, form);
    return form;
  }
}

/** The same year where it counts in all the months that it has anything in. */
function during(year: Year, months: ReadonlySet<number>): Year {
  if (ALL_MONTHS.every((month) => months.has(month) || isZero(year[month] ?? ZERO))) return year;
  return year.map((amount, month) => (months.has(month) ? amount : ZERO));
}
