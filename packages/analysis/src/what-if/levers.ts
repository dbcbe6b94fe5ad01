import type { Expression, Plan, Unit, ValueId } from '@ontarget/evaluator/format';
import { ONE, type Rational, ZERO } from '@ontarget/evaluator/numbers';
import { own, paidComponentsOf } from '../sight/plan-view.ts';
import { readsOf } from '../sight/reads.ts';
import { type TargetedResult, targetedResults } from '../sight/results.ts';
import { resultsOf } from '../simulate/results.ts';

/** A result that a role's pay hangs on and that can be supposed. */
export interface Lever {
  /** The result itself, behind all values that only stand for it: unique in a role, and the same in every role. */
  readonly id: ValueId;
  readonly title: string;
  /** Names of the components that are paid on it; empty where only a condition reads it. */
  readonly components: readonly string[];
  /** The unit of the result. */
  readonly unit: Unit;
  /** Every value that comes to this result. */
  readonly values: readonly ValueId[];
  readonly kind: LeverKind;
}

export type LeverKind =
  /** A multiple of a quota or target: 1 is on target. */
  | { readonly kind: 'of target'; readonly target: ValueId; readonly start: Rational }
  /** A score, a ratio or another level without a quota, which holds for any stretch of time. */
  | { readonly kind: 'level'; readonly start: Rational }
  /** One of the levels of a graded curve. */
  | { readonly kind: 'word'; readonly words: readonly string[]; readonly start: string }
  /** An amount or number of the whole year that has no target, spread evenly over its months. */
  | { readonly kind: 'amount'; readonly start: Rational };

/**
 * The results behind a role's pay, those with a target first, in the order of its components. A result that is read
 * through several names, as a goal's own number is, is one lever.
 */
export function leversOf(plan: Plan, role: string): Lever[] {
  const known = own(plan.roles, role);
  if (known === undefined) return [];
  const targeted = targetedResults(plan, role);
  const byRoot = Map.groupBy(targeted, ({ value }) => rootOf(plan, value));
  const levers = [...byRoot].flatMap(([id, results]) => {
    const kind = kindOf(plan, role, results);
    return kind === undefined ? [] : leverOf(plan, role, id, results, kind);
  });
  const more = untargeted(plan, role, new Set(targeted.map(({ value }) => value)));
  return [...levers, ...more, ...dealByDeal(plan, role, [...levers, ...more])];
}

/** Credits tables whose rows a role's pay reads by themselves, each with the measure's own total of them. */
export function dealsRead(
  plan: Plan,
  role: string,
  levers: readonly Lever[],
): { readonly credits: string; readonly result: ValueId; readonly amount: string }[] {
  const known = own(plan.roles, role);
  if (known === undefined) return [];
  const settled = new Set(levers.flatMap(({ values }) => values));
  const results = resultsOf(plan);
  return [...readsOf(plan, [known.total], settled).credits].sort().flatMap((credits) => {
    for (const [result, { formula }] of Object.entries(plan.values)) {
      if (!results.has(result) || formula.op !== 'total' || formula.credits !== credits) continue;
      const { function: how, of, whose } = formula;
      if (how === 'sum' && of?.op === 'column' && whose === 'payee own' && formula.where === undefined) {
        return { credits, result, amount: of.name };
      }
    }
    return [];
  });
}

/** Measures that are paid deal by deal alone, so that nothing reads their total. */
function dealByDeal(plan: Plan, role: string, levers: readonly Lever[]): Lever[] {
  return dealsRead(plan, role, levers)
    .filter(({ result }) => !levers.some(({ id }) => id === result))
    .map(({ result }) => leverOf(plan, role, result, [], { kind: 'amount', start: ZERO }));
}

function leverOf(
  plan: Plan,
  role: string,
  id: ValueId,
  results: readonly { readonly value: ValueId }[],
  kind: LeverKind,
): Lever {
  const values = [...new Set([id, ...results.map(({ value }) => value)])];
  const definition = own(plan.values, id);
  return {
    id,
    title: titleOf(plan, values),
    components: componentsOn(plan, role, id),
    unit: definition?.unit ?? 'number',
    values,
    kind,
  };
}

function kindOf(plan: Plan, role: string, results: readonly TargetedResult[]): LeverKind | undefined {
  const [first] = results;
  if (first === undefined) return undefined;
  const { target } = first;
  if ('value' in target) return { kind: 'of target', target: target.value, start: ONE };
  if (typeof target.point !== 'string') return { kind: 'level', start: target.point };
  const words = wordsFor(plan, role, results);
  return words === undefined ? undefined : { kind: 'word', words, start: target.point };
}

/** The levels of the curve that a result is read on. */
function wordsFor(
  plan: Plan,
  role: string,
  results: readonly TargetedResult[],
): readonly string[] | undefined {
  const known = own(plan.roles, role);
  for (const { component } of known === undefined ? [] : paidComponentsOf(role, known)) {
    const isOn = results.some(({ value }) => value === component.stages.measure);
    const curve = own(plan.curves, component.curve);
    if (isOn && curve?.kind === 'by grade') return Object.keys(curve.levels);
  }
  return undefined;
}

/** Results that nothing gives a target: what a commission is paid on, what a condition asks for. */
function untargeted(plan: Plan, role: string, settled: ReadonlySet<ValueId>): Lever[] {
  const known = own(plan.roles, role);
  if (known === undefined) return [];
  const results = resultsOf(plan);
  return [...readsOf(plan, [known.total], settled).values]
    .filter((id) => !settled.has(id) && results.has(id) && isNumeric(own(plan.values, id)?.unit))
    .sort()
    .map((id) => {
      const addsUp = results.get(id)?.addsUp === true;
      return leverOf(plan, role, id, [], { kind: addsUp ? 'amount' : 'level', start: ZERO });
    });
}

const WORDS: ReadonlySet<string> = new Set(['grade', 'text', 'payee', 'flag', 'date', 'currency']);

function isNumeric(unit: Unit | undefined): boolean {
  return unit !== undefined && !WORDS.has(unit);
}

/** The value behind one that is only another name of it. */
function rootOf(plan: Plan, id: ValueId): ValueId {
  let at = id;
  for (let steps = 0; steps < 20; steps += 1) {
    const formula: Expression | undefined = own(plan.values, at)?.formula;
    if (formula?.op !== 'value' || formula.window !== undefined) return at;
    at = formula.id;
  }
  return at;
}

/** A goal's own name before its measure's. */
function titleOf(plan: Plan, values: readonly ValueId[]): string {
  const node = Object.values(plan.goals).find(({ actual }) => values.includes(actual));
  return node?.title ?? own(plan.values, values[0])?.title ?? values[0] ?? '';
}

function componentsOn(plan: Plan, role: string, root: ValueId): string[] {
  const known = own(plan.roles, role);
  if (known === undefined) return [];
  return paidComponentsOf(role, known)
    .filter(
      ({ component: { stages } }) => stages.measure !== undefined && rootOf(plan, stages.measure) === root,
    )
    .map(({ name }) => name);
}
