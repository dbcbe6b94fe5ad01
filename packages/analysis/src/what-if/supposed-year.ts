import {
  type AskResult,
  type ExampleQuestion,
  evaluateWith,
  type GivenValue,
  type Reason,
  RunRefused,
  type TableData,
} from '@ontarget/evaluator/engine';
import type { Component, IsoDate, Plan, ValueId } from '@ontarget/evaluator/format';
import { eq, mul, parseRational, type Rational, rational, sum } from '@ontarget/evaluator/numbers';
import { own, paidComponentsOf } from '../sight/plan-view.ts';
import { rosterColumns, teamOf } from '../sight/somebody.ts';
import { measuredWindows, periodKeys } from '../sight/windows.ts';
import { dealsFor } from './deals.ts';
import { dealsRead, type Lever, leversOf } from './levers.ts';

/** Who is supposed: somebody in a role at its terms. */
export interface Supposition {
  /** The first day in the role; left out, so long ago that nothing depends on it. */
  readonly start?: IsoDate;
  /** Amounts that only the roster has, such as `target_pay`; those left out are taken as 120,000. */
  readonly columns?: Readonly<Record<string, Rational>>;
  /** The size of a deal, where pay reads deals one by one; left out, there is one each month. */
  readonly dealSize?: Rational;
}

/** A number, or why there is none. */
export type Supposed =
  | { readonly ok: true; readonly value: Rational }
  | { readonly ok: false; readonly reasons: readonly Reason[] };

export interface SupposedPeriod {
  /** Key of the window that the component is measured over. */
  readonly window: string;
  /** Absent where the component has no quota. */
  readonly attainment?: Rational;
  /** The result it is paid on, where that is a number. */
  readonly result?: Rational;
  readonly pay: Supposed;
}

export interface SupposedComponent {
  readonly name: string;
  /** Every measured period of the year that somebody is there in. */
  readonly periods: readonly SupposedPeriod[];
  /** Of the year. */
  readonly pay: Supposed;
}

/** What each lever is at: a multiple of its target, a level, a yearly amount, or a word; those left out are at their start. */
export type Levels = ReadonlyMap<ValueId, Rational | string>;

/**
 * A year of somebody made up, in a role, with results as supposed: the engine that pays says what they come to. The
 * same level holds in every period of the year.
 */
export class SupposedYear {
  readonly plan: Plan;
  readonly role: string;
  readonly levers: readonly Lever[];
  /** Columns that pay asks the roster for, as they are taken. */
  readonly columns: Readonly<Record<string, Rational>>;
  /** Whether pay reads deals one by one, so that their size matters. */
  readonly readsDeals: boolean;
  private readonly dealSize: Rational | undefined;
  private readonly deals: ReturnType<typeof dealsRead>;
  private readonly who: Pick<ExampleQuestion, 'subject' | 'roster'>;
  private readonly start: IsoDate | undefined;
  /** Of each lever with a target: the target in each window. */
  private readonly targets: ReadonlyMap<
    ValueId,
    readonly { readonly window: string; readonly at: Rational }[]
  >;

  constructor(plan: Plan, role: string, { start, columns = {}, dealSize }: Supposition = {}) {
    this.plan = plan;
    this.role = role;
    this.start = start;
    this.levers = leversOf(plan, role);
    this.deals = dealsRead(plan, role, this.levers);
    this.readsDeals = this.deals.length > 0;
    this.dealSize = dealSize;
    this.columns = { ...rosterColumns(plan, role), ...columns };
    const team = teamOf(plan, role);
    this.who = {
      subject: { payee: 'somebody', role, ...(team === undefined ? {} : { team }) },
      roster: { columns: this.columns, ...(start === undefined ? {} : { start }) },
    };
    this.targets = this.targetsOf();
  }

  /** What is paid, component by component and in total; money is rounded as `plan` says. */
  pay(levels: Levels, plan: Plan = this.plan): { components: SupposedComponent[]; total: Supposed } {
    const role = own(plan.roles, this.role);
    if (role === undefined) return { components: [], total: { ok: false, reasons: [] } };
    const components = paidComponentsOf(this.role, role).map(({ name, component }) => ({
      name,
      component,
      windows: this.windowsThere(component.measured),
    }));
    const paid = this.windowsThere(plan.paid);
    const questions = [
      ...components.flatMap(({ component, windows }) =>
        windows.flatMap((window) => asked(component, window)),
      ),
      ...paid.map((window) => ({ value: role.total, window })),
    ];
    const answers = answersTo(this.ask(this.given(levels), questions, plan, this.dealsAt(levels)?.tables));
    return {
      components: components.map(({ name, component, windows }) => {
        const periods = windows.map((window) => periodOf(component, window, answers));
        return { name, periods, pay: total(periods.map(({ pay }) => pay)) };
      }),
      total: total(paid.map((window) => supposed(answers(role.total, window)))),
    };
  }

  /** Some values over one stretch of time, such as the steps from a result to its pay, in the order asked for. */
  valuesAt(levels: Levels, values: readonly ValueId[], window: string): Supposed[] {
    const questions = values.map((value) => ({ value, window }));
    return this.ask(this.given(levels), questions, this.plan, this.dealsAt(levels)?.tables).map(supposed);
  }

  /** The total of the year alone. */
  total(levels: Levels, plan: Plan = this.plan): Supposed {
    const role = own(plan.roles, this.role);
    if (role === undefined) return { ok: false, reasons: [] };
    const paid = this.windowsThere(plan.paid);
    const questions = paid.map((window) => ({ value: role.total, window }));
    const answers = answersTo(this.ask(this.given(levels), questions, plan, this.dealsAt(levels)?.tables));
    return total(paid.map((window) => supposed(answers(role.total, window))));
  }

  /** What answers are worked out from, for whoever asks the engine for an explanation. */
  question(levels: Levels): Omit<ExampleQuestion, 'ask'> {
    return { plan: this.plan, ...this.who, overrides: this.given(levels), ...this.dealsAt(levels)?.tables };
  }

  /**
   * The deals that are made up at some levels, for a plan that reads them one by one; undefined where it reads none, or
   * where none can be made up that the measures count as is supposed.
   */
  dealsAt(
    levels: Levels,
  ): { tables: Pick<ExampleQuestion, 'tables' | 'onlyThese'>; count: number } | undefined {
    if (this.deals.length === 0) return undefined;
    const tables: Record<string, TableData> = {};
    const expected: { value: ValueId; window: string; total: Rational }[] = [];
    for (const { credits, result, amount } of this.deals) {
      const lever = this.levers.find(({ id }) => id === result);
      const months = lever && this.monthly(lever, levels);
      if (months === undefined) return undefined;
      const made = dealsFor(this.plan, { credits, amount, months }, this.who.subject, this.dealSize);
      if (made === undefined || Object.hasOwn(tables, made.table)) return undefined;
      tables[made.table] = made.data;
      expected.push(...[...months].map(([window, total]) => ({ value: result, window, total })));
    }
    const found = answersTo(this.ask([], expected, this.plan, { tables, onlyThese: true }));
    const isCounted = expected.every(({ value, window, total: wanted }) => {
      const counted = supposed(found(value, window));
      return counted.ok && eq(counted.value, wanted);
    });
    const count = Object.values(tables).reduce((sum, { rows }) => sum + rows.length, 0);
    return isCounted ? { tables: { tables, onlyThese: true }, count } : undefined;
  }

  /** What a lever comes to in each month; undefined where nothing says. */
  private monthly(lever: Lever, levels: Levels): ReadonlyMap<string, Rational> | undefined {
    const there = new Set(this.windowsThere('month'));
    const windows = this.windowsOf(lever, levels.get(lever.id) ?? lever.kind.start);
    const months = windows.flatMap(({ window, quantity }): [string, Rational][] =>
      there.has(window) && typeof quantity !== 'string' ? [[window, quantity]] : [],
    );
    return months.length === there.size ? new Map(months) : undefined;
  }

  /** Keys of the payment periods that somebody is there in. */
  paidPeriods(): string[] {
    return this.windowsThere(this.plan.paid);
  }

  /** Periods of a grain that end on the first day or later. */
  private windowsThere(grain: Component['measured']): string[] {
    const { start } = this;
    const all = periodKeys(this.plan, grain);
    return start === undefined ? all : all.filter((window) => (window.split('/')[1] ?? '') >= start);
  }

  private targetsOf(): SupposedYear['targets'] {
    const levers = this.levers.flatMap(({ id, kind }) =>
      kind.kind === 'of target' ? [{ id, target: kind.target }] : [],
    );
    const windows = measuredWindows(this.plan);
    const questions = levers.flatMap(({ target }) => windows.map((window) => ({ value: target, window })));
    const answers = answersTo(this.ask([], questions));
    return new Map(
      levers.map(({ id, target }) => [
        id,
        windows.flatMap((window) => {
          const answer = supposed(answers(target, window));
          return answer.ok ? { window, at: answer.value } : [];
        }),
      ]),
    );
  }

  private given(levels: Levels): GivenValue[] {
    return this.levers.flatMap((lever) => {
      const level = levels.get(lever.id) ?? lever.kind.start;
      return this.windowsOf(lever, level).flatMap(({ window, quantity }) =>
        lever.values.map((value) => ({ value, window, quantity })),
      );
    });
  }

  private windowsOf(
    { id, kind }: Lever,
    level: Rational | string,
  ): { window: string; quantity: Rational | string }[] {
    if (typeof level === 'string' || kind.kind === 'level' || kind.kind === 'word') {
      return measuredWindows(this.plan).map((window) => ({ window, quantity: level }));
    }
    if (kind.kind === 'of target') {
      return (this.targets.get(id) ?? []).map(({ window, at }) => ({ window, quantity: mul(at, level) }));
    }
    const months = this.windowsThere('month');
    const each = mul(level, rational(1, months.length));
    return months.map((window) => ({ window, quantity: each }));
  }

  private ask(
    overrides: readonly GivenValue[],
    questions: ExampleQuestion['ask'],
    plan: Plan = this.plan,
    tables: Pick<ExampleQuestion, 'tables' | 'onlyThese'> = {},
  ): readonly AskResult[] {
    if (questions.length === 0) return [];
    try {
      return evaluateWith({ plan, ...this.who, overrides, ...tables, ask: questions });
    } catch (error) {
      if (!(error instanceof RunRefused)) throw error;
      const reasons = [{ code: error.code, message: error.message }] as unknown as readonly Reason[];
      return questions.map(({ value, window }) => ({ ok: false, value, window, status: 'error', reasons }));
    }
  }
}

type Answers = (value: ValueId | undefined, window: string) => AskResult | undefined;

function answersTo(results: readonly AskResult[]): Answers {
  const byKey = new Map(results.map((one) => [`${one.value} ${one.window}`, one]));
  return (value, window) => byKey.get(`${value} ${window}`);
}

function asked({ stages }: Component, window: string): { value: ValueId; window: string }[] {
  return [stages.payout, stages.attainment, stages.measure].flatMap((value) =>
    value === undefined ? [] : { value, window },
  );
}

function periodOf({ stages }: Component, window: string, answers: Answers): SupposedPeriod {
  const attainment = number(answers(stages.attainment, window));
  const result = number(answers(stages.measure, window));
  return {
    window,
    pay: supposed(answers(stages.payout, window)),
    ...(attainment === undefined ? {} : { attainment }),
    ...(result === undefined ? {} : { result }),
  };
}

function number(answer: AskResult | undefined): Rational | undefined {
  const read = supposed(answer);
  return read.ok ? read.value : undefined;
}

function supposed(answer: AskResult | undefined): Supposed {
  if (answer === undefined) return { ok: false, reasons: [] };
  if (!answer.ok) return { ok: false, reasons: answer.reasons };
  const parsed = parseRational(answer.quantity.value);
  return parsed.ok ? parsed : { ok: false, reasons: [] };
}

/** One that is not known makes the sum unknown. */
function total(parts: readonly Supposed[]): Supposed {
  const held = parts.find(({ ok }) => !ok);
  if (held !== undefined) return held;
  return { ok: true, value: sum(parts.flatMap((one) => (one.ok ? one.value : []))) };
}
