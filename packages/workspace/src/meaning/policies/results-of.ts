import { objectsIn, readsOf } from '@ontarget/analysis/sight';
import type { Component, CreditsTable, Expression, Plan, TotalExpression } from '@ontarget/evaluator/format';

/** The formula that a component's result is, behind values that only stand for another one. */
export function resultOf(plan: Plan, { stages }: Component): Expression | undefined {
  let formula = plan.values[stages.measure ?? '']?.formula;
  for (let seen = 0; formula?.op === 'value' && formula.window === undefined && seen < DEEPEST; seen += 1)
    formula = plan.values[formula.id]?.formula;
  return formula?.op === 'resume' ? formula.of : formula;
}

const DEEPEST = 20;

/** Units of what somebody judges, as against a number that is only entered by hand. */
const JUDGED: ReadonlySet<string> = new Set(['score', 'grade']);

/** Whether a unit is one of what somebody judges. */
export function isJudgedUnit(unit: string): boolean {
  return JUDGED.has(unit);
}

/** Whether a component is paid on what somebody scores. */
export function isScored(plan: Plan, component: Component): boolean {
  const isEntered = [...objectsIn(resultOf(plan, component))].some(({ op }) => op === 'entered');
  const isJudged = component.on.measures.some((name) => isJudgedUnit(plan.measures[name]?.unit ?? ''));
  return isEntered && isJudged && totalsOf(plan, component).length === 0;
}

/** Whether a component is paid on how many rows there are, whatever they are worth. */
export function isVolume(plan: Plan, component: Component): boolean {
  const result = resultOf(plan, component);
  if (result?.op === 'total') return result.function === 'count';
  const cases = result?.op === 'team' ? Object.values(result.cases) : [];
  return (
    cases.length > 0 &&
    cases.every((one) => {
      const formula = one.op === 'value' ? plan.values[one.id]?.formula : one;
      return formula?.op === 'total' && formula.function === 'count';
    })
  );
}

/** Whether a component is paid on what others bring in too: a goal, a team, those below, or the company. */
export function isOfTeam(plan: Plan, component: Component): boolean {
  if (component.on.goals.length > 0) return true;
  return totalsOf(plan, component).some(({ whose }) => whose !== 'payee own');
}

/** The totals of rows that a component's result is made of. */
export function totalsOf(plan: Plan, { stages }: Component): TotalExpression[] {
  return stages.measure === undefined ? [] : totalsIn(plan, [stages.measure]);
}

/** The totals of rows that values are made of. */
export function totalsIn(plan: Plan, values: readonly string[]): TotalExpression[] {
  return [...readsOf(plan, values).values].flatMap((id) =>
    [...objectsIn(plan.values[id]?.formula)].filter(
      (node): node is TotalExpression & Record<string, unknown> => node.op === 'total',
    ),
  );
}

/** The tables of credits that the results of a measure are totals of. */
export function creditsOf(plan: Plan, measure: string): CreditsTable[] {
  const totals = totalsIn(plan, plan.measures[measure]?.results ?? []);
  return [...new Set(totals.map(({ credits }) => credits))].flatMap((id) => {
    const table = plan.tables[id];
    return table?.kind === 'credits' ? [table] : [];
  });
}
