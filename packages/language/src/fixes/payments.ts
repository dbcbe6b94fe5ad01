import { add, formatPercent, ONE, sign, sub } from '@ontarget/evaluator/numbers';
import type { HoldBack, Instalments } from '../generated/ast.ts';
import { fractionOf } from '../literals/read.ts';
import { sumOfInstalments } from '../resolve/instalments.ts';
import { addToBody, nodeAt, nodesAround, replace, textOf } from './editing.ts';
import type { Fix, Fixer, FoundProblem } from './fix.ts';

/** Puts what is missing on one of the instalments, or takes from one what is too much. */
export const fixInstalments: Fixer<'instalments-not-100'> = ({ document, range }) => {
  const node = nodeAt<Instalments>(document, range, 'Instalments');
  const total = node && sumOfInstalments(node);
  if (node === undefined || total === undefined) return [];
  return node.parts.flatMap((part): Fix[] => {
    const [place, share] = [textOf(part, 'share'), fractionOf(part.share)];
    const changed = share && add(share, sub(ONE, total));
    if (place === undefined || changed === undefined || sign(changed) <= 0) return [];
    const written = formatPercent(changed);
    const words = (part.$cstNode?.text ?? '').slice(part.share.length).replace(/\s+/g, ' ');
    return written.includes('…')
      ? []
      : [{ title: `Make it ${written}${words}`, edits: [replace(place.range, written)] }];
  });
};

export const fixHeldBackExit: Fixer<'choice-held-back-exit'> = (problem) =>
  clauses(problem, ['at exit: paid', 'at exit: paid when due', 'at exit: forfeited']);

export const fixHeldBackYearEnd: Fixer<'choice-held-back-year-end'> = (problem) =>
  clauses(problem, ['at year end: paid', 'at year end: carried over', 'at year end: forfeited']);

function clauses({ document, range }: FoundProblem, words: readonly string[]): Fix[] {
  const node = nodesAround(document, range).find(
    (one): one is Instalments | HoldBack => one.$type === 'Instalments' || one.$type === 'HoldBack',
  );
  if (node === undefined) return [];
  return words.map((clause) => ({ title: `Add "${clause}"`, edits: addToBody(document, node, clause) }));
}
