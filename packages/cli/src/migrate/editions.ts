/** The editions of the language, oldest first; the project file's schema knows the same. */
export const EDITIONS = ['2027'] as const;

export type Edition = (typeof EDITIONS)[number];

/** One way in which an edition says something otherwise than the one before it. */
export interface Step {
  /** The edition whose texts it writes. */
  readonly to: string;
  /** What it does, as a sentence. */
  readonly title: string;
  /** The text of a plan file in the newer edition; the same text where nothing in it is concerned, or is any more. */
  rewrite(text: string): string;
}

/** The steps from each edition to the next, in the order in which they are taken. The first edition has none. */
export const STEPS: readonly Step[] = [];

/** The steps between two editions. */
export function stepsBetween(
  from: string,
  to: string,
  editions: readonly string[] = EDITIONS,
  steps: readonly Step[] = STEPS,
): readonly Step[] {
  const [first, last] = [editions.indexOf(from), editions.indexOf(to)];
  return steps.filter((step) => {
    const at = editions.indexOf(step.to);
    return at > first && at <= last;
  });
}
