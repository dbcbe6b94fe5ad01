import { div, formatPercent, gt, mul, ONE, type Rational, rational } from '@ontarget/evaluator/numbers';
import { AstUtils, type CstNode, type LangiumDocument } from 'langium';
import { handedDown } from '../checks/node-targets.ts';
import type {
  CarriedBy,
  Conversion,
  Expression,
  Goal,
  GoalNode,
  HandedDownTo,
  HandingDown,
  SharedOut,
  WeighedPart,
} from '../generated/ast.ts';
import { fractionOf } from '../literals/read.ts';
import { weighedParts } from '../resolve/weighed-parts.ts';
import { insertAfter, nodeAt, nodesAround, remove, replace, textOf } from './editing.ts';
import type { Fix, Fixer, FoundProblem } from './fix.ts';

export const fixLeaversPart: Fixer<'choice-leavers-part'> = ({ document, range }) => {
  const shared = nodeAt<SharedOut>(document, range, 'SharedOut');
  return ['stays with the manager', 'is shared again from the next period'].map((fate) => ({
    title: `Add "a leaver's part ${fate}"`,
    edits: insertAfter(shared?.$cstNode, `, a leaver's part ${fate}`),
  }));
};

/** Takes the name off the list of carriers; the list goes with its last name. */
export const fixCarrierWithoutComponent: Fixer<'carrier-without-component'> = ({
  document,
  range,
  params,
}) => {
  const carriedBy = nodeAt<CarriedBy>(document, range, 'CarriedBy');
  if (carriedBy === undefined) return [];
  const names = carriedBy.roles.map((_, index) => textOf(carriedBy, 'roles', index));
  const at = carriedBy.roles.findIndex((_, index) => {
    const { start } = names[index]?.range ?? {};
    return start?.line === range.start.line && start.character === range.start.character;
  });
  const own = names[at];
  const [before, after] = [names[at - 1], names[at + 1]];
  if (own === undefined) return [];
  const title = `Take ${params.role} off the carriers of ${params.node}`;
  if (before !== undefined) {
    return [{ title, edits: [replace({ start: before.range.end, end: own.range.end }, '')] }];
  }
  if (after !== undefined) {
    return [{ title, edits: [replace({ start: own.range.start, end: after.range.start }, '')] }];
  }
  return [{ title, edits: remove(document, carriedBy.$cstNode) }];
};

/** Writes the same digits as money, or without their currency: here, or where the parameter of this file is declared. */
export const fixConversionUnit: Fixer<'conversion-unit-wrong'> = ({
  document,
  range,
  params: { expected },
}) => {
  const conversion = nodeAt<Conversion>(document, range, 'Conversion');
  const parameter = conversion?.amount?.parameter?.ref;
  const isParameter = document.textDocument.getText(range) === parameter?.name;
  const text = isParameter ? literalOf(document, parameter.value) : { range };
  const amount = text && document.textDocument.getText(text.range);
  const written = amount && inOtherUnit(amount, expected);
  if (text === undefined || !written) return [];
  const title = isParameter ? `Make ${parameter.name} ${written}` : `Write ${written}`;
  return [{ title, edits: [replace(text.range, written)], preferred: true }];
};

function literalOf(document: LangiumDocument, value: Expression): CstNode | undefined {
  const isHere = AstUtils.getDocument(value) === document;
  return isHere && (value.$type === 'NumberLiteral' || value.$type === 'MoneyLiteral')
    ? value.$cstNode
    : undefined;
}

function inOtherUnit(amount: string, expected: string): string | undefined {
  const currency = /\bin ([A-Z]{3})$/.exec(expected)?.[1];
  const [, digits] = /^[^\d\s]?(\d[\d.,]*[KMB]?)(?:\s+[A-Z]{3})?$/.exec(amount) ?? [];
  if (digits === undefined) return undefined;
  const asMoney = currency === 'USD' ? `$${digits}` : `${digits} ${currency}`;
  const written = currency === undefined ? digits : asMoney;
  return written === amount ? undefined : written;
}

/** Hands down at the bound that is broken, the project's own where it has one. */
export const fixHandedDown: Fixer<'over-assignment' | 'under-assignment'> = (problem) => {
  const bound = fractionOf(problem.params.bound);
  return bound === undefined ? [] : handDownAt(problem, bound);
};

/** The most that the levels above leave, in whole percents; 100% where they leave nothing. */
export const fixHandedDownInAll: Fixer<'over-assignment-in-all'> = (problem) => {
  const handing = handingAt(problem);
  const most = fractionOf(problem.params.bound);
  if (handing === undefined || most === undefined) return [];
  const left = wholePercent(div(most, handedDownAbove(handing.$container as Goal | GoalNode)));
  return handDownAt(problem, gt(left, ONE) ? left : ONE);
};

/** What the levels above a node hand down for each 1 of its number; an overlap is not handed down to. */
function handedDownAbove(node: Goal | GoalNode): Rational {
  if (node.$type === 'Goal') return ONE;
  const above = handedDownAbove(node.$container);
  return node.part?.$type === 'OverlapOfNode' ? above : mul(above, handedDown(node.$container));
}

function wholePercent(value: Rational): Rational {
  const hundredths = mul(value, rational(100));
  return rational(hundredths.n / hundredths.d, 100n);
}

function handDownAt(problem: FoundProblem, percent: Rational): Fix[] {
  const text = handingAt(problem);
  const at = text && textOf(text, 'percent');
  const written = formatPercent(percent);
  return at === undefined
    ? []
    : [{ title: `Hand it down at ${written}`, edits: [replace(at.range, written)] }];
}

function handingAt({ document, range }: FoundProblem): HandingDown | HandedDownTo | undefined {
  return nodesAround(document, range).find(
    (node): node is HandingDown | HandedDownTo =>
      node.$type === 'HandingDown' || node.$type === 'HandedDownTo',
  );
}

/** Counts by what the first such part of the node counts by. */
export const fixWeighedDifferently: Fixer<'parts-weighed-differently'> = ({ document, range }) => {
  const part = nodeAt<WeighedPart>(document, range, 'WeighedPart');
  const node = part === undefined ? undefined : (part.$container as GoalNode).$container;
  const [first] = node === undefined ? [] : weighedParts(node);
  const words = first?.part.$cstNode?.text.replace(/\s+/g, ' ');
  if (part?.$cstNode === undefined || words === undefined) return [];
  return [{ title: `Divide it ${words}`, edits: [replace(part.$cstNode.range, words)], preferred: true }];
};
