/** What an evaluator file may hold: far above any plan, far below what could hang or exhaust a reader. */
export const LIMITS = {
  /** Characters of the file. */
  characters: 64 * 1024 * 1024,
  /** Nesting of brackets and braces. */
  depth: 200,
  /** Objects, arrays and single values together. */
  nodes: 2_000_000,
  /** Pieces of one curve. */
  pieces: 1_000,
} as const;
