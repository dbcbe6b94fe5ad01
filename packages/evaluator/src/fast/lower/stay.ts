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
  /** Of the payee's only row in the role: what is carried in it, and when it ends, is known of it alone. */
  readonly alone?: {
    /** The first month by whose end it is over; −1 where it was over before the year, 12 where it goes on. */
    readonly over: number;
  };
}

/** Assigned on every day of the year. */
export const ALL_YEAR: Stay = { months: Array.from({ length: 12 }, () => 'whole' as const), begun: 0 };

export function touches({ months }: Stay, { from, to }: Window): boolean {
  return months.some((month, index) => index >= from && index <= to && month !== 'none');
}

/** A text that differs for any two different stays. */
export function stayKey({ months, begun, alone }: Stay): string {
  return `${begun} ${alone?.over ?? ''} ${months.map((month) => month.charAt(0)).join('')}`;
}
