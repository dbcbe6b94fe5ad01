import type { NodeId, Plan, ValueId } from '@ontarget/evaluator/format';

/** What is changed in a mutant. */
export type MutantKind =
  /** A band, point, level or cell pays what the one beside it pays. */
  | 'rate'
  /** A band begins, or a condition is met, a little further on. */
  | 'bound'
  /** A curve by slices pays all of it at the rate reached, or the other way round. */
  | 'way'
  /** A condition or a branch is not there. */
  | 'condition'
  /** A cap, a floor or one of several that are held against each other is not there, or higher. */
  | 'limit'
  /** A component weighs a point more. */
  | 'weight'
  /** A quota, a target pay or an amount is a hundredth higher. */
  | 'amount'
  /** A part of a goal is a point larger, or its conversion a hundredth. */
  | 'share'
  /** What is rounded is not. */
  | 'rounding';

/** A plan with one thing changed as a mistake would change it, and what that is in the plan's words. */
export interface Mutant {
  /** Unique in the plan, and the same however its text is split or ordered. */
  readonly id: string;
  readonly kind: MutantKind;
  /** What is changed, which the evaluator's map knows where to find. */
  readonly node: NodeId;
  /** `Accelerated: from 100% pays 1x instead of 1.5x`. */
  readonly words: string;
  /** The values or the curve that are other than in the plan. */
  readonly touches: { readonly values: readonly ValueId[] } | { readonly curve: string };
  readonly plan: Plan;
}

/** What a mutation is made of, before it has a plan. */
export type Mutation = Omit<Mutant, 'plan'> & {
  readonly change: Partial<Pick<Plan, 'curves' | 'values'>>;
};
