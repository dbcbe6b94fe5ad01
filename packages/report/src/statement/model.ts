import type { Explanation, NamedPeriod, Statement } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';

/** What one payee is told of a payment period, in each role and team of theirs. It is the pay of one person. */
export interface PayeeStatement {
  /** The version of the plan in force. */
  readonly plan: Plan;
  readonly period: NamedPeriod;
  readonly payee: string;
  /** Whether it was posted to the ledger, or may still change. */
  readonly isDraft: boolean;
  /** The digest of the evaluator that paid, and the id of the run. */
  readonly evaluator: string;
  readonly run: string;
  readonly parts: readonly StatementPart[];
}

export interface StatementPart {
  readonly statement: Statement;
  /** How it came about; absent where nothing was asked for. */
  readonly explanation?: Explanation;
}
