import type { DataTable } from '../generated/ast.ts';
import { insertAfter, nodeAt, replace } from './editing.ts';
import type { Fixer } from './fix.ts';

/** Types whose values can tell rows apart by themselves. */
const KEY_TYPES = ['text', 'number', 'count', 'payee'];

/** Marks one of the columns as the key; a table of months and payees needs two, one after the other. */
export const fixMissingKey: Fixer<'key-missing'> = ({ document, range }) => {
  const table = nodeAt<DataTable>(document, range, 'DataTable');
  const columns = table?.columns.filter((column) => column.$type === 'InputColumn') ?? [];
  const able = columns.filter(({ type, blank }) => !blank && KEY_TYPES.includes(type.kind ?? ''));
  return able.map((column) => ({
    title: `Make ${column.name} the key`,
    edits: insertAfter(column.type.$cstNode, ' key'),
  }));
};

/** More values than this are no help to choose from. */
const MOST_VALUES = 6;

/** Writes the value that was most likely meant, or offers those that the column can have. */
export const fixValueNotAllowed: Fixer<'value-not-allowed'> = ({ range, params: { nearest, allowed } }) => {
  if (nearest !== undefined) {
    return [{ title: `Change it to ${nearest}`, edits: [replace(range, nearest)], preferred: true }];
  }
  const offered = allowed.length > MOST_VALUES ? [] : allowed;
  return offered.map((value) => ({ title: `Change it to ${value}`, edits: [replace(range, value)] }));
};
