import type { Explanation, ExplanationNode } from '@ontarget/evaluator/engine';
import type { Plan, SourceRange } from '@ontarget/evaluator/format';
import { paint } from '../terminal.ts';
import { balanceLines } from './explanation-balance.ts';
import {
  choiceLines,
  conditionLines,
  curveLines,
  monthLines,
  roundingLines,
  rowLines,
} from './explanation-details.ts';
import type { Lines } from './places.ts';
import { quantityText } from './quantity.ts';

/** What an explanation is shown with. */
export interface ExplanationContext {
  readonly plan: Plan;
  /** The file of a source range, as the reader would open it. */
  readonly file: (file: string) => string;
  readonly lines: Lines;
  /** How many rows of a table are shown before the rest is counted. */
  readonly mostRows: number;
}

/** The derivation of somebody's pay for reading: one step a line, what it follows from below it. */
export function explanationText(explanation: Explanation, context: ExplanationContext): string {
  const { payee, role, team, period, status, reasons, notes, trees, evaluator } = explanation;
  const title = context.plan.roles[role]?.title ?? role;
  const lines = [
    `${paint('bold', payee)}, ${title}${team === undefined ? '' : ` in ${team}`}, ${period.label} (${period.key.replace('/', ' to ')})`,
  ];
  if (status !== 'paid') lines.push(paint('yellow', `Not paid: ${status === 'held' ? 'held' : 'in error'}`));
  for (const { message, code } of reasons) lines.push(`  ${message}  ${paint('dim', code)}`);
  for (const note of notes) lines.push(`  ${note}`);
  const derivations = trees.map((tree) => ['', ...nodeLines(tree, context, 0, undefined)].join('\n'));
  return [...lines, ...derivations, '', paint('dim', `Evaluator ${evaluator}`)].join('\n');
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
    ...roundingLines(node, context),
    ...(node.quantity === undefined
      ? node.reasons.map(({ message, code }) => `${message}  ${paint('dim', code)}`)
      : []),
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

/** `plan.ote:12`, the line of the plan that says so. */
export function sourceText({ file, line }: SourceRange, shown: (file: string) => string): string {
  return `${shown(file)}:${line}`;
}
