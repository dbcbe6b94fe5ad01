import type { Timing } from '../generated/ast.ts';

/** How many months the stretches of a plan's year have, by their words. */
const MONTHS_OF: Readonly<Record<string, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** How many months a stretch of the plan's year has; undefined for other words. */
export function monthsOfStretch(stretch: string | undefined): number | undefined {
  return MONTHS_OF[stretch ?? ''];
}

/**
 * Why periods or a quota do not go with the stretch that results run over to date, in the plan's words; undefined where
 * they do.
 */
export function misfitOf({ grain, runsOver, toDate }: Timing): string | undefined {
  const [part, whole] = [monthsOfStretch(grain), monthsOfStretch(runsOver)];
  if (part === undefined || whole === undefined) return undefined;
  if (part === whole) return `each ${grain} is the whole ${runsOver}, so say "each ${grain} by itself"`;
  if (part > whole) return `a ${grain} is longer than a ${runsOver}`;
  if (toDate === undefined || toDate === 'quota to date' || toDate === `full-${runsOver} quota`)
    return undefined;
  return `results of the ${runsOver} so far are held against "quota to date" or "full-${runsOver} quota"`;
}
