import type { Window } from '../build/expressions.ts';

/** The stretch that each window of a condition means. */
export const WINDOWS: Readonly<Record<string, Window>> = {
  'this period': undefined,
  'to date': 'year to date',
  'this year': 'year',
  'last period': 'previous',
};
