import { replace } from './editing.ts';
import type { Fixer } from './fix.ts';

/** Writes the nearest heading that means something. */
export const fixUnknownHeading: Fixer<'example-column-unknown'> = ({ range, params: { nearest } }) =>
  nearest === undefined
    ? []
    : [{ title: `Change it to ${nearest}`, edits: [replace(range, nearest)], preferred: true }];
