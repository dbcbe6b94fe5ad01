import type { ConvertedExpression } from '../generated/ast.ts';
import { type PaymentRates, ratesOf } from '../resolve/rate-tables.ts';
import { insertAfter, nodesAround, replace, textOf } from './editing.ts';
import type { Fixer, FoundProblem } from './fix.ts';

/** The rate of a day of the row, or of the first day of the year. */
export const fixRateDate: Fixer<'choice-rate-date'> = (problem) => {
  const table = conversionAt(problem, isWithoutDay);
  return problem.params.days.map((day) => ({
    title: `Add "on ${day}"`,
    edits: insertAfter(table && textOf(table, 'rates'), ` on ${day}`),
  }));
};

/** A rate in the plan's currency, or in the currency that it is of; where the table stands in the same file. */
export const fixRateQuotation: Fixer<'choice-rate-quotation'> = (problem) => {
  const node = conversionAt(problem, () => true);
  const rates = node && ratesOf(node);
  const type = rates?.rate.type.$cstNode;
  if (rates === undefined || type === undefined) return [];
  if (rates.rate.$cstNode?.root !== problem.document.parseResult.value.$cstNode?.root) return [];
  return ['money', `money in ${rates.currency.name}`].map((words) => ({
    title: `Make it "${rates.rate.name} ${words}"`,
    edits: [replace(type.range, words)],
  }));
};

type Conversion = ConvertedExpression | PaymentRates;

const CONVERSIONS: ReadonlySet<string> = new Set(['ConvertedExpression', 'PaymentCurrency', 'LaterRates']);

function isWithoutDay(node: Conversion): boolean {
  return node.$type !== 'ConvertedExpression' || node.date === undefined;
}

/** The innermost conversion around a problem that lacks what the problem is about. */
function conversionAt(
  { document, range }: Pick<FoundProblem, 'document' | 'range'>,
  lacks: (node: Conversion) => boolean,
): Conversion | undefined {
  return nodesAround(document, range).find(
    (node): node is Conversion => CONVERSIONS.has(node.$type) && lacks(node as Conversion),
  );
}
