import { isWithin, nodesUp } from '@ontarget/analysis/sight';
import type { Component, Curve, Plan } from '@ontarget/evaluator/format';
import { compare, parseRational } from '@ontarget/evaluator/numbers';
import { clawbacksOf } from './clawbacks-of.ts';
import type { PolicyContext } from './context.ts';
import { falls, highestPayout, paysByAttainment } from './curve-figures.ts';
import { highestCredit } from './figures-of-pay.ts';
import { heldByZero, smallestQuota } from './quotas.ts';
import { creditsOf, isScored, totalsOf } from './results-of.ts';
import { componentsOf, type JudgedSubject } from './subjects.ts';

/** Whether a subject has something. */
export type FeatureOf = (one: JudgedSubject, context: PolicyContext) => boolean;

/** Features of what is paid, on what, and of the curves that pay it; a role has one where any of its components does. */
export const FEATURES_OF_PAY: Readonly<Record<string, FeatureOf>> = {
  score: (one, context) => ofAny(one, context, (component) => isScored(context.plan, component)),
  commission: (one, context) => ofAny(one, context, ({ kind }) => kind === 'commission'),
  top: ({ curve }, { plan }) => hasTop(plan.curves[curve ?? '']),
  fall: ({ curve }, { plan }) => hasFall(plan, curve ?? ''),
  'fall in pay': ({ role = '', component = '' }, context) => context.fallInPay(role, component) !== 'none',
  'quota of zero': (one, context) => {
    const component = context.plan.roles[one.role ?? '']?.components[one.component ?? ''];
    const least = component === undefined ? undefined : smallestQuota(one, context);
    if (component === undefined || least === undefined) return false;
    return least.n < 0n || (least.n === 0n && heldByZero(context.plan, component));
  },
  'deal limit': (one, { plan }) =>
    componentsOf(plan, one).some((component) =>
      [...totalsOf(plan, component), ...limitedPay(plan, component)].some(
        ({ limit }) => limit?.atMost !== undefined,
      ),
    ),
  'direct report': ({ role }, { plan }) =>
    Object.values(plan.roles).some(({ reportsTo }) => reportsTo === role),
  'number above its team': (one, { plan }) =>
    componentsOf(plan, one).some((component) => isAbove(plan, one.role ?? '', component)),
  'single payment': (one, context) =>
    ofAny(
      one,
      context,
      ({ measured, toDate }) => measured === 'year' && !toDate && context.plan.paid !== 'year',
    ),
  'clawback without end': (one, { plan }) =>
    componentsOf(plan, one).some((component) =>
      clawbacksOf(plan, component).some(({ shares }) =>
        shares.some(({ within, share }) => within === undefined && share !== '0'),
      ),
    ),
  'credit without bound': ({ measure = '' }, { plan }) =>
    creditsOf(plan, measure).some((table) => highestCredit(table) === undefined),
};

function ofAny(one: JudgedSubject, { plan }: PolicyContext, has: (component: Component) => boolean): boolean {
  return componentsOf(plan, one).some(has);
}

/** Whether there is a most that it pays. */
function hasTop(curve: Curve | undefined): boolean {
  if (curve === undefined) return false;
  return 'pieces' in curve
    ? highestPayout(curve) !== undefined
    : curve.kind === 'by grade' || curve.across.beyond === 'flat';
}

/** Whether it pays less for more; of what is read by a plain number that should fall, whether it pays less for less. */
function hasFall(plan: Plan, name: string): boolean {
  const curve = plan.curves[name];
  if (curve === undefined || curve.kind === 'by grade') return false;
  if (curve.kind === 'matrix') return [...curve.cells, ...columnsOf(curve.cells)].some(hasStepDown);
  const readers = Object.values(plan.roles)
    .flatMap(({ components }) => Object.values(components))
    .filter((component) => component.curve === name);
  const isOfFalling = readers.some(
    ({ on, stages }) =>
      stages.attainment === undefined &&
      on.measures.some((measure) => plan.measures[measure]?.betterWhen === 'lower'),
  );
  return !isOfFalling && paysByAttainment(curve) && falls(curve);
}

function columnsOf(cells: readonly (readonly string[])[]): string[][] {
  return (cells[0] ?? []).map((_, at) => cells.map((row) => row[at] ?? '0'));
}

function hasStepDown(cells: readonly string[]): boolean {
  return cells.some((cell, index) => {
    const [before, now] = [parseRational(cells[index - 1] ?? cell), parseRational(cell)];
    return before.ok && now.ok && compare(before.value, now.value) > 0;
  });
}

/** The rows whose pay is limited, each by itself. */
function limitedPay(plan: Plan, { stages }: Component) {
  return totalsOf(plan, { stages: { measure: stages.earned } } as Component);
}

/** Whether it is on a part of a goal that is of a team above the role's, and that does not name the role as a carrier. */
function isAbove(plan: Plan, role: string, { on }: Component): boolean {
  const team = plan.roles[role]?.team;
  return on.goals.some((id) => {
    const [node] = nodesUp(plan, id);
    if (node === undefined || node.node.carriedBy.includes(role)) return false;
    const of = node.node.team;
    return of === undefined
      ? team !== undefined
      : of !== team && team !== undefined && isWithin(plan, team, of);
  });
}
