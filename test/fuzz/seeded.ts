/** Numbers that look random and are the same in every run of one seed (mulberry32). */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Some of a list, each at most once, in the list's order; all of it where it is no longer than that. */
export function sample<T>(list: readonly T[], size: number, seed: number): T[] {
  const next = seeded(seed);
  const places = [...list.keys()];
  for (let at = 0; at < Math.min(size, places.length); at += 1) {
    const other = at + next(places.length - at);
    [places[at], places[other]] = [places[other] as number, places[at] as number];
  }
  return places
    .slice(0, size)
    .sort((a, b) => a - b)
    .map((at) => list[at] as T);
}
