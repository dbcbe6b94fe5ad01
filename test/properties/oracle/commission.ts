import type { Commission } from '../plan/model.ts';
import type { Span } from './calendar.ts';
import { type Credited, countOf } from './credit.ts';
import { AMOUNT, paysAt, rateAt } from './curve.ts';
import { added, type Fraction, greater, isLess, less, lesser, NOTHING, of, plus, times } from './fraction.ts';
import type { PayOracle, Without } from './pay.ts';

/** What a commission pays on the credits of a span, by docs/language/on-top.md and deals.md. */
export function commissionPay(
  oracle: PayOracle,
  { rate, limit }: Commission,
  span: Span,
  without: Without,
): Fraction {
  const credits = oracle.credits(span, without);
  const sales = oracle.sales(span, without);
  switch (rate.kind) {
    case 'flat': {
      const percent = of(rate.tenths, 1_000);
      if (limit === undefined) return times(sales, percent);
      return added(credits.map((one) => limited(one, percent, limit)));
    }
    case 'curve':
      return paysAt(rate.curve, sales, AMOUNT);
    case 'per deal':
      return added(
        credits.map(({ amount, share }) => times(times(amount, rateAt(rate.curve, amount, AMOUNT)), share)),
      );
    case 'by count':
      return times(sales, rateAt(rate.curve, countOf(credits), AMOUNT));
    case 'in order':
      return inOrder(credits, (place) => paysAt(rate.curve, place, AMOUNT));
    case 'after':
      return inOrder(credits, (place) =>
        times(of(rate.tenths, 1_000), greater(NOTHING, less(place, of(rate.first)))),
      );
  }
}

/** First at most, its sign kept, then at least; of the whole deal, or of the share. */
function limited(
  { amount, share }: Credited,
  percent: Fraction,
  { before, atMost, atLeast }: NonNullable<Commission['limit']>,
): Fraction {
  const whole = times(amount, percent);
  const pay = before ? whole : times(whole, share);
  const most = of(atMost ?? 0);
  const bounded =
    atMost === undefined ? pay : isLess(pay, NOTHING) ? greater(pay, less(NOTHING, most)) : lesser(pay, most);
  const floored = atLeast === undefined ? bounded : greater(bounded, of(atLeast));
  return before ? times(floored, share) : floored;
}

/** Deal by deal: what a deal moves the total from, and to. */
function inOrder(credits: readonly Credited[], total: (place: Fraction) => Fraction): Fraction {
  const sorted = [...credits].sort(
    (a, b) => a.deal.closed - b.deal.closed || (a.deal.id < b.deal.id ? -1 : 1),
  );
  let place = NOTHING;
  const parts = sorted.map(({ amount, share }) => {
    const from = place;
    place = plus(place, times(amount, share));
    return less(total(place), total(from));
  });
  return added(parts);
}
