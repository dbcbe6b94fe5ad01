import { formatPercent, sum } from '@ontarget/evaluator/numbers';
import { fractionOf, headingOf } from '@ontarget/language';
import * as ast from '@ontarget/language/ast';
import { type AstNode, GrammarUtils } from 'langium';
import type { Hint, Hinter } from './hint.ts';

/** What the weights of a role, a scorecard or a row add up to; from the text alone, so that it follows every key. */
export const weightHints: Hinter = (node) => {
  if (ast.isVariablePay(node) || ast.isScorecard(node)) {
    const weights = node.components.flatMap((component) =>
      ast.isWeightedComponent(component) ? [component.weight] : [],
    );
    const open = GrammarUtils.findNodeForKeyword(node.$cstNode, '{');
    return total(weights, open?.range.end);
  }
  if (!ast.isRole(node) || node.cells.length === 0) return [];
  const cells = node.cells.filter(
    (cell) => headingOf(cell)?.component !== undefined && cell.value !== undefined,
  );
  return total(
    cells.map(({ value }) => value),
    endOfRow(node),
  );
};

function total(weights: readonly (string | undefined)[], at: Hint['at'] | undefined): Hint[] {
  const parts = weights.map(fractionOf);
  if (at === undefined || parts.length < 2 || !parts.every((part) => part !== undefined)) return [];
  return [{ at, text: `= ${formatPercent(sum(parts))}`, tooltip: 'What the weights add up to' }];
}

function endOfRow({ $cstNode: text }: AstNode): Hint['at'] | undefined {
  return text?.range.end;
}
