import type { Grain } from '@ontarget/evaluator/format';

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
];

/** `first quarter`, `third month`; the year is just `year`. */
export function periodName(grain: Grain, index: number): string {
  return grain === 'year' ? 'year' : `${ORDINALS[index] ?? index + 1} ${grain}`;
}
