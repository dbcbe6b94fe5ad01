import { addDays, formatDate, parseDate } from '../../numbers/index.ts';
import type { VersionedEvaluator } from '../input.ts';

/** The days on which a version is in force, as ISO dates; without `to` it is in force until another one supersedes it. */
export type Effective = VersionedEvaluator['effective'];

/**
 * When each version of a plan is in force: from its first day until the day before the next one's, so that each day
 * from the first version's on has exactly one.
 *
 * @param versions each with a first day of its own, in any order
 * @returns in the order of their days
 */
export function inForce<T extends { readonly from: string }>(
  versions: readonly T[],
): (T & { readonly effective: Effective })[] {
  const ordered = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1));
  return ordered.map((version, index) => {
    const next = ordered[index + 1];
    return {
      ...version,
      effective: { from: version.from, ...(next === undefined ? {} : { to: dayBefore(next.from) }) },
    };
  });
}

/** The version that is in force on a day. */
export function versionOn<T extends { readonly from: string }>(
  versions: readonly T[],
  day: string,
): T | undefined {
  return inForce(versions).findLast(({ from }) => from <= day);
}

/** The day before an ISO date; a text that is none is left as it is, for a run refuses it by name. */
export function dayBefore(date: string): string {
  return shifted(date, -1);
}

/** The day after an ISO date; a text that is none is left as it is. */
export function dayAfter(date: string): string {
  return shifted(date, 1);
}

function shifted(date: string, days: number): string {
  const day = parseDate(date);
  return day.ok ? formatDate(addDays(day.value, days)) : date;
}
