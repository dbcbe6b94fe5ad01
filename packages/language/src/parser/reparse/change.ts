/** The one stretch in which a text differs from what it was. */
export interface Change {
  /** Where the texts begin to differ. */
  readonly start: number;
  /** Where what differs ends in the old text. */
  readonly oldEnd: number;
  /** Where what differs ends in the new text. */
  readonly newEnd: number;
}

/** The shortest stretch of two texts outside of which they are the same. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same += 1;
  }
  return { start, oldEnd: before.length - same, newEnd: after.length - same };
}
