import { AstUtils } from 'langium';
import {
  type ConvertedExpression,
  type DataTable,
  type DatedClause,
  type Expression,
  type InputColumn,
  isMeasure,
  type LaterRates,
  type PaymentCurrency,
  type Reference,
  type TableColumn,
} from '../generated/ast.ts';
import { placeOf } from './place.ts';
import { columnsOf, isInputColumn } from './tables.ts';

/**
 * A table of exchange rates, read from its columns: a key of type `currency`, at most one date in the key from which a
 * row holds, and one column of money.
 */
export interface RateTable {
  readonly currency: InputColumn;
  /** Absent where each currency has one rate. */
  readonly from?: InputColumn;
  readonly rate: InputColumn;
  /**
   * `direct`: what one unit of the currency is worth in the plan's (`money`). `indirect`: how much of the currency one
   * unit of the plan's is worth (`money in currency`). `unsaid` where the rate is a plain number.
   */
  readonly quoted: 'direct' | 'indirect' | 'unsaid';
}

/** The rates of a table, or why it holds none. */
export function rateTableOf(table: DataTable): RateTable | { readonly why: string } {
  const columns = columnsOf(table).filter(isInputColumn);
  const keys = columns.filter(({ key }) => key);
  const [currency, ...others] = keys.filter(({ type }) => type?.kind === 'currency');
  const [from, ...dates] = keys.filter(({ type }) => type?.kind === 'date');
  if (currency === undefined) return { why: 'none of its key columns is of the type currency' };
  if (others.length > 0 || dates.length > 0 || keys.length > (from === undefined ? 1 : 2)) {
    return { why: 'its key is more than a currency and a date to begin on' };
  }
  const rates = columns.filter((one) => !one.key && isRate(one));
  const [rate, second] = rates;
  if (rate === undefined) {
    const own = `"money in ${currency.name}"`;
    return {
      why: `none of its columns is a rate: "money" for what one unit of the currency is worth, or ${own}`,
    };
  }
  if (second !== undefined) return { why: `it has two columns of money, ${rate.name} and ${second.name}` };
  return { currency, rate, quoted: quotedBy(rate), ...(from === undefined ? {} : { from }) };
}

function isRate({ type }: InputColumn): boolean {
  return type?.kind === 'money' || type?.kind === 'number';
}

function quotedBy({ type }: InputColumn): RateTable['quoted'] {
  if (type.kind === 'number') return 'unsaid';
  return type.currency === undefined ? 'direct' : 'indirect';
}

/** The rates that a conversion names; undefined where its table holds none, which has its own message. */
export function ratesOf({ rates }: ConvertedExpression | PaymentRates): RateTable | undefined {
  const table = rates?.ref;
  const found = table === undefined ? undefined : rateTableOf(table);
  return found === undefined || 'why' in found ? undefined : found;
}

/** Days of which the rate may be, where a conversion does not say: those of its row, then the first of the year. */
export function daysOfConversion(node: ConvertedExpression, firstDay: string | undefined): string[] {
  const measure = AstUtils.getContainerOfType(node, isMeasure);
  const dated = measure?.clauses.find(({ $type }) => $type === 'DatedClause') as DatedClause | undefined;
  const place = placeOf(node);
  const table = place.kind === 'row' ? place.table : undefined;
  const dates = table === undefined ? [] : columnsOf(table).filter(isInputColumn).filter(isDate);
  const ofRow = dated === undefined ? dates.map(({ name }) => name) : [dated.column.$refText];
  return [...ofRow, ...(firstDay === undefined ? [] : [firstDay])];
}

function isDate({ type }: InputColumn): boolean {
  return type?.kind === 'date';
}

/** The column that says which currency an amount of many currencies is in, found behind computed columns too. */
export function currencyColumnOf(amount: Expression, depth = 0): TableColumn | undefined {
  if (depth > MOST_COLUMNS) return undefined;
  const references = AstUtils.streamAst(amount).filter(
    (node): node is Reference => node.$type === 'Reference',
  );
  for (const { ref } of references) {
    const named = ref?.ref;
    if (named?.$type === 'InputColumn' && named.type?.currency?.ref !== undefined)
      return named.type.currency.ref;
    const value = named?.$type === 'ComputedColumn' ? named.value : undefined;
    const found = value === undefined ? undefined : currencyColumnOf(value, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** How many computed columns may stand behind one another. */
const MOST_COLUMNS = 100;

/** What says at which rates pay becomes money of the payee's currency: all of it, or instalments that are paid later. */
export type PaymentRates = PaymentCurrency | LaterRates;

/** The day of a payment's rate, in the words that would say it. */
export const LAST_DAY_OF_PAYMENT = "the payment's last day";

/** The roster's column of currencies that payments are in. */
export const PAYMENT_COLUMN = 'currency';
