import type { RunResult } from '../result.ts';
import type { Posting } from './posting.ts';

/** What closing a period does to the ledger. */
export interface Closing {
  /** The ledger with the new postings at its end; earlier ones are never touched. */
  readonly ledger: readonly Posting[];
  /** The new postings alone, to be appended to a file. */
  readonly appended: readonly Posting[];
}

/**
 * Closes a period: puts a run's postings on the ledger. Postings of the same run that are there already are not
 * posted again, so closing twice posts nothing the second time.
 */
export function closePeriod(result: RunResult, ledger: readonly Posting[]): Closing {
  const there = new Set(ledger.map(placeOf));
  const appended = result.postings.filter((posting) => !there.has(placeOf(posting)));
  return { ledger: [...ledger, ...appended], appended };
}

function placeOf({ run, seq }: Posting): string {
  return `${run} ${seq}`;
}
