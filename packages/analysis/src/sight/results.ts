import type { NodeId, Plan, ValueId } from '@ontarget/evaluator/format';
import type { Rational } from '@ontarget/evaluator/numbers';
import { own, paidComponentsOf } from './plan-view.ts';
import { objectsIn, readsOf } from './reads.ts';
import { targetPoint } from './target-point.ts';

/** A result that has a target: another value, or the point at which a curve pays its target. */
export interface TargetedResult {
  readonly value: ValueId;
  readonly target: { readonly value: ValueId } | { readonly point: Rational | string };
}

/**
 * The results that a role's pay is worked out from and that have a target: of goal nodes theirs, of components their
 * quota, else the point of their curve. A result that only stands for another one gives it the same target.
 */
export function targetedResults(plan: Plan, role: string): TargetedResult[] {
  const known = own(plan.roles, role);
  if (known === undefined) return [];
  const reached = readsOf(plan, [known.total, known.paid]).values;
  const found = new Map<ValueId, TargetedResult>();
  const put = (value: ValueId, target: TargetedResult['target']): void => {
    for (let at: ValueId | undefined = value; at !== undefined && !found.has(at); at = standsFor(plan, at)) {
      if (reached.has(at)) found.set(at, { value: at, target });
    }
  };
  // A component's own quota comes first: what it is paid on is then the payee's, not the team's.
  for (const { component } of paidComponentsOf(role, known)) {
    const { measure, quota } = component.stages;
    if (measure === undefined) continue;
    if (quota !== undefined) {
      put(measure, { value: quota });
      continue;
    }
    const point = targetPoint(plan, component);
    if (point === undefined) continue;
    put(measure, { point: point.result });
    const across =
      point.across === undefined ? undefined : acrossOf(plan, component.stages.pay, component.curve);
    if (across !== undefined && point.across !== undefined) put(across, { point: point.across });
  }
  for (const { target, actual } of Object.values(plan.goals)) put(actual, { value: target });
  return [...found.values()];
}

/** The value that a formula is nothing but. */
function standsFor(plan: Plan, id: ValueId): ValueId | undefined {
  const formula = own(plan.values, id)?.formula;
  return formula?.op === 'value' && formula.window === undefined ? formula.id : undefined;
}

/** The value that a component's matrix reads along its columns. */
function acrossOf(plan: Plan, pay: ValueId | undefined, curve: string | undefined): ValueId | undefined {
  if (pay === undefined) return undefined;
  for (const id of readsOf(plan, [pay]).values) {
    for (const node of objectsIn(own(plan.values, id)?.formula)) {
      const across = node.across as { op?: string; id?: ValueId } | undefined;
      if (node.op === 'matrix' && node.curve === curve && across?.op === 'value') return across.id;
    }
  }
  return undefined;
}

/** How a result moves when only some measures fall; `unknown` where it is made of them in a way that nothing states. */
export type Movement = 'falls' | 'stays' | 'unknown';

/**
 * Whether a result falls with measures: it is a result of one of them, or a ratio whose upper part alone is. One that is
 * worked out from them in another way moves as nobody has said.
 */
export function movementOf(plan: Plan, id: ValueId, falling: ReadonlySet<string>): Movement {
  const value = own(plan.values, id);
  if (value === undefined || !readsMeasures(plan, [id], falling)) return 'stays';
  const measure = measureOf(plan, id);
  if (measure !== undefined && falling.has(measure)) return 'falls';
  const { formula } = value;
  if (formula.op === 'value' && formula.window === undefined) return movementOf(plan, formula.id, falling);
  if (formula.op === 'team') {
    const moves = new Set(
      Object.values(formula.cases).map((one) =>
        one.op === 'value' ? movementOf(plan, one.id, falling) : 'unknown',
      ),
    );
    return moves.size === 1 ? ([...moves][0] ?? 'unknown') : 'unknown';
  }
  if (formula.op === 'total') return 'falls';
  if (formula.op !== 'quotient') return 'unknown';
  const [top, bottom] = formula.of.map((part) => part.op === 'value' && movementOf(plan, part.id, falling));
  return top === 'falls' && bottom === 'stays' ? 'falls' : 'unknown';
}

/** The measure that a value is a result of. */
function measureOf(plan: Plan, id: ValueId): string | undefined {
  const node = Object.values(plan.goals).find(({ actual }) => actual === id);
  if (node !== undefined) return node.measure;
  return Object.entries(plan.measures).find(([, { results }]) => results?.includes(id))?.[0];
}

/** Whether any of some values is worked out from results of measures. */
export function readsMeasures(plan: Plan, values: Iterable<ValueId>, measures: ReadonlySet<string>): boolean {
  const reads = readsOf(plan, values);
  const credits = creditsOf(plan, measures);
  return (
    [...reads.credits].some((table) => credits.has(table)) ||
    [...reads.entered].some((measure) => measures.has(measure)) ||
    [...measures].some((name) => own(plan.measures, name)?.results?.some((id) => reads.values.has(id))) ||
    Object.values(plan.goals).some(({ measure, actual }) => measures.has(measure) && reads.values.has(actual))
  );
}

/** The tables of credits that the results of measures are totals of. */
function creditsOf(plan: Plan, measures: ReadonlySet<string>): ReadonlySet<NodeId> {
  const tables = new Set<NodeId>();
  const results = [
    ...[...measures].flatMap((name) => own(plan.measures, name)?.results ?? []),
    ...Object.values(plan.goals).flatMap(({ measure, actual }) => (measures.has(measure) ? [actual] : [])),
  ];
  for (const id of results) {
    const formula = own(plan.values, id)?.formula;
    const total = formula?.op === 'resume' ? formula.of : formula;
    if (total?.op === 'total') tables.add(total.credits);
  }
  return tables;
}
