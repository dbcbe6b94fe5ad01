import type { ValueExpression } from '../../format/types/index.ts';
import { missing } from '../outcome.ts';
import { WHOLE_YEAR, type Window, windowBefore, yearToDate } from '../windows.ts';
import type { Operator } from './evaluation.ts';
import { hasBegun } from './time.ts';

/**
 * `value`: another value for the same subject (a value of a team or the company for the payee's own team, or the
 * company), for the same window or the one that is named. `previous` is held `no-previous-period` where the year, or
 * the payee's assignment, does not reach back so far.
 */
export const value: Operator<ValueExpression> = ({ id, window: named }, place, evaluation) => {
  const { subject, window, rosterRow } = place;
  if (named === undefined) return evaluation.value(id, subject, window, rosterRow);
  const other = otherWindow(named, window);
  if (other === undefined || (named === 'previous' && !hasBegun(subject, other, evaluation))) {
    return missing(
      'no-previous-period',
      `there is no period before ${evaluation.year.label(window)} to look at`,
    );
  }
  return evaluation.value(id, subject, other);
};

/** The window that a name means, seen from another. */
export function otherWindow(
  named: NonNullable<ValueExpression['window']>,
  window: Window,
): Window | undefined {
  switch (named) {
    case 'year to date':
      return yearToDate(window);
    case 'year':
      return WHOLE_YEAR;
    case 'previous':
      return windowBefore(window);
  }
}
