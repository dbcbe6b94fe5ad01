import { add } from '../../numbers/index.ts';
import type { Credit } from '../data/credit-index.ts';
import type { Row } from '../data/row.ts';
import { mergeReasons } from '../reasons.ts';

/**
 * Credits with one share for each row: somebody who is credited twice with a deal, such as with the share of a blank
 * creditee, has one part of it, which a limit bounds and an order places as one.
 */
export function wholeShares(credits: readonly Credit[]): readonly Credit[] {
  const byRow = new Map<Row, Credit>();
  for (const credit of credits) {
    const before = byRow.get(credit.row);
    byRow.set(
      credit.row,
      before === undefined
        ? credit
        : {
            ...before,
            share: add(before.share, credit.share),
            doubts: mergeReasons([before.doubts, credit.doubts]),
          },
    );
  }
  return [...byRow.values()];
}
