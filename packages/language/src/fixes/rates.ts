import type { DealLimit, Matrix, Power, RateCap, Root } from '../generated/ast.ts';
import { unitOf } from '../types/unit-of.ts';
import { insertAfter, insertBefore, keywordOf, nodeAt } from './editing.ts';
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

/** Whether a cap on the rate is of each slice or of all of them together. */
export const fixRateCap: Fixer<'choice-rate-cap'> = ({ document, range }) => {
  const cap = nodeAt<RateCap>(document, range, 'RateCap');
  const rate = cap && keywordOf(cap, 'rate');
  return [
    { title: 'Write "cap rate of each slice"', edits: insertAfter(rate, ' of each slice') },
    { title: 'Write "cap effective rate"', edits: insertBefore(rate, 'effective ') },
  ];
};

/** Rounds a power or root to four digits, in the form of what it is of; in brackets, so that nothing else is rounded. */
export const fixPowerNotRounded: Fixer<'power-not-rounded'> = ({ document, range }) => {
  const node = nodeAt<Power>(document, range, 'Power') ?? nodeAt<Root>(document, range, 'Root');
  if (node?.$cstNode === undefined) return [];
  const { kind } = unitOf(node, { currency: 'USD' });
  const unit = kind === 'percent' ? '0.01%' : kind === 'multiple' ? '0.0001x' : '0.0001';
  return ['half up', 'down'].map((mode) => ({
    title: `Add "rounded ${mode} to ${unit}"`,
    edits: [
      ...insertBefore(node.$cstNode, '('),
      ...insertAfter(node.$cstNode, ` rounded ${mode} to ${unit})`),
    ],
  }));
};
