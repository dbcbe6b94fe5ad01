import { minorDigits, parseDate, parseLiteral, parseMonth } from '@ontarget/evaluator/numbers';
import { AstUtils, type CstNode, isCompositeCstNode, isLeafCstNode, type ParseResult } from 'langium';
import { isConvertedExpression, isExampleCell, isExampleRow } from '../generated/ast.ts';
import { slipOf } from '../parser/slips.ts';
import { twoReadings } from '../pasted/numbers.ts';

/** A literal that means nothing, or not what it says. */
export type LiteralProblem =
  | { readonly node: CstNode; readonly kind: 'unreadable'; readonly problem: string }
  | { readonly node: CstNode; readonly kind: 'other currency'; readonly currency: string }
  | {
      readonly node: CstNode;
      readonly kind: 'ambiguous';
      readonly decimal: string;
      readonly thousands: string;
    };

const AMOUNTS = new Set(['MONEY', 'PERCENT', 'MULTIPLE', 'NUMBER']);

type LexerErrors = ParseResult['lexerErrors'];

/**
 * Finds every literal of a file that cannot be read exactly, may have been written for a thousand times as much, or is in
 * another currency than the plan's and not converted. What was found in a declaration is kept for as long as it is the same
 * piece of text.
 */
export class LiteralProblems {
  private readonly kept = new WeakMap<
    CstNode,
    { readonly currency: string | undefined; readonly found: readonly LiteralProblem[] }
  >();

  in(
    { value, lexerErrors }: Pick<ParseResult, 'value' | 'lexerErrors'>,
    currency: string | undefined,
  ): LiteralProblem[] {
    const root = value.$cstNode;
    if (root === undefined || !isCompositeCstNode(root)) return [];
    // What a number means may depend on how others are written.
    if (lexerErrors.some((error) => slipOf(error) !== undefined))
      return literalProblems(root, lexerErrors, currency);
    return root.content.flatMap((piece) => {
      const known = this.kept.get(piece);
      if (known !== undefined && known.currency === currency) return known.found;
      const found = literalProblems(piece, [], currency);
      this.kept.set(piece, { currency, found });
      return found;
    });
  }
}

function literalProblems(
  text: CstNode,
  lexerErrors: LexerErrors,
  currency: string | undefined,
): LiteralProblem[] {
  const problems: LiteralProblem[] = [];
  // Where one number groups thousands by points, the others that have points may do so as well.
  const isEuropean = lexerErrors.some((error) => slipOf(error)?.code === 'number-european');
  const told = lexerErrors.filter((error) => slipOf(error) !== undefined);
  visitLeaves(text, (node, terminal) => {
    // A part of a number that was told of as a whole says nothing by itself.
    if (told.some(({ offset, length }) => offset <= node.offset && node.offset < offset + length)) return;
    const readings =
      terminal === 'MONEY' || (isEuropean && terminal === 'NUMBER') ? twoReadings(node.text) : undefined;
    if (readings !== undefined && !hasThreeDecimals(node.text, currency))
      problems.push({ node, kind: 'ambiguous', ...readings });
    const problem = problemOf(node.text, terminal, currency);
    if (problem === undefined || (problem.kind === 'other currency' && isConverted(node))) return;
    problems.push({ node, ...problem });
  });
  return problems;
}

type Problem = LiteralProblem extends infer P ? (P extends LiteralProblem ? Omit<P, 'node'> : never) : never;

function problemOf(text: string, terminal: string, currency: string | undefined): Problem | undefined {
  if (terminal === 'DATE' || terminal === 'MONTH') {
    const read = terminal === 'DATE' ? parseDate(text) : parseMonth(text);
    return read.ok ? undefined : { kind: 'unreadable', problem: read.message };
  }
  if (!AMOUNTS.has(terminal)) return undefined;
  const read = parseLiteral(text, currency);
  if (!read.ok) return { kind: 'unreadable', problem: read.message };
  if (currency === undefined || read.value.kind !== 'money' || read.value.currency === currency)
    return undefined;
  return { kind: 'other currency', currency: read.value.currency };
}

/** Whether the currency of an amount has coins of a thousandth, so that three decimals are usual. */
function hasThreeDecimals(text: string, currency: string | undefined): boolean {
  const read = parseLiteral(text, currency);
  return read.ok && read.value.kind === 'money' && minorDigits(read.value.currency) >= 3;
}

/** Whether an amount stands in a conversion, or in an example of a payment, which is in the payee's currency. */
function isConverted({ astNode }: CstNode): boolean {
  if (AstUtils.getContainerOfType(astNode, isConvertedExpression) !== undefined) return true;
  const cell = AstUtils.getContainerOfType(astNode, isExampleCell);
  const row = cell && AstUtils.getContainerOfType(cell, isExampleRow);
  if (cell === undefined || row === undefined) return false;
  const index = row.outputs.indexOf(cell);
  return row.$container.header.outputs[index]?.name === 'payment';
}

function visitLeaves(node: CstNode, visit: (node: CstNode, terminal: string) => void): void {
  if (isLeafCstNode(node)) {
    if (!node.hidden) visit(node, node.tokenType.name);
  } else if (isCompositeCstNode(node)) {
    for (const child of node.content) visitLeaves(child, visit);
  }
}
