import type { DataPlaces } from './sources.ts';

/** Figures about fewer people than this are not printed where many read them, unless the project says a number. */
const SMALLEST_GROUP = 5;

/** The fewest people that a printed figure may be about in a public log: the project says it, else five. */
export function smallestGroup({ project }: DataPlaces): number {
  return project?.smallestGroup ?? SMALLEST_GROUP;
}
