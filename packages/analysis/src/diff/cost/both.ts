import type { Reason, TableData } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import type { Rational } from '@ontarget/evaluator/numbers';
import type { Assumptions } from '../../simulate/assumptions.ts';
import { type Drivers, targetFor } from '../../simulate/drivers.ts';
import { FastYears } from '../../simulate/fast/fast-years.ts';
import type { Result } from '../../simulate/results.ts';
import { driversFor, type Side, set, sideOf } from '../../simulate/side.ts';
import type { NotSimulated, Simulation } from '../../simulate/simulate.ts';
import { Sizes } from '../../simulate/sizes.ts';
import { Tally } from '../../simulate/tally.ts';
import { Years } from '../../simulate/year.ts';
import { withLaterNames } from '../rename.ts';
import { Ledger } from './ledger.ts';

/** A plan, and the roster and look-up tables that it reads. */
export interface PlanAndPeople {
  readonly plan: Plan;
  readonly tables: Readonly<Record<string, TableData>>;
}

/** What a year is drawn for both plans by. */
export interface CostInput {
  readonly before: PlanAndPeople;
  readonly after: PlanAndPeople;
  /** Measures by the later plan's names. */
  readonly assumptions: Assumptions;
  /**
   * What is the same for both: the `results`, as large as the earlier plan's quotas and targets say, and the later one's where
   * the earlier has none; or the `attainments`, of each plan's own quotas and targets.
   */
  readonly same: 'results' | 'attainments';
  /** `reference`: everybody is paid by the reference engine, payee by payee; without it, whoever can be in columns. */
  readonly by?: 'reference';
  /** Told after each draw how many are done. */
  readonly progress?: (done: number) => void;
}

/** Money of the earlier and of the later plan, in their currency. */
export interface BeforeAndAfter {
  readonly before: Rational;
  readonly after: Rational;
}

/** What the people of a role cost by both plans. */
export interface RoleCosts {
  readonly role: string;
  /** Who has the role by either plan, and who of them is paid otherwise in some drawn year or has another target pay. */
  readonly people: ReadonlySet<string>;
  readonly moving: ReadonlySet<string>;
  readonly target: BeforeAndAfter;
  /** What each drawn year costs, in the order of the draws: the same year by both. */
  readonly draws: readonly BeforeAndAfter[];
}

/** What the same drawn years cost by two plans. */
export interface CostsByBoth {
  readonly ok: true;
  readonly before: Simulation;
  readonly after: Simulation;
  /** By the later plan's names, sorted; a role that only one plan has costs nothing by the other. */
  readonly roles: readonly RoleCosts[];
  readonly only: OnlyInOne;
}

/** What only one of the plans has, and so is paid on one side alone. */
export interface OnlyInOne {
  readonly before: OnlyHere;
  readonly after: OnlyHere;
}

export interface OnlyHere {
  readonly roles: readonly string[];
  /** Of roles that both have. */
  readonly components: readonly { readonly role: string; readonly component: string }[];
  readonly measures: readonly string[];
}

/** Why nothing is drawn. */
export interface NotDrawn {
  readonly ok: false;
  /** Measures that both plans together do not say the size of. */
  readonly unknown: readonly string[];
  /** What is wrong with the roster, and for which plan. */
  readonly side?: 'before' | 'after';
  readonly problems: readonly Reason[];
}

/** Draws a year over and over, and pays each drawn year by two plans. The same input gives the same result. */
export function costsByBoth(input: CostInput): CostsByBoth | NotDrawn {
  const { before, after, same, by, progress, assumptions: asked } = input;
  const { plan: earlier } = withLaterNames(before.plan, after.plan);
  const was = sideOf(earlier, knownRoles(before.tables, earlier, after.plan), asked);
  const is = sideOf(after.plan, knownRoles(after.tables, after.plan, earlier), asked);
  if (!was.ok) return notDrawn(was, 'before');
  if (!is.ok) return notDrawn(is, 'after');
  const settings = settingsOf(was, is, input);
  const unknown = settings.flatMap(({ setting }) => setting.drivers.unknown);
  if (unknown.length > 0) return { ok: false, unknown: [...new Set(unknown)].sort(), problems: [] };
  const world = settings.map(({ setting }) => setting);
  const [old, now] = settings.map(({ setting, whatIf }) => {
    const sizes = new Sizes(setting, same === 'results' ? world : [setting]);
    const tally = new Tally(setting.plan, setting.drivers, setting);
    exhausted(tally.countTargets());
    const fast =
      by === 'reference'
        ? undefined
        : exhausted(FastYears.of(setting, { whatIf, paidBy: setting.plan }, sizes));
    return { setting, tally, fast, years: fast ?? new Years(setting, whatIf, sizes) };
  }) as [Drawn, Drawn];
  const ledger = new Ledger();
  for (const [side, { setting, tally }] of [
    ['before', old],
    ['after', now],
  ] as const)
    for (const one of setting.people.assigned) ledger.target(side, one.subject, tally.targetOf(one));
  ledger.next();
  for (let number = 0; number < asked.draws; number += 1) {
    for (const [side, { tally, years }] of [
      ['before', old],
      ['after', now],
    ] as const) {
      const drawn = exhausted(years.draw(number));
      exhausted(tally.count(drawn));
      ledger.year(side, drawn);
    }
    ledger.next();
    progress?.(number + 1);
  }
  const [outcome, later] = [old, now].map(({ tally, fast }, index) => ({
    ok: true as const,
    ...exhausted(tally.outcome()),
    byReference: fast?.left ?? [],
    scoresAtTarget: [was, is][index]?.scoresAtTarget ?? [],
    assumable: [was, is][index]?.assumable ?? [],
  })) as [Simulation, Simulation];
  return {
    ok: true,
    before: outcome,
    after: later,
    roles: ledger.roles(),
    only: { before: onlyIn(earlier, after.plan), after: onlyIn(after.plan, earlier) },
  };
}

interface Drawn {
  readonly setting: ReturnType<typeof set>['setting'];
  readonly tally: Tally;
  readonly fast: FastYears | undefined;
  readonly years: FastYears | Years;
}

/** Who has a role that only the other plan has is nobody by this one, and no mistake of the roster. */
function knownRoles(tables: PlanAndPeople['tables'], plan: Plan, other: Plan): PlanAndPeople['tables'] {
  const { roster } = tables;
  if (roster === undefined) return tables;
  const isKnown = (role: unknown) =>
    typeof role !== 'string' || Object.hasOwn(plan.roles, role) || !Object.hasOwn(other.roles, role);
  return { ...tables, roster: { rows: roster.rows.filter(({ values }) => isKnown(values.role)) } };
}

function notDrawn({ unknown, problems }: NotSimulated, side: 'before' | 'after'): NotDrawn {
  return { ok: false, unknown, problems, side };
}

/** Both plans with what drives them. For the same results, what either says the size of need not be supposed for the other. */
function settingsOf(was: Side, is: Side, { assumptions, same }: CostInput): ReturnType<typeof set>[] {
  const scores = new Set([...was.scoresAtTarget, ...is.scoresAtTarget]);
  const sides = [was, is].map((side) => ({
    ...side,
    scoresAtTarget: [...scores].filter((name) => assumptions.results[name] === undefined),
  }));
  const alone = sides.map((side) => driversFor(side, assumptions));
  return sides.map((side, index) => {
    const other = 1 - index;
    const [plan, drivers] = [sides[other]?.plan, alone[other]?.drivers];
    const isSized = (result: Result) =>
      same === 'results' && plan !== undefined && drivers !== undefined && sizes(plan, drivers, result);
    return set(side, driversFor(side, assumptions, isSized));
  });
}

function sizes(plan: Plan, { quotas, managers, targets }: Drivers, result: Result): boolean {
  const { measure } = result;
  return quotas.has(measure) || managers.has(measure) || targetFor(plan, targets, result) !== undefined;
}

function onlyIn(plan: Plan, other: Plan): OnlyHere {
  return {
    roles: missing(plan.roles, other.roles),
    components: Object.entries(plan.roles).flatMap(([role, { components }]) => {
      const there = other.roles[role]?.components;
      return there === undefined ? [] : missing(components, there).map((component) => ({ role, component }));
    }),
    measures: missing(plan.measures, other.measures),
  };
}

function missing(here: object, there: object): string[] {
  return Object.keys(here)
    .filter((name) => !(name in there))
    .sort();
}

function exhausted<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
