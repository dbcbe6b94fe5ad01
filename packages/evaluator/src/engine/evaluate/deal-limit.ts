import type { TotalExpression } from '../../format/types/index.ts';
import { abs, max, min, neg, type Rational, sign } from '../../numbers/index.ts';

/** An amount within a total's limit: its size is bounded and its sign is kept, and 0 stays 0. */
export function limited(
  amount: Rational,
  limit: TotalExpression['limit'],
  exact: (text: string) => Rational,
): Rational {
  const side = sign(amount);
  if (limit === undefined || side === 0) return amount;
  let size = abs(amount);
  if (limit.atLeast !== undefined) size = max(size, exact(limit.atLeast));
  if (limit.atMost !== undefined) size = min(size, exact(limit.atMost));
  return side < 0 ? neg(size) : size;
}
