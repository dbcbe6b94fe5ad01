import { SMALLEST_GROUP } from '../output/run-summary.ts';
import type { DataPlaces } from './sources.ts';

/** The fewest people that a printed figure may be about in a public log: the project says it, else five. */
export function smallestGroup({ project }: DataPlaces): number {
  return project?.smallestGroup ?? SMALLEST_GROUP;
}
