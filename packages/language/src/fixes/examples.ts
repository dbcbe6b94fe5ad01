import { replace } from './editing.ts';
import type { Fixer } from './fix.ts';

/** Writes the nearest heading that means something. */
export const fixUnknownHeading: Fixer<'example-column-unknown'> = ({ range, params: { nearest } }) =>
  nearest === undefined
    ? []
    : [{ title: `Change it to ${nearest}`, edits: [replace(range, nearest)], preferred: true }];

/** Writes a solution in; of several the least and the greatest are offered. */
export const fixSolved: Fixer<'example-solved'> = ({ range, params: { values } }) =>
  values.map((value, index) => ({
    title:
      values.length === 1 ? `Write ${value}` : `Write the ${index === 0 ? 'least' : 'greatest'}, ${value}`,
    edits: [replace(range, value)],
    preferred: values.length === 1,
  }));
