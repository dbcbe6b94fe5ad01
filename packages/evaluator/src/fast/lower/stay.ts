import type { Window } from '../../engine/windows.ts';

/** How much of a fiscal month an assignment is in force: all of it, none, or some days, which are given for each payee. */
export type MonthOfStay = 'whole' | 'part' | 'none';

/**
 * What formulas see of when somebody is assigned, by one row of the roster: its twelve months, and the first month by whose
 * end it has begun, 0 where it began before the year. Payees of one stay are paid by the same arithmetic.
 */
export interface Stay {
  readonly months: readonly MonthOfStay[];
  readonly begun: number;
  /** Where the assignment has several rows, each of them in their order; `months` and `begun` are then of all together. */
  readonly rows?: readonly RowOfStay[];
  /** Of all rows that the payee has in the role: what is carried in it, and when it ends, is known of it alone. */
  readonly alone?: {
    /** The first month by whose end it is over; −1 where it was over before the year, 12 where it goes on. */
    readonly over: number;
  };
}

/** When a row of the roster is in force. */
export interface RowOfStay {
  readonly months: readonly MonthOfStay[];
  /** The first month by whose end it is over; −1 where it was over before the year, 12 where it goes on. */
  readonly over: number;
}

/** A row of the assignment, by its place where there are several. */
export type InRow = number | typeof ONLY_ROW;
export const ONLY_ROW = 'the only row';

/** Assigned on every day of the year. */
export const ALL_YEAR: Stay = { months: Array.from({ length: 12 }, () => 'whole' as const), begun: 0 };

export function touches({ months }: Pick<Stay, 'months'>, { from, to }: Window): boolean {
  return months.some((month, index) => index >= from && index <= to && month !== 'none');
}

/** A text that differs for any two different stays. */
export function stayKey({ months, begun, alone, rows }: Stay): string {
  const each = rows?.map((row) => `${row.over} ${row.months.map((month) => month.charAt(0)).join('')}`) ?? [];
  return `${each.join('/')} ${begun} ${alone?.over ?? ''} ${months.map((month) => month.charAt(0)).join('')}`;
}

/** For an input of a row: which one it is, where there are several. */
export function placeOf(row: InRow): { readonly row?: number } {
  return row === ONLY_ROW ? {} : { row };
}

/** Of a month: the rows that are in force in it, and how much of it; a place among the rows only where there are several. */
export function rowsIn(
  { months, rows }: Stay,
  month: number,
): readonly { readonly row: InRow; readonly stays: MonthOfStay }[] {
  const at = (one: Pick<Stay, 'months'>, row: InRow) => ({ row, stays: one.months[month] ?? 'none' });
  const all = rows?.map((one, row) => at(one, row)) ?? [at({ months }, ONLY_ROW)];
  return all.filter(({ stays }) => stays !== 'none');
}

/** The last row that is in force in a window; with `afterwards` where none is, the last one that ended before it. */
export function lastRowIn({ rows, ...stay }: Stay, window: Window, afterwards: boolean): InRow | undefined {
  if (rows === undefined) {
    if (touches(stay, window)) return ONLY_ROW;
    const last = stay.months.findLastIndex((month) => month !== 'none');
    return afterwards && last >= 0 && last < window.from ? ONLY_ROW : undefined;
  }
  const found = rows.findLastIndex((row) => touches(row, window));
  if (found >= 0) return found;
  const before = afterwards ? rows.findLastIndex(({ over }) => over < window.from) : -1;
  return before < 0 ? undefined : before;
}
