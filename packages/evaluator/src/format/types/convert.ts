import type { Expression } from './expression.ts';
import type { Rounding } from './quantity.ts';

/**
 * An amount of one currency as an amount of another, by way of the plan's: times the rate of the currency that it is in,
 * divided by the rate of the currency that it becomes. A rate is what one unit of a currency is worth in the plan's, and
 * 1 for the plan's own, which needs no row. Nothing stays nothing, and reads no rate. No rate holds the payee with `rate-missing`, one that is not above zero is
 * the error `rate-not-positive`.
 */
export interface ConvertExpression {
  op: 'convert';
  of: Expression;
  /** ISO 4217 codes. */
  from: Expression;
  to: Expression;
  rates: Rates;
  /** The day that the rate is of; where the table's rows begin on dates, and only there. */
  on?: Expression;
}

/** `of`, rounded to a multiple of the smallest unit of a currency: a cent of USD, one yen, a thousandth of KWD. */
export interface MinorExpression {
  op: 'minor';
  of: Expression;
  /** An ISO 4217 code. */
  currency: Expression;
  mode: Rounding['mode'];
}

/** The last day of the window. */
export interface LastDayExpression {
  op: 'lastDay';
}

/** Where rates of exchange stand: in the row of a currency, of which with `from` the last one that begins by a day. */
export interface Rates {
  table: string;
  /** The key column with the code. */
  currency: string;
  from?: string;
  rate: string;
  /** `direct`: the plan's currency for one unit of the row's. `indirect`: the row's currency for one unit of the plan's. */
  quoted: 'direct' | 'indirect';
}
