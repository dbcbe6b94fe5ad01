import { isNamedDeclaration } from '../scopes/declarations.ts';
import { nodeAt, nodesAround, remove } from './editing.ts';
import type { Fixer } from './fix.ts';

/** Removes the whole declaration. */
export const fixUnused: Fixer<'unused-declaration'> = ({ document, range, params: { name, what } }) => {
  const node = nodesAround(document, range).find((one) => isNamedDeclaration(one));
  const edits = remove(document, node?.$cstNode);
  return edits.length === 0 ? [] : [{ title: `Remove the ${what} ${name}`, edits }];
};

/** Removes the `use` line. */
export const fixUnusedFolder: Fixer<'folder-unused'> = ({ document, range, params: { path } }) => {
  const edits = remove(document, nodeAt(document, range, 'UseFolder')?.$cstNode);
  return edits.length === 0 ? [] : [{ title: `Remove use "${path}"`, edits, preferred: true }];
};
