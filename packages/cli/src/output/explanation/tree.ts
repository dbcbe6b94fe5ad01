import type { ExplanationNode } from '@ontarget/evaluator/engine';
import { paint } from '../../terminal.ts';
import { quantityText } from '../quantity.ts';
import { choiceLines, monthLines, reasonLines, roundingLines } from './amounts.ts';
import { balanceLines, heldBackLines } from './balances.ts';
import { conditionLines } from './conditions.ts';
import { type ExplanationContext, sourceText } from './context.ts';
import { curveLines } from './curves.ts';
import { rowLines } from './rows.ts';

/** The whole derivation as it was worked out: one step a line, what it follows from below it. */
export function treeLines(tree: ExplanationNode, context: ExplanationContext): string[] {
  return nodeLines(tree, context, 0, undefined);
}

function nodeLines(
  node: ExplanationNode,
  context: ExplanationContext,
  depth: number,
  above: string | undefined,
): string[] {
  const indent = '  '.repeat(depth);
  const below = `${indent}  `;
  const lines = [`${indent}${headLine(node, context)}`];
  if (node.repeated) return lines;
  if (saysMore(node, above)) lines.push(`${below}${paint('dim', '=')} ${node.formula}`);
  if (node.text !== undefined && node.quantity !== undefined) lines.push(`${below}${node.text}`);
  const details = [
    ...choiceLines(node, context),
    ...conditionLines(node, context),
    ...curveLines(node, context),
    ...rowLines(node, context),
    ...monthLines(node, context),
    ...balanceLines(node, context),
    ...heldBackLines(node, context),
    ...roundingLines(node, context),
    ...reasonLines(node),
  ];
  const children = node.children.map((child) => nodeLines(child, context, depth + 1, node.formula));
  return lines.concat(
    details.map((line) => below + line),
    ...children,
  );
}

/** Whether a formula tells what the line above it or the one step below it does not. */
function saysMore({ formula, children }: ExplanationNode, above: string | undefined): boolean {
  if (formula === undefined || formula === above) return false;
  return !(children.length === 1 && children[0]?.title === formula);
}

function headLine(node: ExplanationNode, { plan, file }: ExplanationContext): string {
  const of = node.of === undefined || node.title.endsWith(node.of) ? '' : ` of ${node.of}`;
  const period = node.period === undefined ? '' : `, ${node.period.label}`;
  const worth =
    node.quantity === undefined
      ? (node.text ?? 'no value')
      : paint('bold', quantityText(node.quantity, plan.currency));
  const again = node.repeated ? paint('dim', '  (explained above)') : '';
  const place = node.source === undefined ? '' : paint('dim', `  [${sourceText(node.source, file)}]`);
  return `${node.title}${of}${period}: ${worth}${again}${place}`;
}
