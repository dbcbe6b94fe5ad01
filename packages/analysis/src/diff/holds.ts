import { planCalendar } from '@ontarget/evaluator/engine';
import type { Grain, IsoDate, Plan } from '@ontarget/evaluator/format';
import { type PeriodKind, periodKey, periodLabel, periodsIn } from '@ontarget/evaluator/numbers';

/** From when the later of two plans pays otherwise, and what that does to periods that are closed. */
export interface Holds {
  /** The first day that is paid by the later plan. */
  readonly from: IsoDate;
  /**
   * `amendment`: it holds from a day within the year of the earlier plan, which pays what is before. `next year`: its year begins when
   * that of the earlier plan is over. `whole year`: it takes the earlier plan's place, from the first day of the year or of the
   * amendment that both are.
   */
  readonly kind: 'amendment' | 'next year' | 'whole year';
  /** Labels of the closed payment periods that it reaches into; absent where nobody says what is closed. */
  readonly closed?: readonly string[];
}

/** Whether pay of a payment period is done, by another evaluator than the later plan's. Days are ISO dates. */
export type IsClosed = (period: {
  readonly key: string;
  readonly first: IsoDate;
  readonly last: IsoDate;
}) => boolean;

/** From when a plan that pays otherwise does so. @param isClosed absent where nobody says what is closed */
export function holdsFrom(before: Plan, after: Plan, isClosed?: IsClosed): Holds {
  const [was, from] = [firstDay(before), firstDay(after)];
  const isNext = after.year.first > before.year.last;
  const kind = isNext ? 'next year' : after.amended !== undefined && was < from ? 'amendment' : 'whole year';
  if (isClosed === undefined) return { from, kind };
  const calendar = planCalendar(after);
  const closed = periodsIn(calendar, KINDS[after.paid]).flatMap((period) => {
    const key = periodKey(period);
    const [first = '', last = ''] = key.split('/');
    return first >= from && isClosed({ key, first, last }) ? [periodLabel(calendar, period)] : [];
  });
  return { from, kind, closed };
}

function firstDay({ amended, year }: Plan): IsoDate {
  return amended?.from ?? year.first;
}

const KINDS: Readonly<Record<Grain, PeriodKind>> = {
  month: 'month',
  quarter: 'quarter',
  'half-year': 'half',
  year: 'year',
};
