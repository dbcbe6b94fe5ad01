import type { NamedWindow, ValueExpression } from '../../format/types/index.ts';
import { missing } from '../outcome.ts';
import {
  earlier,
  monthsIn,
  periodBefore,
  periodToDate,
  WHOLE_YEAR,
  type Window,
  wholePeriod,
  yearToDate,
} from '../windows.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { hasBegun } from './time.ts';

/**
 * `value`: another value for the same subject (a value of a team or the company for the payee's own team, or the
 * company), for the same window or the one that is named. Where the payee's assignment begins only after that window
 * it is `whenNone`, or held `no-previous-period`.
 */
export const value: Operator<ValueExpression> = ({ id, window: named, whenNone }, place, evaluation) => {
  const { subject, window, rosterRow } = place;
  if (named === undefined) return evaluation.value(id, subject, window, rosterRow);
  const other = otherWindow(named, window);
  if (!evaluation.year.knows(other)) {
    return missing('outside-calendar', 'the months of the year before are not known');
  }
  if (reaches(named, other, place, evaluation)) return evaluation.value(id, subject, other);
  if (whenNone !== undefined) return evaluation.evaluate(whenNone, place);
  const { year } = evaluation;
  return missing(
    'no-previous-period',
    `there is nothing in ${year.label(other)} to look at, before ${year.label(window)}`,
  );
};

/** Whether the subject was there by the end of another window; a stretch that ends with the window at hand always counts. */
export function reaches(
  named: NamedWindow,
  other: Window,
  { subject, window }: Pick<Place, 'subject' | 'window'>,
  evaluation: Pick<Evaluation, 'year' | 'roster' | 'resultsFrom'>,
): boolean {
  if (named === 'year' || named === 'year to date' || other.to >= window.to) return true;
  return hasBegun(subject, other, evaluation);
}

/** The window that a name means, seen from another. */
export function otherWindow(named: NamedWindow, window: Window): Window {
  switch (named) {
    case 'year to date':
      return yearToDate(window);
    case 'year':
      return WHOLE_YEAR;
    case 'previous':
      return earlier(window, monthsIn(window));
    case 'same period last year':
      return earlier(window, 12);
    case 'last year to date':
      return earlier(yearToDate(window), 12);
    default:
      return stretchOf(named, window);
  }
}

function stretchOf(named: Exclude<NamedWindow, string>, window: Window): Window {
  switch (named.kind) {
    case 'last':
      return { from: window.to - named.months + 1, to: window.to };
    case 'before':
      return periodBefore(named.grain, window);
    case 'whole':
      return wholePeriod(named.grain, window);
    case 'to date':
      return periodToDate(named.grain, window);
  }
}
