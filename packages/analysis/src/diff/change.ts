import type { NodeId, SourceRange } from '@ontarget/evaluator/format';

/** What a change is about, in the order in which changes are told. */
export const SUBJECTS = ['plan', 'team', 'table', 'measure', 'goal', 'curve', 'role', 'component'] as const;

export type Subject = (typeof SUBJECTS)[number];

/** One difference between two plans, in the field's words. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'renamed' | 'changed';
  readonly subject: Subject;
  /** The node that it is about: of the later plan, or of the earlier one where it is gone. */
  readonly node: NodeId;
  /** What the plan calls it: `Accelerated`, `AE NewBusiness`, `Revenue.Sales`. */
  readonly name: string;
  /** What of it has changed, such as `weight` or `from 100%`; absent where all of it was added, removed or renamed. */
  readonly aspect?: string;
  /**
   * What it was, and what it is; either is absent where there is nothing of the kind, and both where it is worked out
   * otherwise in a way that no words tell. Of a new name both names.
   */
  readonly before?: string;
  readonly after?: string;
  /** Roles whose pay depends on it, sorted. */
  readonly reaches: readonly string[];
  /** Where it stands: in the later plan, or in the earlier one where it is gone. */
  readonly range?: SourceRange;
}

/** A thing of a plan with what is said of it. */
export interface Entity {
  readonly subject: Subject;
  readonly node: NodeId;
  readonly name: string;
  /** What it is in a few words, for one that is new. */
  readonly summary: string;
  /** Aspect → what is said, in words. What is not said has no entry. */
  readonly facts: ReadonlyMap<string, string>;
  /**
   * What it is worked out by: stage → formula. Told only as far as no fact tells it already (`says` of the fact's aspect).
   */
  readonly formulas: readonly EntityFormula[];
}

export interface EntityFormula {
  readonly aspect: string;
  /** Exact and without names that only people read. */
  readonly formula: string;
  readonly words: string;
  /** A formula that only hands a result on: told where nothing else of the entity tells that it has changed. */
  readonly isPlumbing: boolean;
}
