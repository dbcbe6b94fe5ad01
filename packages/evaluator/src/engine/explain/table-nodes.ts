import type { LookupExpression, MatrixExpression, PercentileExpression } from '../../format/types/index.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { own } from '../own.ts';
import type { Explaining } from './explaining.ts';
import type { ExplanationNode } from './tree.ts';
import { unitOfFormula } from './units.ts';
import { formulaWords } from './words.ts';

/** A matrix that was read, with the two numbers it was read at. */
export function matrixNode(
  expression: MatrixExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const node = `curve/${expression.curve}`;
  const curve = own(engine.plan.curves, expression.curve);
  const edges = curve?.kind === 'matrix' ? `${curve.down.between} down, ${curve.across.between} across` : '';
  return {
    kind: 'curve',
    node,
    title: expression.curve,
    ...explaining.outcome(engine.evaluate(expression, place), unitOfFormula(expression, engine.plan)),
    formula: `${formulaWords(expression, engine.plan)}${edges === '' ? '' : `, ${edges}`}`,
    ...explaining.source(node),
    children: [...explaining.walk(expression.down, place), ...explaining.walk(expression.across, place)],
  };
}

/** A value found in a table, with what it was looked up by. */
export function lookupNode(
  expression: LookupExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const operands = [
    ...Object.values(expression.match),
    ...(expression.on === undefined ? [] : [expression.on]),
  ];
  return {
    kind: 'roster',
    node: `data/${expression.table}/${expression.column}`,
    title: formulaWords(expression, engine.plan),
    ...explaining.outcome(engine.evaluate(expression, place), unitOfFormula(expression, engine.plan)),
    ...explaining.source(`data/${expression.table}/${expression.column}`),
    children: operands.flatMap((operand) => explaining.walk(operand, place)),
  };
}

/** Where a result stands among others, with the result itself. */
export function percentileNode(
  expression: PercentileExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const node = `data/${expression.table}/${expression.column}`;
  const count = engine.rows(expression.table).length;
  return {
    kind: 'roster',
    node,
    title: `${formulaWords(expression, engine.plan)}, which has ${count} ${count === 1 ? 'row' : 'rows'}`,
    ...explaining.outcome(engine.evaluate(expression, place), 'percent'),
    ...explaining.source(node),
    children: explaining.walk(expression.of, place),
  };
}
