import type { NodeId, SourceRange } from '@ontarget/evaluator/format';

/** What of a plan examples can reach. */
export type PlaceKind =
  | 'role'
  | 'component'
  | 'goal'
  | 'band'
  | 'level'
  | 'matrix row'
  | 'matrix column'
  | 'condition'
  | 'branch'
  | 'limit'
  | 'operand'
  | 'lookup';

/** Something in a plan that pays differently from what stands beside it, and the ways in which examples can show it. */
export interface Place {
  /** Unique in the plan, and the same however its text is split or ordered. */
  readonly id: string;
  readonly kind: PlaceKind;
  /** The node that the evaluator's map knows where to find. */
  readonly node: NodeId;
  /** What it is, in the plan's words. */
  readonly title: string;
  /** All ways; one that has just one is reached or not. */
  readonly ways: readonly string[];
}

/** A place with the ways in which examples reach it. */
export interface CoveredPlace extends Place {
  readonly reached: readonly string[];
  readonly missing: readonly string[];
  /** Where it stands in the text. */
  readonly range?: SourceRange;
}

/** How much of a plan examples reach: counted in ways, so that a condition counts twice. */
export interface Coverage {
  /** In the order of their ids. */
  readonly places: readonly CoveredPlace[];
  readonly reached: number;
  readonly of: number;
}

export const REACHED = 'reached';
