import { evaluateWith, type RunInput } from '@ontarget/evaluator/engine';
import type { GoalNode, NodeId, Plan } from '@ontarget/evaluator/format';
import { add, div, isZero, mul, type Rational, ZERO } from '@ontarget/evaluator/numbers';
import { exactOf } from './exact.ts';
import { yearInPeriods } from './periods.ts';

/** A part whose share its people decide, against those that divide the same rest. */
export type ByWeight = Extract<GoalNode['part'], { kind: 'divides by weight' }>;

/** Whether a part divides the number above it, by a stated share or by weight. */
export function divides(
  part: GoalNode['part'],
): part is Extract<GoalNode['part'], { kind: 'divides' | 'divides by weight' }> {
  return part.kind === 'divides' || part.kind === 'divides by weight';
}

/** What a part counts by, in the plan's words: `by the headcount of AE each quarter`. */
export function byWeightWords({ by, among = [], each }: ByWeight): string {
  if (typeof by === 'object' && 'lastYearOf' in by) return `by ${by.lastYearOf} of last year`;
  const what = by === 'headcount' ? 'the headcount' : `the roster's ${by.column}`;
  const of = among.length === 0 ? '' : ` of ${among.join(', ')}`;
  return `by ${what}${of}${each === undefined ? '' : ` each ${each}`}`;
}

/**
 * What a part by weight has of the number that is handed down, in each month of the year: together × weight ÷ Σ weights.
 * Undefined where nobody knows it, as without a roster.
 */
export function sharesByWeight(
  plan: Plan,
  id: NodeId,
  tables: RunInput['tables'],
): readonly Rational[] | undefined {
  const node = plan.goals[id];
  if (node?.part.kind !== 'divides by weight') return undefined;
  const { part, parent } = node;
  const beside = Object.values(plan.goals).flatMap((one) =>
    one.parent === parent && one.part.kind === 'divides by weight' ? [one.part.weight] : [],
  );
  const { year, periods } = yearInPeriods(plan, 'month');
  // What a year brought in is a number of the whole of it.
  const windows = periods.map(({ key }) => (part.each === undefined ? year.key : key));
  const answers = evaluateWith({
    plan,
    subject: { payee: '', role: '' },
    overrides: [],
    ask: windows.flatMap((window) => beside.map((value) => ({ value, window }))),
    tables,
  });
  const own = beside.indexOf(part.weight);
  const shares = windows.map((_, month): Rational | undefined => {
    const weights = answers
      .slice(month * beside.length, (month + 1) * beside.length)
      .map((answer) => (answer.ok ? exactOf(answer.quantity.value) : undefined));
    if (!weights.every((weight) => weight !== undefined)) return undefined;
    const all = weights.reduce(add, ZERO);
    return isZero(all) ? undefined : mul(exactOf(part.together), div(weights[own] ?? ZERO, all));
  });
  return shares.every((share) => share !== undefined) ? shares : undefined;
}
