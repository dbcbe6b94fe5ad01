import { formulaWords, quantityWords } from '@ontarget/evaluator/engine';
import type { Expression, Grain, NaryExpression, Plan, Rounding, Stage } from '@ontarget/evaluator/format';
import { add, formatPercent, type Rational, ZERO } from '@ontarget/evaluator/numbers';
import { exact } from '../sight/plan-view.ts';
import { objectsIn } from '../sight/reads.ts';

/** Stages whose last step is a limit: the limit alone is said of them. */
const LIMITS: ReadonlySet<Stage> = new Set(['cap', 'floor', 'year cap']);

/** A formula in words, with what words of it alone leave out: what holds where the roster is silent, and how it is phased. */
export function formulaText(plan: Plan, formula: Expression, stage?: Stage): string {
  const limit = stage !== undefined && LIMITS.has(stage) ? limitOf(formula) : undefined;
  const words =
    limit === undefined
      ? formulaWords(formula, plan)
      : `${limit.op === 'least' ? 'no more than' : 'no less than'} ${formulaWords(limit.bound, plan)}`;
  const phases = [...objectsIn(formula)].flatMap((node) =>
    node.op === 'phase' ? [phaseWords(node.shares)] : [],
  );
  const standard = [...objectsIn(formula)].flatMap((node) =>
    node.op === 'roster' && node.whenBlank !== undefined
      ? [`${formulaWords(node.whenBlank as Expression, plan)} unless the roster says otherwise`]
      : [],
  );
  return [words, ...new Set([...standard, ...phases])].join(', ');
}

function limitOf(formula: Expression): { op: NaryExpression['op']; bound: Expression } | undefined {
  for (const node of objectsIn(formula)) {
    if (node.op !== 'least' && node.op !== 'greatest') continue;
    const bound = (node as unknown as NaryExpression).of[1];
    if (bound !== undefined) return { op: node.op, bound };
  }
  return undefined;
}

/** `phased 20% 25% 25% 30%`: by quarter where the months of each are alike, else by month. */
function phaseWords(shares: unknown): string {
  const months = (shares as string[]).map(exact);
  const quarters = [0, 3, 6, 9].map((from) => months.slice(from, from + 3));
  const isEven = quarters.every((quarter) => new Set(quarter.map((one) => `${one.n}/${one.d}`)).size <= 1);
  const parts = isEven ? quarters.map((quarter) => quarter.reduce(add, ZERO)) : months;
  const isFlat = new Set(parts.map(({ n, d }) => `${n}/${d}`)).size === 1;
  return isFlat ? 'phased evenly' : `phased ${parts.map(formatPercent).join(' ')}`;
}

/** How long a component's results run, as the plan says it. */
export function timingWords({
  measured,
  toDate,
  within,
  catchUp,
}: {
  readonly measured: Grain;
  readonly toDate: boolean;
  readonly within?: string;
  readonly catchUp?: boolean;
}): string {
  const each = measured === 'year' ? 'the year' : `each ${measured}`;
  const catchingUp = catchUp === true ? ', catching up on the year to date' : '';
  if (!toDate) return `${each} by itself${catchingUp}`;
  return `${each}, ${within ?? 'year'} to date${catchingUp}`;
}

export function roundingWords({ mode, unit }: Rounding, plan: Plan): string {
  return `${mode} to ${quantityWords({ value: unit, unit: plan.currency }, plan.currency)}`;
}

export function percentWords(text: string): string {
  return formatPercent(exact(text));
}

export function percentOf(value: Rational): string {
  return formatPercent(value);
}
