/** Compares texts by their UTF-16 code units, the same on every machine: the order of everything that is listed. */
export function byText(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The first difference that is not a tie. */
export function firstDifference(...differences: readonly number[]): number {
  return differences.find((difference) => difference !== 0) ?? 0;
}
