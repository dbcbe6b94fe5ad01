import type { TenureMonths } from '../generated/ast.ts';
import { amountOf } from '../literals/read.ts';

/** Months of tenure, both ends included; the month of the first day in the role is 1. */
export interface TenureRange {
  readonly first: number;
  readonly last: number;
}

/** The months that are named; undefined where they are no whole numbers from 1 on, or run backwards. */
export function tenureRange({ first, last, only }: TenureMonths): TenureRange | undefined {
  const [from, to] = [monthNumber(only ?? first), monthNumber(only ?? last)];
  return from !== undefined && to !== undefined && from <= to ? { first: from, last: to } : undefined;
}

/** A tenure of hundred years is a slip of the pen. */
const MOST_MONTHS = 1200n;

function monthNumber(text: string | undefined): number | undefined {
  const value = amountOf(text, 'USD')?.value;
  if (value === undefined || value.d !== 1n || value.n < 1n || value.n > MOST_MONTHS) return undefined;
  return Number(value.n);
}
