import { addDays, addMonths, dayNumber, formatDate } from '@ontarget/evaluator/numbers';
import type { Random } from './random.ts';

/** The plan's fiscal year, as month numbers from 0 (February 2027) to 11 (January 2028). */
const FIRST_DAY = dayNumber(2027, 2, 1);

/** ISO date of a random day of a fiscal month. */
export function dayIn(month: number, random: Random): string {
  const first = addMonths(FIRST_DAY, month);
  const days = addMonths(FIRST_DAY, month + 1) - first;
  return formatDate(addDays(first, random.between(0, days - 1)));
}

/** How much of a year's business falls into each fiscal month, in thousandths: 20, 25, 25 and 30% by quarter. */
export const SEASON = [60, 65, 75, 80, 80, 90, 80, 80, 90, 90, 100, 110] as const;
