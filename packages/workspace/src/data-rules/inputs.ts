import type { Cell } from '@ontarget/evaluator/engine';
import type { IsoDate, NodeId, Plan } from '@ontarget/evaluator/format';
import type { Rational } from '@ontarget/evaluator/numbers';

/** What somebody, or a goal, came to in one period before: a row of the table `history`. */
export interface PastResult {
  readonly measure: string;
  /** In the unit that attainments have: 1 is quota. */
  readonly attainment?: Rational;
  readonly payee?: string;
  /** Where left out, the row counts for every role on the measure. */
  readonly role?: string;
  /** As people write it: `FY26`, `FY26-Q1`, `2026-04`. */
  readonly period?: string;
  /** In the unit of the measure. */
  readonly result?: Rational;
  readonly quota?: Rational;
}

/** What lies beside the plan. What is absent was not given: the rules that need it say so. */
export interface DataInputs {
  readonly history?: readonly PastResult[];
  /** The checked rows of the roster, by its columns. */
  readonly roster?: readonly Readonly<Record<string, Cell>>[];
  /** The day on which the plan was handed to those whom it pays. */
  readonly published?: IsoDate;
  /** What paying for selling costs in the year, in the plan's currency: the budget, or what a simulation gives. */
  readonly cost?: Rational;
  /** Figures about fewer people than this are not told. */
  readonly smallestGroup: number;
}

/** What a rule judges by. */
export interface DataCase<Bound> {
  readonly plan: Plan;
  readonly inputs: DataInputs;
  readonly bound: Bound;
}

/** What a rule found. */
export type DataFinding =
  | {
      readonly kind: 'broken';
      /** Where it stands, the innermost first; none is the plan's header. */
      readonly places: readonly NodeId[];
      readonly finding: string;
      readonly mend: string;
      /** Less than the rule's own level, where a part of it is less well founded. */
      readonly atMost?: 'info';
    }
  | {
      readonly kind: 'not evaluated';
      /** What it needs, or lacks: `it needs a history …`. */
      readonly needs: string;
    };
