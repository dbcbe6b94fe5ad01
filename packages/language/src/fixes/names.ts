import { replace } from './editing.ts';
import type { Fixer } from './fix.ts';

/** Writes the nearest known name. */
export const fixUnknownName: Fixer<'name-unknown'> = ({ range, params: { nearest } }) =>
  nearest === undefined
    ? []
    : [{ title: `Change it to ${nearest}`, edits: [replace(range, nearest)], preferred: true }];

/** Asks for the result that a component is paid on in the place of the component itself. */
export const fixCircle: Fixer<'circular-definition'> = ({ range, params: { instead } }) =>
  instead === undefined
    ? []
    : [{ title: `Change it to ${instead}`, edits: [replace(range, instead)], preferred: true }];

/** Adds each stage that the component has. */
export const fixUnnamedStage: Fixer<'stage-unnamed'> = ({ range, params: { component, stages } }) =>
  stages.map((stage) => ({
    title: `Write "${component} ${stage}"`,
    edits: [replace(range, `${component} ${stage}`)],
  }));
