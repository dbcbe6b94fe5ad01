import type { ConvertExpression } from '../../format/types/index.ts';
import { formatDate, ONE } from '../../numbers/index.ts';
import { isDateCell } from '../cells.ts';
import { type Conversion, conversionOf, type RateRead } from '../evaluate/convert.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { quantity } from '../quantities.ts';
import type { Explaining } from './explaining.ts';
import { quantityWords } from './quantity-words.ts';
import type { ExplanationNode } from './tree.ts';
import { formulaWords } from './words.ts';

/** A conversion with the rate that it read and the day it is of; of an amount that stays in its currency the amount. */
export function convertNodes(
  expression: ConvertExpression,
  place: Place,
  explaining: Explaining,
): readonly ExplanationNode[] {
  const { engine } = explaining;
  const { of, rates, to } = expression;
  const children = explaining.walk(of, place);
  const read = conversionOf(expression, place, engine);
  const node = `data/${rates.table}/${rates.rate}`;
  if ('ok' in read) {
    const title = formulaWords(expression, engine.plan);
    const unit = to.op === 'text' ? to.value : 'money';
    return [
      {
        kind: 'conversion',
        node,
        title,
        ...explaining.outcome(read, unit),
        ...explaining.source(node),
        children,
      },
    ];
  }
  if (read.from.stated === undefined && read.to.stated === undefined) return children;
  return [
    {
      kind: 'conversion',
      node,
      title: conversionWords(read, expression, engine.plan.currency),
      quantity: quantity(read.result, read.to.currency),
      reasons: [],
      ...explaining.source(node),
      children,
    },
  ];
}

/** `1,000.00 EUR at 1.00 EUR = $1.10, Rates on 2027-02-10, in force from 2027-02-01`. */
export function conversionWords(
  { amount, from, to, on }: Conversion,
  { rates }: Pick<ConvertExpression, 'rates'>,
  planCurrency: string,
): string {
  const money = (value: Parameters<typeof quantity>[0], currency: string) =>
    quantityWords(quantity(value, currency), planCurrency);
  const said = [from, to].flatMap((one) => {
    if (one.stated === undefined) return [];
    const [unit, price] =
      rates.quoted === 'direct' ? [one.currency, planCurrency] : [planCurrency, one.currency];
    const since = sinceWords(one, rates.from);
    return [`${money(ONE, unit)} = ${money(one.stated.rate, price)}${since}`];
  });
  const day = on === undefined ? '' : ` on ${formatDate(on)}`;
  return `${money(amount, from.currency)} at ${said.join(', ')}, ${rates.table}${day}`;
}

function sinceWords({ stated }: RateRead, column: string | undefined): string {
  const cell = column === undefined ? undefined : stated?.row.cell(column);
  if (!cell?.ok || cell.value === null || !isDateCell(cell.value)) return '';
  return ` from ${formatDate(cell.value.date)}`;
}
