import type { RowRef } from '../reasons.ts';
import type { Place } from './evaluation.ts';

/** The row that a problem at a place is to be blamed on, if there is one. */
export function rowsOf(place: Place): readonly RowRef[] {
  return place.row === undefined ? [] : [place.row.ref];
}
