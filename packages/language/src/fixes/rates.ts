import type { DealLimit, Matrix } from '../generated/ast.ts';
import { insertAfter, nodeAt } from './editing.ts';
import type { Fixer } from './fix.ts';

/** What holds below the first line of a grid and above its last. */
export const fixMatrixEdges: Fixer<'choice-matrix-edges'> = ({ document, range }) => {
  const matrix = nodeAt<Matrix>(document, range, 'Matrix');
  return ['zero', 'flat'].map((before) => {
    const words = `${before} before the edges, flat beyond them`;
    return { title: `Add "${words}"`, edits: insertAfter(matrix?.between?.$cstNode, `, ${words}`) };
  });
};

/** Whether a limit is of the whole deal or of each share. */
export const fixDealLimit: Fixer<'choice-deal-limit'> = ({ document, range }) => {
  const limit = nodeAt<DealLimit>(document, range, 'DealLimit');
  return ['before the split', 'after the split'].map((words) => ({
    title: `Add "${words}"`,
    edits: insertAfter(limit?.$cstNode, `, ${words}`),
  }));
};
