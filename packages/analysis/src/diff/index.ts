/**
 * What is different in the later of two plans: in meaning (`changes`) and in money (`roles`), for somebody at the standard
 * terms of each role. See docs/diff.md.
 */
import type { Rational } from '@ontarget/evaluator/numbers';
import type { Change } from './change.ts';
import { changesBetween, type PlanVersion } from './changes.ts';
import { ATTAINMENTS, payOfRoles, type RolePay } from './money.ts';
import { withLaterNames } from './rename.ts';

export { summaryBeside } from './beside.ts';
export type { Change, Subject } from './change.ts';
export { changesBetween, type PlanVersion } from './changes.ts';
export * from './cost/index.ts';
export { type Holds, holdsFrom, type IsClosed } from './holds.ts';
export { ATTAINMENTS, type PayAt, type RolePay } from './money.ts';
export { type MoveGroup, type MoveSummary, summaryOf } from './move-groups.ts';
export { largestMoves, type PayeeMove, type PayeeMoves, payeeMoves, type Unpaid } from './payees.ts';

export interface PlanDiff {
  readonly changes: readonly Change[];
  /** Every role of either plan, by its later name, sorted. */
  readonly roles: readonly RolePay[];
  /** Whether everybody is paid the same for the same data, or for the same results: decided, not sampled. */
  readonly verdict: 'no payout changes' | 'payouts change' | 'not decided';
}

/** Compares two plans. @param attainments where pay is looked at; 1 is 100% of every quota and goal */
export function diffPlans(
  before: PlanVersion,
  after: PlanVersion,
  attainments: readonly Rational[] = ATTAINMENTS,
): PlanDiff {
  const changes = changesBetween(before, after);
  const roles = payOfRoles(withLaterNames(before.plan, after.plan).plan, after.plan, attainments);
  return { changes, roles, verdict: verdictOf(roles) };
}

function verdictOf(roles: readonly RolePay[]): PlanDiff['verdict'] {
  const differs = ({ in: where, pays }: RolePay) =>
    where !== 'both' || (pays !== 'same formulas' && pays.ok && pays.value.kind === 'otherwise');
  if (roles.some(differs)) return 'payouts change';
  const isOpen = ({ pays, countedOtherwise }: RolePay) =>
    pays !== 'same formulas' && (!pays.ok || countedOtherwise.length > 0);
  return roles.some(isOpen) ? 'not decided' : 'no payout changes';
}
