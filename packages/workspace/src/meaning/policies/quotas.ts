import { objectsIn, periodKeys, readsOf } from '@ontarget/analysis/sight';
import type { Component, Plan, ValueId } from '@ontarget/evaluator/format';
import { lt, type Rational } from '@ontarget/evaluator/numbers';
import type { PolicyContext } from './context.ts';
import type { JudgedSubject } from './subjects.ts';

/**
 * The least quota that a component has in a period that it is measured over, for somebody who is there all year, in the unit
 * of what it is paid on. Undefined where there is none, where only the roster says it, and of what is in force on some days
 * of the year only.
 */
export function smallestQuota(
  { role = '', component: name = '' }: JudgedSubject,
  context: PolicyContext,
): Rational | undefined {
  const { plan } = context;
  const component = plan.roles[role]?.components[name];
  const { quota, measure } = component?.stages ?? {};
  if (component === undefined || component.active !== undefined || measure === undefined) return undefined;
  if (quota === undefined || saidByRosterAlone(plan, quota)) return undefined;
  const periods = new Set(periodKeys(plan, component.measured));
  let least: Rational | undefined;
  for (const { value, window, at } of context.worldOf(role).results) {
    if (value !== measure || typeof at === 'string' || !periods.has(window)) continue;
    if (least === undefined || lt(at, least)) least = at;
  }
  return least;
}

/** Whether what a component is paid on is counted one by one. */
export function isCounted(plan: Plan, { on }: Component): boolean {
  const units = on.measures.map((name) => plan.measures[name]?.unit);
  return units.length > 0 && units.every((unit) => unit === 'count');
}

/** Whether a quota of zero, or one below, would hold whoever has it: nothing says what it pays. */
export function heldByZero(plan: Plan, { stages }: Component): boolean {
  const formula = stages.attainment === undefined ? undefined : plan.values[stages.attainment]?.formula;
  return [...objectsIn(formula)].some(({ op, code }) => op === 'hold' && code === 'zero-quota');
}

function saidByRosterAlone(plan: Plan, quota: ValueId): boolean {
  return [...readsOf(plan, [quota]).values].some((id) =>
    [...objectsIn(plan.values[id]?.formula)].some(
      ({ op, whenBlank }) => op === 'roster' && whenBlank === undefined,
    ),
  );
}
