import type { PreviewComponent, PreviewModel, PreviewRole } from '../preview/model.ts';

/**
 * What the plan document of one role says, filled in from a compiled plan and its text. Its amounts are the plan's own: it
 * holds nothing of anybody who is paid.
 */
export interface PlanDocument {
  plan: PreviewModel['plan'];
  /** SHA-256 of the evaluator that worked the examples out, and that pays. */
  digest: string;
  role: PreviewRole;
  /** Who it is for and what they are paid: a name and a value each. */
  facts: (readonly [string, string])[];
  components: ComponentChapter[];
  together: { said: Said[]; worked?: DocumentTable };
  /** The plan's own examples of the role. */
  examples: DocumentTable[];
  terms: Term[];
  reasons: Reason[];
  /** The words of the language that the plan uses for this role, in alphabetical order. */
  glossary: { words: string; meaning: string }[];
}

/** A line of the plan as it stands there. */
export interface Said {
  words: string;
  /** What its longest phrase means, where the language explains it. */
  meaning?: string;
  /** `plan.ote, line 12`. */
  where?: string;
}

/** A table; `words` are the columns that are read and not added up, counted from 0. */
export interface DocumentTable {
  title: string;
  headings: string[];
  words: number[];
  rows: string[][];
  notes: string[];
}

export interface ComponentChapter {
  component: PreviewComponent;
  /** What it is a part of, over which time it is measured and when it is paid; a sentence each. */
  sentences: string[];
  /** What counts as a result. */
  counts: Said[];
  /** Quota, target and target pay of each period. */
  periods?: DocumentTable;
  /** A grid of two results, which is no chart. */
  grid?: DocumentTable;
  /** Conditions, caps, floors and holds. */
  conditions: Said[];
  worked?: DocumentTable;
}

/** A term that practice expects in a plan, and what there is of it. */
export interface Term {
  name: string;
  /**
   * `said`: by the plan, at its lines. `rule`: as every plan is paid. `none`: there is nothing it could apply to. `silent`:
   * practice expects it, and nobody has said anything.
   */
  state: 'said' | 'rule' | 'none' | 'silent';
  /** The plan's lines of `said`. */
  said: Said[];
  /** What there is to say otherwise. */
  words?: string;
}

/** Why the plan does something on purpose. */
export interface Reason {
  /** What it is a reason for: a practice that it leaves, or a policy that it keeps. */
  about: string;
  because: string;
  where?: string;
}
