import type { ConvertExpression, Expression as Formula, Rates } from '@ontarget/evaluator/format';
import { isCurrency } from '@ontarget/evaluator/numbers';
import {
  currencyColumnOf,
  currencyOf,
  daysOfConversion,
  type RateTable,
  rateTableOf,
  readAmount,
  unitCode,
  unitOf,
} from '@ontarget/language';
import type { ConvertedExpression, Expression, Reference, TableColumn } from '@ontarget/language/ast';
import { isConvertedExpression } from '@ontarget/language/ast';
import { type AstNode, AstUtils } from 'langium';
import type { Compilation } from '../compilation.ts';
import type { Amount } from '../literals.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';
import { formulaOf, type Resolve } from './expression.ts';

/** `X converted at T on D`: X in the plan's currency, at the rate that T holds for X's own on that day. */
export function convertedOf(c: Compilation, node: ConvertedExpression, resolve: Resolve): ConvertExpression {
  const found = ratesFound(node);
  const on = dayOf(c, node, found, resolve);
  return {
    op: 'convert',
    of: formulaOf(c, node.operand, resolve),
    from: currencyOfAmount(c, node, resolve),
    to: { op: 'text', value: c.header.currency },
    rates: ratesIn(c, node, node.rates.$refText, found),
    ...(on === undefined ? {} : { on }),
  };
}

/** An amount of another currency than the plan's that stands in a conversion; anywhere else it is refused. */
export function moneyOfAnyCurrency(
  node: AstNode & { readonly value: string },
  currency: string,
): Amount | undefined {
  if (AstUtils.getContainerOfType(node, isConvertedExpression) === undefined) return undefined;
  const read = readAmount(node.value, currency);
  return read.ok ? { value: read.value.value, unit: unitCode(read.value.unit) } : undefined;
}

function ratesFound(node: ConvertedExpression): RateTable {
  const table = node.rates.ref;
  if (table === undefined) return wrong(node, 'it is no table of the plan');
  const rates = rateTableOf(table);
  return 'why' in rates ? wrong(node, rates.why) : rates;
}

/** Where a table's rates stand; a plain number is settled to be of one currency or the other. */
export function ratesIn(
  c: Compilation,
  node: AstNode,
  table: string,
  { currency, from, rate, quoted }: RateTable,
): Rates {
  return {
    table,
    currency: currency.name,
    ...(from === undefined ? {} : { from: from.name }),
    rate: rate.name,
    quoted: quoted === 'unsaid' ? settledQuotation(c, node, table, rate.name, currency.name) : quoted,
  };
}

function settledQuotation(
  c: Compilation,
  node: AstNode,
  table: string,
  rate: string,
  currency: string,
): Rates['quoted'] {
  const indirect = `money in ${currency}`;
  const reading = c.choices.settle({
    code: 'choice-rate-quotation',
    params: { table, rate, currency, plan: c.header.currency },
    node,
    owner: ids.table(table),
    readings: ['money', indirect],
  });
  return reading === indirect ? 'indirect' : 'direct';
}

function dayOf(
  c: Compilation,
  node: ConvertedExpression,
  { from }: RateTable,
  resolve: Resolve,
): Formula | undefined {
  if (from === undefined) {
    return node.date === undefined
      ? undefined
      : wrong(node, 'its rows have no date in their key, so "on" picks nothing');
  }
  if (node.date !== undefined) return formulaOf(c, node.date, resolve);
  const days = daysOfConversion(node, c.header.year.first);
  const [first, ...more] = days.map((day) => `on ${day}`);
  if (first === undefined) return wrong(node, 'nothing says of which day the rate is');
  const table = node.rates.$refText;
  const reading = c.choices.settle({
    code: 'choice-rate-date',
    params: { table, from: from.name, days },
    node,
    owner: ids.table(table),
    readings: [first, ...more],
  });
  const day = reading.slice('on '.length);
  return day === c.header.year.first ? { op: 'date', value: day } : { op: 'column', name: day };
}

function currencyOfAmount(c: Compilation, node: ConvertedExpression, resolve: Resolve): Formula {
  const unit = unitOf(node.operand, { currency: c.header.currency });
  const currency = currencyOf(unit);
  if (currency === undefined) return wrong(node, 'only money has a currency');
  if (currency === c.header.currency)
    return wrong(node, `what is converted is in ${currency} already, as the plan is`);
  if (isCurrency(currency)) return { op: 'text', value: currency };
  const column = currencyColumnOf(node.operand);
  return column === undefined
    ? wrong(node, 'its row is one of another table')
    : resolve(nameOf(column, node));
}

/** The name of a column as if it stood in the text, so that it is read as the amount beside it is. */
function nameOf(column: TableColumn, near: Expression): Reference {
  return {
    $type: 'Reference',
    $container: near,
    ref: { ref: column, $refText: column.name },
  } as unknown as Reference;
}

function wrong(node: ConvertedExpression, why: string): never {
  return refuse('conversion-wrong', node, { table: node.rates.$refText, why });
}
