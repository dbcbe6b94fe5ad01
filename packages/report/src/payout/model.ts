import type { ExplanationNode } from '@ontarget/evaluator/engine';
import type { Figure } from '../preview/model.ts';

/** What can be paid of a plan, and from which files. */
export interface PaySources {
  title: string;
  /** URI of the plan's folder. */
  folder: string;
  periods: { key: string; label: string }[];
  /** URI of the folder of files named after their tables, and how it is named to the reader. */
  data: { uri: string; name: string };
  tables: PayTable[];
  /** Why nobody can be paid, where that is known before anything is read. */
  problem?: string;
}

export interface PayTable {
  name: string;
  /** Files as they are named to the reader; none where the table has none. */
  files: string[];
  /** Whether the plan does without it. */
  optional: boolean;
  /** Why a file that is there cannot be read here. */
  problem?: string;
  /** Whether only the workspace's own command can read it, as it does Parquet. */
  byCommand?: true;
}

/** The outcome of a run: who is paid what, or why nobody is. */
export type PayRun = PayRunDone | PayRunRefused;

export interface PayRunDone {
  ok: true;
  period: { key: string; label: string };
  /** By payee, role and team. */
  statements: PayLine[];
  /** Of everybody who is paid. */
  paid: Figure;
  /** What those who are not paid wait for, where it is known. */
  atStake: Figure;
  /** Rows read of each table. */
  rows: { table: string; count: number }[];
  /** What is held or in error. */
  problems: PayProblem[];
  notes: string[];
}

export interface PayLine {
  payee: string;
  role: string;
  /** Title of the role. */
  title: string;
  team?: string;
  status: 'paid' | 'held' | 'error';
  paid?: Figure;
}

export interface PayProblem {
  payee?: string;
  message: string;
  rows: PayRow[];
}

/** A row of an input table. */
export interface PayRow {
  table: string;
  /** Name of the file, of the several that a table may be read from. */
  file: string;
  /** Counts from 1 below the headings of its file. */
  record: number;
  /** What its key holds. */
  key: string;
}

export interface PayRunRefused {
  ok: false;
  message: string;
  /** Rows that broke the contract of their table, the first of them. */
  bad: { table: string; file: string; record?: number; column?: string; reason: string }[];
  /** How many there are in all. */
  badCount: number;
  /** The data is more than an editor pays: too many rows, or Parquet. The workspace's own command does. */
  tooLarge?: true;
}

/** How somebody's pay came about, for each role and team of theirs. */
export interface PayExplanation {
  payee: string;
  currency: string;
  period: string;
  parts: {
    title: string;
    status: 'paid' | 'held' | 'error';
    notes: string[];
    trees: readonly ExplanationNode[];
  }[];
}
