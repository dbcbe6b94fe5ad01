import type { CoveredPlace } from '@ontarget/analysis/coverage';
import type { Range, TextEdit } from 'vscode-languageserver-protocol';

/** Notification from the server: the examples tables of a plan, and what they come to, when they may have changed. */
export const TESTS_CHANGED = 'ontarget/testsChanged';

/** Request: works the examples tables of a plan out against the text as it stands; `null` where there is no plan. */
export const RUN_TESTS_REQUEST = 'ontarget/runTests';

export interface RunTestsParams {
  /** URI of the plan's folder, as in `TestedPlan`. */
  folder: string;
  /** Whether to tell what the tables reach. */
  coverage?: boolean;
}

export interface RunTestsAnswer {
  plan: TestedPlan;
  /** What the examples reach, of all tables together; where it was asked for and the plan could be compiled. */
  coverage?: CoveredText[];
}

export type RunTestsResult = RunTestsAnswer | null;

/** The examples tables of one plan. */
export interface TestedPlan {
  /** URI of the plan's folder. */
  folder: string;
  title: string;
  /** Whether nothing of the plan could be compiled, so that no table can be worked out. */
  broken: boolean;
  tables: TestTable[];
}

export interface TestTable {
  /** Unique in the plan. */
  id: string;
  title: string;
  uri: string;
  range: Range;
  rows: TestRow[];
}

export interface TestRow {
  /** Unique in the plan. */
  id: string;
  /** What it gives, such as `Bookings $150K`. */
  title: string;
  range: Range;
  /** What it asserts; empty where it was not worked out. */
  cells: TestCell[];
}

export interface TestCell {
  heading: string;
  /** What is written in the cell. */
  range: Range;
  expected: string;
  actual?: string;
  status: 'passed' | 'failed' | 'held';
  /** How it came about, or why it could not be worked out. */
  reasons: string[];
  /** Writes what it comes to into the cell; absent where no literal says it exactly. */
  accept?: TextEdit;
}

/** A place of the plan, and whether examples reach it. */
export interface CoveredText extends Pick<CoveredPlace, 'kind' | 'title' | 'reached' | 'missing'> {
  uri: string;
  range: Range;
}
