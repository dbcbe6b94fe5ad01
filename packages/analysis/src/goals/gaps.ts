import type { NodeId, Plan } from '@ontarget/evaluator/format';
import {
  add,
  eq,
  formatRational,
  gt,
  lt,
  ONE,
  type Rational,
  rational,
  sub,
  ZERO,
} from '@ontarget/evaluator/numbers';
import { chainsOf } from '../sight/chain.ts';
import { carriersOf, isPaidOn } from './carriers.ts';
import { exactOf } from './exact.ts';
import { overAssignments } from './over-assignment.ts';

/** Over-assignment that is found in practice: up to so much at one level, and never so much in all (see `over-assignment`). */
export const USUAL_AT_ONE_LEVEL: Rational = rational(115, 100);
export const MOST_IN_ALL: Rational = rational(150, 100);

/** What keeps a cascade from being whole. */
export type Gap =
  /** Nobody is paid on a part that has no parts of its own. */
  | { readonly kind: 'not carried'; readonly node: NodeId }
  /** A role is named as carrying a node, and has no component on it. */
  | { readonly kind: 'carrier unpaid'; readonly node: NodeId; readonly role: string }
  /** What divides a node comes to another number than all of it. */
  | { readonly kind: 'parts not 100%'; readonly node: NodeId; readonly total: string }
  /** More, or less, is handed down than is usual, at one level or in all. */
  | {
      readonly kind: 'over-assigned';
      readonly node: NodeId;
      readonly at: string;
      readonly cumulative: string;
      readonly beyond: 'one level' | 'in all';
    }
  /** A component on a measure that no goal asks for. */
  | { readonly kind: 'no line to a goal'; readonly role: string; readonly component: string };

/** All gaps of a plan's goals, by node and then by role; none of a plan without goals. */
export function gapsOf(plan: Plan): readonly Gap[] {
  const ids = Object.keys(plan.goals);
  if (ids.length === 0) return [];
  return [
    ...ids.flatMap((id) => notCarried(plan, id)),
    ...ids.flatMap((id) => carriersUnpaid(plan, id)),
    ...ids.flatMap((id) => notTheWhole(plan, id)),
    ...unusual(plan),
    ...withoutALine(plan),
  ];
}

function notCarried(plan: Plan, id: NodeId): Gap[] {
  const isLeaf = !Object.values(plan.goals).some(
    ({ parent, part }) => parent === id && part.kind !== 'supports',
  );
  return isLeaf && carriersOf(plan, id).length === 0 ? [{ kind: 'not carried', node: id }] : [];
}

/** Somebody who is paid on what rolls up to them carries a node by another way: `own results` counts. */
function carriersUnpaid(plan: Plan, id: NodeId): Gap[] {
  const named = plan.goals[id]?.carriedBy ?? [];
  return named
    .filter((role) => !isPaidOn(plan, role, id))
    .map((role) => ({ kind: 'carrier unpaid', node: id, role }));
}

function notTheWhole(plan: Plan, id: NodeId): Gap[] {
  const parts = Object.values(plan.goals).filter(({ parent }) => parent === id);
  // Parts by weight take what the others leave.
  if (parts.some(({ part }) => part.kind === 'divides by weight')) return [];
  const shares = parts.flatMap(({ part }) => (part.kind === 'divides' ? [exactOf(part.share)] : []));
  const total = shares.reduce(add, ZERO);
  if (shares.length === 0 || eq(total, ONE)) return [];
  return [{ kind: 'parts not 100%', node: id, total: formatRational(total) }];
}

function unusual(plan: Plan): Gap[] {
  return overAssignments(plan).flatMap(({ node, at, cumulative }): Gap[] => {
    const inAll = gt(exactOf(cumulative), MOST_IN_ALL);
    const level = lt(sub(exactOf(at), ONE), ZERO) || gt(exactOf(at), USUAL_AT_ONE_LEVEL);
    if (!inAll && !level) return [];
    return [{ kind: 'over-assigned', node, at, cumulative, beyond: inAll ? 'in all' : 'one level' }];
  });
}

function withoutALine(plan: Plan): Gap[] {
  return Object.entries(plan.roles).flatMap(([role, declared]) =>
    Object.entries(declared.components).flatMap(([component, one]): Gap[] => {
      const { measures, goals } = one.on;
      const isPaidOnResults = measures.length > 0 || goals.length > 0;
      if (one.unpaid !== undefined || !isPaidOnResults) return [];
      if (chainsOf(plan, { role, name: component, component: one }).length > 0) return [];
      return [{ kind: 'no line to a goal', role, component }];
    }),
  );
}
