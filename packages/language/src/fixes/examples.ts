import type { QuotaSetting } from '../generated/ast.ts';
import { insertAfter, nodeAt, replace } from './editing.ts';
import type { Fixer } from './fix.ts';

/** Writes the nearest heading that means something. */
export const fixUnknownHeading: Fixer<'example-column-unknown'> = ({ range, params: { nearest } }) =>
  nearest === undefined
    ? []
    : [{ title: `Change it to ${nearest}`, edits: [replace(range, nearest)], preferred: true }];

/** Says which of the quotas that the roster has for a role. */
export const fixOpenSetting: Fixer<'example-setting-open'> = ({ document, range, params: { measures } }) => {
  const setting = nodeAt<QuotaSetting>(document, range, 'QuotaSetting');
  return measures.map((measure) => ({
    title: `Add "for ${measure}"`,
    edits: insertAfter(setting?.$cstNode, ` for ${measure}`),
  }));
};

/** Writes a solution in; of several the least and the greatest are offered. */
export const fixSolved: Fixer<'example-solved'> = ({ range, params: { values } }) =>
  values.map((value, index) => ({
    title:
      values.length === 1 ? `Write ${value}` : `Write the ${index === 0 ? 'least' : 'greatest'}, ${value}`,
    edits: [replace(range, value)],
    preferred: values.length === 1,
  }));
