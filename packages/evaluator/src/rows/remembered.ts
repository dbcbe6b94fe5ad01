import type { Cell } from '../engine/index.ts';
import type { Parsed } from '../numbers/index.ts';
import type { CellReader } from './cell.ts';

/** Beyond this many different texts a column is hardly repeating itself. */
const MOST_TEXTS = 50_000;

/**
 * A reader that reads each text of a column once: the values of big files repeat, and equal cells then share one
 * value in memory.
 */
export function remembered(read: CellReader): CellReader {
  const plain = new Map<string, Parsed<Cell>>();
  const ofTyped = new Map<string, Parsed<Cell>>();
  return (text, typed) => {
    const known = typed ? ofTyped : plain;
    const before = known.get(text);
    if (before !== undefined) return before;
    const parsed = read(text, typed);
    if (known.size < MOST_TEXTS) known.set(text, parsed);
    return parsed;
  };
}
