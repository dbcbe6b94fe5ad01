import type { ExactText } from '../../format/types/index.ts';

/** What a posting is. This version posts all but `carry`, which belongs to the format. */
export const POSTING_KINDS = [
  'earning',
  'true-up',
  'adjustment',
  'clawback',
  'draw',
  'recovery',
  'hold',
  'release',
  'carry',
  'rounding',
  'payment',
] as const;

export type PostingKind = (typeof POSTING_KINDS)[number];

/**
 * One line of the append-only ledger. A `payment` is in the payee's own currency and says again what the other postings of
 * its statement come to: whoever adds up the plan's currency leaves it out.
 */
export interface Posting {
  /** The run that posted it, `sha256:…`. */
  readonly run: string;
  /** Its place within the run, from 1. */
  readonly seq: number;
  readonly payee: string;
  /** `role/AE/NewBusiness`, or `role/AE/total` for what the rules of the total change. */
  readonly component: string;
  /** The key of the measurement period it was earned in. */
  readonly earnedIn: string;
  /** The key of the payment period it is posted in. */
  readonly postedIn: string;
  readonly kind: PostingKind;
  /** Exact, in whole units of `currency` (not cents). */
  readonly amount: ExactText;
  readonly currency: string;
  /** The digest of the evaluator that it was worked out by. */
  readonly evaluator: string;
  /** The values it follows from, sorted. */
  readonly causes: readonly string[];
}
