import type { Grain } from '../plan/model.ts';
import type { Stretch } from '../plan/stretches.ts';
import type { Span, Year } from './calendar.ts';

const MONTHS: Readonly<Record<Grain, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The days of a stretch as seen from a period, by the table of docs/language/look-back.md. */
export function stretchOf(one: Stretch, period: Span, year: Year): Span {
  const [from, to] = [year.monthOf(period.from), year.monthOf(period.to)];
  switch (one.kind) {
    case 'last months':
      return year.run(to - one.months + 1, to);
    case 'before': {
      const size = MONTHS[one.grain];
      const last = Math.floor(from / size) * size - 1;
      return year.run(last - size + 1, last);
    }
    case 'same period of last year':
      return year.run(from - 12, to - 12);
    case 'last year to date':
      return year.run(-12, to - 12);
  }
}
