/**
 * The candidate that a misspelt word most likely meant, or undefined where none is near: at most a third of its letters
 * differ. Case, spaces and joining marks count for nothing. Of candidates that are as near, the one that begins alike, then
 * the first by the alphabet. A candidate that nobody has typed to its end is undefined.
 */
export function nearestName(word: string, candidates: Iterable<string | undefined>): string | undefined {
  const plain = simplified(word);
  const most = Math.max(1, Math.floor(plain.length / 3));
  let best: { name: string; distance: number } | undefined;
  for (const name of new Set(candidates)) {
    if (name === undefined || name === word) continue;
    const other = simplified(name);
    if (Math.abs(other.length - plain.length) > most) continue;
    const different = editDistance(plain, other);
    if (different > most) continue;
    // People get the first letter right more often than the others.
    const distance = different + (plain[0] === other[0] ? 0 : 0.5);
    if (best === undefined || distance < best.distance || (distance === best.distance && name < best.name))
      best = { name, distance };
  }
  return best?.name;
}

/** Case, spaces and joining marks are what people vary first. */
function simplified(word: string): string {
  return word.toLowerCase().replace(/[\s_.-]+/g, '');
}

/** How many letters must be added, dropped, changed or swapped with their neighbour (restricted Damerau-Levenshtein). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(beforeLast, j - 2) + 1);
      }
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
