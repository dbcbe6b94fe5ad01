import type { Expression } from './expression.ts';
import type { IsoDate } from './quantity.ts';

/** The words a plan compares with; each names which side of the bound is included. */
export type Relation = 'at least' | 'above' | 'at most' | 'below' | 'equal';

/** Something that holds or does not; decided on exact, unrounded values. */
export type Condition =
  | { op: 'compare'; relation: Relation; left: Expression; right: Expression }
  | { op: 'is'; of: Expression; among: string[] }
  | { op: 'blank'; of: Expression }
  | { op: 'all' | 'any'; of: Condition[] }
  | { op: 'not'; of: Condition }
  | { op: 'flag'; value: string }
  /**
   * The payee's last day in the role lies in the window or before it (`assignment`), or before it (`assignment before`),
   * or the window is the last of the year, or of one of its quarters or half-years.
   */
  | { op: 'ends'; what: 'assignment' | 'assignment before' | 'year' | 'half-year' | 'quarter' }
  /** The window ends on this day or later. */
  | { op: 'reached'; day: IsoDate }
  /** The payee's first day in the roster, in whichever role, and so many days or months from it on lie in the window or before it. */
  | { op: 'employed'; count: number; unit: 'days' | 'months' };
