import { replace } from './editing.ts';
import type { Fixer } from './fix.ts';

/** Writes the nearest known name. */
export const fixUnknownName: Fixer<'name-unknown'> = ({ range, params: { nearest } }) =>
  nearest === undefined
    ? []
    : [{ title: `Change it to ${nearest}`, edits: [replace(range, nearest)], preferred: true }];

/** Adds each stage that the component has. */
export const fixUnnamedStage: Fixer<'stage-unnamed'> = ({ range, params: { component, stages } }) =>
  stages.map((stage) => ({
    title: `Write "${component} ${stage}"`,
    edits: [replace(range, `${component} ${stage}`)],
  }));
