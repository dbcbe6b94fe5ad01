import { elementId } from '../element-id.ts';

/** Ids of what is filled anew when a slider moves. */
export const OUTCOME = 'what-if-outcome';
export const START_WORDS = 'what-if-start-words';
export const TOTAL = 'what-if-total';
/** The chart of the total. */
export const TOTAL_CHART = 'chart-total';

/** What is said of a box whose text cannot be taken. */
export function problemId(name: string): string {
  return elementId('problem', name);
}
/** How many deals are made up. */
export const DEAL_WORDS = 'what-if-deal-words';
