import { chainsOf, objectsIn, readsOf } from '@ontarget/analysis/sight';
import type { Component } from '@ontarget/evaluator/format';
import type { PolicyContext } from './context.ts';
import { drawsOf } from './draws.ts';
import { FEATURES_OF_PAY, type FeatureOf } from './features-of-pay.ts';
import { componentsOf, type JudgedSubject } from './subjects.ts';

/** Whether a subject has what a policy asks for; a role has it where any of its components does. */
export const FEATURES: Readonly<Record<string, FeatureOf>> = {
  cap: (one, context) =>
    ofAny(one, context, ({ stages }) => stages.cap !== undefined) || totalHas(one, context, 'least'),
  quota: (one, context) => ofAny(one, context, ({ stages }) => stages.quota !== undefined),
  ramp: (one, context) =>
    ofAny(one, context, ({ stages }) => reads(context, Object.values(stages), 'tenure')),
  clawback: (one, context) =>
    ofAny(
      one,
      context,
      ({ stages }) => stages.clawback !== undefined || reads(context, [stages.earned], 'clawback'),
    ),
  draw: ({ role = '' }, { plan }) =>
    Object.values(plan.roles[role]?.balances ?? {}).some(
      ({ kind }) => kind === 'draw' || kind === 'guarantee',
    ),
  'draw without end': ({ role = '' }, { plan }) =>
    drawsOf(plan, role).some((draw) => draw.months === 'without end'),
  gate: (one, context) =>
    ofAny(one, context, ({ requirements }) => requirements.length > 0) ||
    (one.component === undefined && (context.plan.roles[one.role ?? '']?.requirements ?? []).length > 0),
  'goal to serve': (one, { plan }) =>
    Object.keys(plan.goals).length > 0 &&
    componentsOf(plan, one).some(({ on }) => on.measures.length > 0 || on.goals.length > 0),
  'line to goals': ({ role = '', component }, { plan }) =>
    Object.entries(plan.roles[role]?.components ?? {})
      .filter(([name, { unpaid }]) => unpaid === undefined && (component === undefined || name === component))
      .some(([name, one]) => chainsOf(plan, { role, name, component: one }).length > 0),
  'retroactive tier': ({ curve }, { plan }) => plan.curves[curve ?? '']?.kind === 'retroactive',
  ...FEATURES_OF_PAY,
};

function ofAny(one: JudgedSubject, { plan }: PolicyContext, has: (component: Component) => boolean): boolean {
  return componentsOf(plan, one).some(has);
}

function totalHas({ role, component }: JudgedSubject, context: PolicyContext, op: string): boolean {
  const known = role === undefined || component !== undefined ? undefined : context.plan.roles[role];
  const formula = known && context.plan.values[known.total]?.formula;
  return [...objectsIn(formula)].some((node) => node.op === op);
}

/** Whether values are worked out by an operator, however far down. */
function reads({ plan }: PolicyContext, values: readonly string[], op: string): boolean {
  return [...readsOf(plan, values).values].some((id) =>
    [...objectsIn(plan.values[id]?.formula)].some((node) => node.op === op),
  );
}
