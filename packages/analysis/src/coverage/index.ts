export { Covering } from './cover.ts';
export type { Coverage, CoveredPlace, Place, PlaceKind } from './place.ts';
