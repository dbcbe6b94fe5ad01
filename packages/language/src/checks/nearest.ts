/**
 * The known name that a misspelt one most likely meant, or undefined where none is near. A declaration that nobody has
 * typed to its end has no name yet.
 */
export function nearestName(name: string, known: Iterable<string | undefined>): string | undefined {
  const most = Math.max(1, Math.floor(name.length / 3));
  let best: { name: string; distance: number } | undefined;
  for (const candidate of new Set(known)) {
    if (candidate === undefined || candidate === name) continue;
    if (Math.abs(candidate.length - name.length) > most) continue;
    const different = slips(name.toLowerCase(), candidate.toLowerCase());
    if (different > most) continue;
    // People get the first letter right more often than the others.
    const distance = different + (sameStart(name, candidate) ? 0 : 0.5);
    if (
      best === undefined ||
      distance < best.distance ||
      (distance === best.distance && candidate < best.name)
    ) {
      best = { name: candidate, distance };
    }
  }
  return best?.name;
}

function sameStart(a: string, b: string): boolean {
  return a[0]?.toLowerCase() === b[0]?.toLowerCase();
}

/** How many letters must be put in, left out, changed or swapped with their neighbour to turn one text into another. */
function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, changed);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, at(beforeLast, j - 2) + 1);
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
