import type { TotalExpression } from '../../format/types/index.ts';
import { lt, max, min, neg, type Rational, ZERO } from '../../numbers/index.ts';

/**
 * An amount within a total's limit. `atMost` bounds its size and keeps its sign, so that what takes a deal back takes
 * no more than the deal could pay; `atLeast` is a floor for every row, one that comes to nothing or less too.
 */
export function limited(
  amount: Rational,
  limit: TotalExpression['limit'],
  exact: (text: string) => Rational,
): Rational {
  if (limit === undefined) return amount;
  let within = amount;
  if (limit.atMost !== undefined) {
    const most = exact(limit.atMost);
    within = lt(within, ZERO) ? max(within, neg(most)) : min(within, most);
  }
  return limit.atLeast === undefined ? within : max(within, exact(limit.atLeast));
}
