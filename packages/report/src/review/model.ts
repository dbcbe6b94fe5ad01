import type { Holds, PlanDiff } from '@ontarget/analysis/diff';
import type { DrawnCost } from '../diff/cost.ts';
import type { PaidOnData } from '../diff/markdown.ts';

/** A problem of a plan at its place: `plans/sales/plan.ote:12:3`. */
export interface ReviewProblem {
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly place: string;
  readonly message: string;
}

/** What the examples tables of a plan come to. */
export interface ReviewExamples {
  readonly passed: number;
  readonly of: number;
  /** Cells that do not come out, each in words. */
  readonly wrong: readonly { readonly place: string; readonly words: string }[];
  readonly coverage?: { readonly reached: number; readonly of: number };
  /** The share that was asked for, in words, where the examples reach less. */
  readonly short?: string;
}

/** What is paid on data by two plans, or by one plan on two data. */
export interface ReviewPaid {
  /** What is compared: the plans, the data, or the pay of a plan that is new. */
  readonly what: 'plans' | 'plans, each by its own data' | 'data' | 'new plan';
  readonly paid: PaidOnData;
}

/** A plan that a change touches, and what of it a reviewer is told. */
export interface ReviewedPlan {
  readonly title: string;
  /** From the top of the repository. */
  readonly folder: string;
  readonly change: 'new' | 'gone' | 'changed' | 'data' | 'library';
  /** Where the folder was before it was moved. */
  readonly movedFrom?: string;
  /** The changed files, from the top of the repository. */
  readonly files: readonly string[];
  /** Errors, and what else was not told before the change. */
  readonly problems: readonly ReviewProblem[];
  /** How many warnings and notes were told before already. */
  readonly known: number;
  readonly currency?: string;
  readonly digest?: { readonly before?: string; readonly after?: string };
  readonly examples?: ReviewExamples;
  /** What is different, or why that cannot be said. */
  readonly diff?: PlanDiff;
  readonly notCompared?: string;
  /** From when it holds, where a payout changes. */
  readonly holds?: Holds;
  readonly paid: readonly ReviewPaid[];
  /** Why nobody was paid by both. */
  readonly notPaid?: string;
  /** What the change costs over drawn years, where that was asked for; or why nothing was drawn. */
  readonly cost?: DrawnCost;
  readonly notDrawn?: string;
}

/** A change to plans, as its reviewers see it. */
export interface Review {
  /** The commit that it is compared with, and the one that it ends in; short. */
  readonly before: string;
  readonly after: string;
  readonly plans: readonly ReviewedPlan[];
}
