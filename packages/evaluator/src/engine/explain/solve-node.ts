import type { SolveExpression } from '../../format/types/index.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { quantity } from '../quantities.ts';
import type { Explaining } from './explaining.ts';
import { quantityWords } from './quantity-words.ts';
import type { ExplanationNode } from './tree.ts';
import { unitOfFormula } from './units.ts';
import { formulaWords } from './words.ts';

/** An amount that depends on itself: the equation, its one solution, and the check that the solution fits. */
export function solveNode(
  expression: SolveExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const { plan } = engine;
  const unit = unitOfFormula(expression.of, plan);
  const outcome = engine.number(expression, place);
  const tried = outcome.ok ? { ...place, unknown: outcome.value } : place;
  const comes = outcome.ok ? engine.number(expression.of, tried) : outcome;
  const words = (value: Parameters<typeof quantity>[0]): string =>
    quantityWords(quantity(value, unit), plan.currency);
  const check =
    outcome.ok && comes.ok
      ? `"itself" is this amount, the only one for which both sides agree: with ${words(outcome.value)} inside it, the formula comes to ${words(comes.value)}`
      : undefined;
  return {
    kind: 'solved',
    node: explaining.current,
    title: 'solved for itself',
    ...explaining.outcome(outcome, unit),
    formula: formulaWords(expression.of, plan),
    ...(check === undefined ? {} : { text: check }),
    children: explaining.walk(expression.of, tried),
  };
}
