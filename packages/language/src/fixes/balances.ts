import type { NonRecoverableDraw, QuotaRamp, RecoverableDraw } from '../generated/ast.ts';
import { addToBody, insertAfter, keywordOf, nodeAt, nodesAround } from './editing.ts';
import type { Fix, Fixer, FoundProblem } from './fix.ts';

export const fixRampTargetPay: Fixer<'choice-ramp-target-pay'> = ({ document, range }) => {
  const ramp = nodeAt<QuotaRamp>(document, range, 'QuotaRamp');
  return ['unchanged', 'ramped alike'].map((words) => ({
    title: `Add "target pay ${words}"`,
    edits: insertAfter(ramp?.$cstNode, `, target pay ${words}`),
  }));
};

export const fixDrawProration: Fixer<'choice-draw-proration'> = ({ document, range }) => {
  const draw = nodesAround(document, range).find(
    (node): node is RecoverableDraw | NonRecoverableDraw =>
      node.$type === 'RecoverableDraw' || node.$type === 'NonRecoverableDraw',
  );
  return ['prorated', 'in full'].map((words) => ({
    title: `Make it ${words}`,
    edits: draw === undefined ? [] : insertAfter(keywordOf(draw, 'month'), ` ${words}`),
  }));
};

export const fixDrawRepayment: Fixer<'choice-draw-repayment'> = (problem) =>
  clauses(problem, [
    'top-ups are owed back: 100% of earnings above the draw, from the month after',
    'top-ups are owed back: 50% of earnings above the draw, from the month after',
    'top-ups are owed back: 100% of earnings above the draw, from the month after the last draw',
  ]);

export const fixDrawExit: Fixer<'choice-draw-exit'> = (problem) =>
  clauses(problem, ['at exit: forgiven', 'at exit: owed']);

export const fixDrawYearEnd: Fixer<'choice-draw-year-end'> = (problem) =>
  clauses(problem, ['at year end: forgiven', 'at year end: carried over']);

function clauses({ document, range }: FoundProblem, words: readonly string[]): Fix[] {
  const draw = nodeAt<RecoverableDraw>(document, range, 'RecoverableDraw');
  if (draw === undefined) return [];
  return words.map((clause) => ({ title: `Add "${clause}"`, edits: addToBody(document, draw, clause) }));
}
