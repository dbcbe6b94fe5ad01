import {
  type Assigned,
  periodsOfYear,
  type Reason,
  type Supposing,
  type WhatIf,
  type Window,
} from '@ontarget/evaluator/engine';
import type { ValueId } from '@ontarget/evaluator/format';
import { add, formatRational, type Rational, ZERO } from '@ontarget/evaluator/numbers';
import { Draw, type Drawing } from './draw.ts';
import type { SimulatedComponent } from './drivers.ts';
import type { Keys } from './people.ts';
import type { Setting } from './setting.ts';
import { Sizes } from './sizes.ts';

/** What a component comes to for one payee and one of its periods. */
export interface Reached {
  readonly payout: Rational;
  /** Absent where it has none. */
  readonly attainment: Rational | undefined;
}

/** One payee's year in one draw. */
export interface PayeeYear {
  readonly assigned: Assigned;
  readonly paid: Rational;
  /** Why some of it has no amount; empty where everything has. */
  readonly held: readonly Reason[];
}

/** What somebody reached with a component in one of its periods. */
export interface Period {
  readonly component: SimulatedComponent;
  readonly reached: Reached;
}

/** One draw: everybody's year, and what they reached with each component. */
export interface DrawnYear {
  readonly years: readonly PayeeYear[];
  readonly periods: readonly Period[];
  readonly ask: Supposing;
  /** Those whose years stand in columns; nobody of `years` is among them. */
  readonly groups: readonly GroupYear[];
  /** What the year costs by other terms, where those are asked for. */
  readonly otherCosts: readonly Rational[];
  /** The year of somebody of a group by the reference engine, for the same draw. */
  readonly yearOf: (assigned: Assigned) => PayeeYear;
}

/** What people are paid in one drawn year, in columns. */
export interface GroupYear {
  readonly role: string;
  readonly assigned: readonly Assigned[];
  /** What each is paid in the year, in whole numbers of 1/`per`. */
  readonly paid: Float64Array;
  readonly per: bigint;
  readonly counts: readonly PeriodCounts[];
  /** Who has a payment period without an amount, by place in the group, and the codes of why. */
  readonly held: ReadonlyMap<number, ReadonlySet<string>>;
}

/** How many measured periods of a component come out how. */
export interface PeriodCounts {
  readonly component: SimulatedComponent;
  of: number;
  paid: number;
  atTarget: number;
  excellent: number;
}

/** A year of pay, drawn over and over. What depends on one person's results alone is worked out once for all draws. */
export class Years {
  private readonly setting: Setting;
  private readonly sizes: Sizes;
  private readonly whatIf: WhatIf;
  private readonly byPayout: ReadonlyMap<ValueId, SimulatedComponent>;
  private readonly byRole: ReadonlyMap<string, readonly SimulatedComponent[]>;
  /** Across draws; bounded by the distinct attainments of each way of being paid. */
  private readonly always = new Map<string, Reached | readonly Reason[]>();

  /** @param sizes how large results are, where another plan decides that */
  constructor(setting: Setting, whatIf: WhatIf, sizes = new Sizes(setting)) {
    this.setting = setting;
    this.sizes = sizes;
    this.whatIf = whatIf;
    const { components } = setting.drivers;
    this.byPayout = new Map(components.map((one) => [one.component.stages.payout, one]));
    this.byRole = Map.groupBy(components, ({ role }) => role);
  }

  /**
   * One draw, a step for each payee.
   *
   * @param people whose years are wanted; what they depend on is drawn of everybody
   */
  *draw(
    number: number,
    draw: Drawing = new Draw(this.setting, number, this.sizes),
    people: Iterable<Assigned> = this.setting.people.assigned,
  ): Generator<void, DrawnYear, void> {
    const now = new Map<string, Reached | readonly Reason[]>();
    const working = new Set<string>();
    const engine: Supposing = this.whatIf.suppose((value, subject, window) => {
      const component = this.byPayout.get(value);
      if (component === undefined || subject.kind !== 'payee') return draw.supposed(value, subject, window);
      if (component.leftOut !== undefined) return ZERO;
      const assigned = this.setting.people.assignment(subject);
      if (assigned === undefined || working.has(workKey(value, this.setting.people.keysOf(assigned), window)))
        return undefined;
      const reached = reach(component, assigned, window);
      return 'payout' in reached ? reached.payout : undefined;
    });
    const reach = (
      one: SimulatedComponent,
      assigned: Assigned,
      window: Window,
    ): Reached | readonly Reason[] => {
      const { key, lasts } = this.keyOf(one, assigned, window, draw);
      const memory = lasts ? this.always : now;
      const known = memory.get(key);
      if (known !== undefined) return known;
      const { payout, attainment } = one.component.stages;
      const working_ = workKey(payout, this.setting.people.keysOf(assigned), window);
      working.add(working_);
      const paid = engine.number(payout, assigned.subject, window);
      const attained =
        attainment === undefined ? undefined : engine.number(attainment, assigned.subject, window);
      working.delete(working_);
      const reached =
        'n' in paid
          ? { payout: paid, attainment: attained !== undefined && 'n' in attained ? attained : undefined }
          : paid;
      memory.set(key, reached);
      return reached;
    };
    const years: PayeeYear[] = [];
    const periods: Period[] = [];
    for (const assigned of people) {
      yield;
      for (const component of this.byRole.get(assigned.subject.role) ?? []) {
        if (component.leftOut !== undefined || component.component.unpaid !== undefined) continue;
        for (const window of periodsOfYear(component.component.measured)) {
          if (!touches(assigned, window)) continue;
          const reached = reach(component, assigned, window);
          if ('payout' in reached) periods.push({ component, reached });
        }
      }
      years.push(this.yearOf(assigned, engine));
    }
    return {
      years,
      periods,
      ask: engine,
      groups: [],
      otherCosts: [],
      yearOf: (assigned) => this.yearOf(assigned, engine),
    };
  }

  private yearOf(assigned: Assigned, engine: Supposing): PayeeYear {
    const { plan } = this.setting;
    const role = plan.roles[assigned.subject.role];
    let paid = ZERO;
    const held: Reason[] = [];
    const first = assigned.months[0];
    for (const window of role === undefined || first === undefined ? [] : periodsOfYear(plan.paid)) {
      if (role === undefined || first === undefined || window.to < first) continue;
      const amount = engine.number(role.paid, assigned.subject, window);
      if ('n' in amount) paid = add(paid, amount);
      else held.push(...amount);
    }
    return { assigned, paid, held };
  }

  /**
   * What a component's pay depends on: the terms, and of each result that it reads what was drawn. `lasts` where another
   * draw of the same would pay the same.
   */
  private keyOf(
    { role, name, reads }: SimulatedComponent,
    assigned: Assigned,
    window: Window,
    draw: Drawing,
  ): { key: string; lasts: boolean } {
    const keys = this.setting.people.keysOf(assigned);
    const head = `${role}/${name} ${window.from}-${window.to} `;
    if (reads.personal) return { key: head + keys.own, lasts: false };
    let lasts = true;
    const drawn: string[] = [];
    for (const id of reads.results) {
      const result = this.setting.drivers.results.get(id);
      if (result === undefined) continue;
      const { whose, measure } = result;
      if (whose === 'payee own')
        drawn.push(`${measure} ${formatRational(draw.ownDrawn(measure, assigned.subject, result.addsUp))}`);
      else {
        lasts = false;
        if (whose === 'payee rolled-up' || whose === 'payee both') return { key: head + keys.own, lasts };
      }
    }
    return { key: `${head}${drawn.join(' ')} ${this.sizes.termsOf(assigned)}`, lasts };
  }
}

function workKey(value: ValueId, { own }: Keys, window: Window): string {
  return `${value} ${window.from}-${window.to} ${own}`;
}

export function touches({ months }: Assigned, { from, to }: Window): boolean {
  return months.some((month) => from <= month && month <= to);
}
