import { type AskResult, evaluateWith, type GivenValue, RunRefused } from '@ontarget/evaluator/engine';
import type { Plan, ValueId } from '@ontarget/evaluator/format';
import { mul, ONE, parseRational, type Rational, sum } from '@ontarget/evaluator/numbers';
import { own, paidComponentsOf } from './plan-view.ts';
import { readsOf } from './reads.ts';
import { type Movement, movementOf, readsMeasures, targetedResults } from './results.ts';
import { askedOfRoster, rosterColumns, teamOf } from './somebody.ts';
import { withoutRounding } from './unrounded.ts';
import { measuredWindows, periodKeys, yearKey } from './windows.ts';

/** A made-up year of one person in a role, there all year, in which every result that has a target can be set. */
export interface TargetWorld {
  readonly role: string;
  /** The plan without the rounding of payments, so that shares are exact. */
  readonly plan: Plan;
  readonly team?: string;
  readonly columns: Readonly<Record<string, Rational>>;
  /** What each result comes to at its target, window by window. */
  readonly results: readonly {
    readonly value: ValueId;
    readonly window: string;
    readonly at: Rational | string;
  }[];
}

/** A number, or why there is none. */
export type Worked =
  | { readonly ok: true; readonly value: Rational }
  | { readonly ok: false; readonly reason: string };

/** Makes the year: what is asked of the roster alone is taken as a round amount, since only shares are asked for. */
export function atTarget(plan: Plan, role: string): TargetWorld {
  const exactPlan = withoutRounding(plan);
  const targeted = targetedResults(exactPlan, role);
  const team = teamOf(exactPlan, role);
  const columns = rosterColumns(exactPlan, role);
  const world = { role, plan: exactPlan, ...(team === undefined ? {} : { team }), columns };
  const windows = measuredWindows(exactPlan);
  const asked = targeted.flatMap(({ value, target }) => windows.map((window) => ({ value, window, target })));
  const quotas = asked.flatMap(({ target, window }) =>
    'value' in target ? [{ value: target.value, window }] : [],
  );
  const answers = new Map<string, Rational>();
  for (const answer of ask(world, [], quotas)) {
    const found = answer.ok ? parseRational(answer.quantity.value) : undefined;
    if (found?.ok) answers.set(`${answer.value} ${answer.window}`, found.value);
  }
  const results = asked.flatMap(({ value, window, target }) => {
    const at = 'point' in target ? target.point : answers.get(`${target.value} ${window}`);
    return at === undefined ? [] : [{ value, window, at }];
  });
  return { ...world, results };
}

/** What a component earns over the year when every result is at its target and every requirement met. */
export function paysAtTarget(plan: Plan, world: TargetWorld, name: string): Worked {
  const component = own(own(plan.roles, world.role)?.components ?? {}, name);
  if (component === undefined) return { ok: false, reason: 'it is not compiled' };
  if (readsNominal(world, component.stages.earned))
    return { ok: false, reason: 'only the roster says what its target is' };
  const asked = periodKeys(plan, component.measured).map((window) => ({
    value: component.stages.earned,
    window,
  }));
  return total(ask(world, given(world, NOTHING, ONE), asked));
}

/**
 * What the role is paid over the year, before draws and the rounding of payments, with the results of some measures at a
 * level of their targets and all others at theirs. Components named in `without` pay nothing.
 */
export function paysWhen(
  world: TargetWorld,
  falling: ReadonlySet<string>,
  level: Rational,
  without: readonly string[],
): Worked {
  const known = own(world.plan.roles, world.role);
  if (known === undefined) return { ok: false, reason: 'the role is not compiled' };
  const unknown = world.results.find(({ value }) => movementOf(world.plan, value, falling) === 'unknown');
  if (unknown !== undefined) {
    const title = own(world.plan.values, unknown.value)?.title ?? unknown.value;
    return { ok: false, reason: `nothing says how "${title}" moves with them` };
  }
  const nothing = without.flatMap((name) => {
    const payout = known.components[name]?.stages.payout;
    return payout === undefined
      ? []
      : measuredWindows(world.plan).map((window) => ({ value: payout, window, quantity: '0' }));
  });
  const asked = periodKeys(world.plan, world.plan.paid).map((window) => ({ value: known.total, window }));
  return total(ask(world, [...given(world, falling, level), ...nothing], asked));
}

const NOTHING: ReadonlySet<string> = new Set();

/** Results at their targets or at a level of them; requirements met and factors one, where they are about neither. */
function given(world: TargetWorld, falling: ReadonlySet<string>, level: Rational): GivenValue[] {
  const { plan, role, results } = world;
  const moves = new Map<ValueId, Movement>();
  const overrides = results.map(({ value, window, at }): GivenValue => {
    const move = moves.get(value) ?? movementOf(plan, value, falling);
    moves.set(value, move);
    return { value, window, quantity: typeof at === 'string' || move !== 'falls' ? at : mul(at, level) };
  });
  const settled = new Set(results.map(({ value }) => value));
  const windows = measuredWindows(plan);
  for (const { value, quantity } of assumed(plan, role, settled, falling)) {
    overrides.push(...windows.map((window) => ({ value, window, quantity })));
  }
  return overrides;
}

/** What is taken as met, or as one, because it is about results that stay where they are. */
function assumed(
  plan: Plan,
  role: string,
  settled: ReadonlySet<ValueId>,
  falling: ReadonlySet<string>,
): { value: ValueId; quantity: string }[] {
  const known = own(plan.roles, role);
  if (known === undefined) return [];
  const components = paidComponentsOf(role, known).map(({ component }) => component);
  const requirements = [...components.flatMap((one) => one.requirements), ...(known.requirements ?? [])];
  const isSettled = (id: ValueId): boolean => {
    const reads = readsOf(plan, [id], settled);
    return reads.credits.size + reads.entered.size === 0;
  };
  const met = requirements
    .filter(({ value }) => !readsMeasures(plan, [value], falling))
    .map(({ value }) => ({ value, quantity: 'yes' }));
  const factors = [...readsOf(plan, [known.total]).values]
    .filter((id) => own(plan.values, id)?.stage === 'multiplier')
    .filter((id) => !isSettled(id) && !readsMeasures(plan, [id], falling))
    .map((value) => ({ value, quantity: '1' }));
  return [...met, ...factors];
}

function ask(
  world: Pick<TargetWorld, 'plan' | 'role' | 'team' | 'columns'>,
  overrides: readonly GivenValue[],
  asked: readonly { value: ValueId; window: string }[],
): readonly AskResult[] {
  if (asked.length === 0) return [];
  const { plan, role, team, columns } = world;
  try {
    return evaluateWith({
      plan,
      subject: { payee: 'somebody', role, ...(team === undefined ? {} : { team }) },
      roster: { columns },
      overrides,
      ask: asked,
    });
  } catch (error) {
    if (!(error instanceof RunRefused)) throw error;
    const reasons = [{ code: error.code, message: error.message }];
    return asked.map((one) => ({ ok: false, ...one, status: 'error', reasons }) as unknown as AskResult);
  }
}

function total(answers: readonly AskResult[]): Worked {
  const held = answers.find((answer) => !answer.ok);
  if (held !== undefined && !held.ok)
    return { ok: false, reason: held.reasons[0]?.message ?? 'it has no value' };
  const numbers = answers.map((answer) => (answer.ok ? parseRational(answer.quantity.value) : undefined));
  return { ok: true, value: sum(numbers.flatMap((one) => (one?.ok ? [one.value] : []))) };
}

function readsNominal({ plan, columns }: TargetWorld, id: ValueId): boolean {
  if (Object.keys(columns).length === 0) return false;
  return [...readsOf(plan, [id]).values].some(
    (one) => askedOfRoster(own(plan.values, one)?.formula).length > 0,
  );
}

/** Whether what a role is paid in money depends on amounts that only the roster has. */
export function dependsOnRoster(world: TargetWorld, without: readonly string[]): boolean {
  const known = own(world.plan.roles, world.role);
  if (known === undefined || Object.keys(world.columns).length === 0) return false;
  return paidComponentsOf(world.role, known)
    .filter(({ name, component }) => component.kind !== 'weighted' && !without.includes(name))
    .some(({ component }) => readsNominal(world, component.stages.earned));
}

/** The key of the plan's whole year. */
export const wholeYear = yearKey;
