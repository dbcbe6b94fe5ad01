import { assignmentsOf, daysIn, isThere } from '../oracle/credit.ts';
import {
  type Fraction,
  isLess,
  less,
  NOTHING,
  ONE,
  of,
  over,
  plus,
  rounded,
  text,
  times,
} from '../oracle/fraction.ts';
import type { Pool } from '../plan/model.ts';
import { type Law, resultsOf, sumOf } from './law.ts';

/** A pool pays out its fund less its reserve, to the last unit of rounding; and nothing where nobody has a part in it. */
export const poolPaysItsFund: Law = {
  name: 'a pool pays out its fund',
  broken({ model, story, payments, year }) {
    const { pool, rounding } = model;
    if (pool === undefined) return [];
    const fund = (index: number) =>
      times(fundOf(pool, of(story.profits[index] ?? 0)), of(100 - pool.reserve, 100));
    return year.periods(pool.each).flatMap((span, index) => {
      const statements =
        payments.find((one) => one.span.from <= span.to && span.to <= one.span.to)?.result.statements ?? [];
      const shares = resultsOf(statements, 'Share').filter(
        ({ measurementPeriod }) => measurementPeriod.key === year.key(span),
      );
      const sharing = story.people.filter((person, at) => {
        const there = assignmentsOf(person, year).some(
          (one) => isThere(one, span.to) && daysIn(one, span) > 0,
        );
        return there && (pool.by !== 'by Points' || (story.points[at] ?? 0) > 0);
      });
      if (sharing.length === 0) {
        const paid = shares.filter(({ status, payout }) => status === 'paid' && payout?.value !== '0');
        return paid.length === 0 ? [] : [`${year.key(span)}: ${paid.length} have a share, and nobody should`];
      }
      const unit = rounding.unit === '1' ? of(1) : of(1, 100);
      const [is, should] = [
        text(sumOf(shares.map(({ stages }) => stages.earned))),
        text(wholeUnits(fund(index), unit)),
      ];
      return is === should ? [] : [`${year.key(span)}: ${is} is paid out of ${should}`];
    });
  },
};

/** A fund that is an expense of its own result is F = r · (P − a − p · F), so F = r · (P − a) / (1 + r · p). */
function fundOf({ fund, own }: Pool, profit: Fraction): Fraction {
  const rate = of(fund, 1_000);
  if (own === undefined) return times(rate, profit);
  const rest = less(profit, of(own.above));
  if (own.floored && isLess(rest, NOTHING)) return NOTHING;
  return over(times(rate, rest), plus(ONE, times(rate, of(own.percent, 100))));
}

/** The greatest number of whole units that is not above an amount, also below zero. */
const wholeUnits = (amount: Fraction, unit: Fraction) =>
  rounded(amount, isLess(amount, NOTHING) ? 'up' : 'down', unit);
