import type { ConvertExpression, Expression, MinorExpression, Rates } from '../../format/types/index.ts';
import {
  type DayNumber,
  div,
  formatDate,
  gt,
  isCurrency,
  isZero,
  minorUnit,
  mul,
  ONE,
  type Rational,
  roundTo,
  ZERO,
} from '../../numbers/index.ts';
import { type DateCell, isDateCell, isRational } from '../cells.ts';
import type { Row } from '../data/row.ts';
import { found, type Missing, missing, missingFrom, type Outcome } from '../outcome.ts';
import { rowsOf } from './blame.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { checkedSize } from './limits.ts';
import { rowInForce } from './lookup.ts';

/** A rate of exchange that was read: what one unit of the currency is worth in the plan's. */
export interface RateRead {
  readonly currency: string;
  readonly worth: Rational;
  /** The number in the table, and its row; absent for the plan's own currency, which has none. */
  readonly stated?: { readonly rate: Rational; readonly row: Row };
}

/** A conversion with what it read. */
export interface Conversion {
  readonly amount: Rational;
  readonly from: RateRead;
  readonly to: RateRead;
  readonly on: DayNumber | undefined;
  readonly result: Rational;
}

/**
 * `convert`: the amount × worth(from) ÷ worth(to), where worth is what one unit of a currency is worth in the plan's on
 * the day: 1 for the plan's own. No rate holds the payee `rate-missing`; one that is not above zero is an error. An
 * amount of nothing, or one that stays in its currency, reads no rate.
 */
export const convert: Operator<ConvertExpression> = (expression, place, evaluation) => {
  const read = conversionOf(expression, place, evaluation);
  return 'ok' in read ? read : checkedSize(read.result);
};

/** A conversion with the rates that it read, or the reasons why it has no value. */
export function conversionOf(
  { of, from, to, rates, on }: ConvertExpression,
  place: Place,
  evaluation: Evaluation,
): Conversion | Missing {
  const amount = evaluation.number(of, place);
  const [source, target] = [currencyOf(from, place, evaluation), currencyOf(to, place, evaluation)];
  // Nothing is nothing in any currency, so that a rate which nobody is paid by may be missing.
  const nothing = amount.ok && isZero(amount.value);
  const same = nothing || (source.ok && target.ok && source.value === target.value);
  const day = on === undefined || same ? undefined : dayOf(on, rates, place, evaluation);
  const open = missingFrom(day === undefined ? [amount, source, target] : [amount, source, target, day]);
  if (open !== undefined || !amount.ok || !source.ok || !target.ok) return open as Missing;
  const date = day?.ok ? day.value.date : undefined;
  const worth = (currency: string): RateRead | Missing =>
    same ? { currency, worth: ONE } : rateOf(currency, rates, date, place, evaluation);
  const [left, right] = [worth(source.value), worth(target.value)];
  if ('ok' in left) return left;
  if ('ok' in right) return right;
  const result = div(mul(amount.value, left.worth), right.worth);
  return { amount: amount.value, from: left, to: right, on: date, result };
}

/** `minor`: rounded to the smallest unit of a currency. */
export const minor: Operator<MinorExpression> = ({ of, currency, mode }, place, evaluation) => {
  const [amount, code] = [evaluation.number(of, place), currencyOf(currency, place, evaluation)];
  if (!amount.ok || !code.ok) return missingFrom([amount, code]) as Missing;
  return found(roundTo(amount.value, minorUnit(code.value), mode));
};

/** What one unit of a currency is worth in the plan's on a day. */
function rateOf(
  currency: string,
  rates: Rates,
  day: DayNumber | undefined,
  place: Place,
  evaluation: Evaluation,
): RateRead | Missing {
  if (currency === evaluation.plan.currency) return { currency, worth: ONE };
  if (!evaluation.isGiven(rates.table))
    return missing('not-given', `the example gives no rows of ${rates.table}`);
  const row = rowInForce(
    { table: rates.table, columns: [rates.currency], values: [currency], from: rates.from, day },
    evaluation,
  );
  const rows = rowsOf(place);
  if (row === undefined) {
    const by = day === undefined ? '' : ` that begins by ${formatDate(day)}`;
    return missing('rate-missing', `${rates.table} has no rate for ${currency}${by}`, { rows });
  }
  if ('ok' in row) return row;
  if (row.problems.length > 0) return { ok: false, reasons: row.problems };
  const cell = row.cell(rates.rate);
  if (!cell.ok) return cell;
  if (cell.value === null) {
    return missing('rate-missing', `${rates.table} leaves the rate for ${currency} blank`, {
      rows: [row.ref],
    });
  }
  if (!isRational(cell.value)) return missing('wrong-type', `a rate of ${rates.table} is not a number`);
  if (!gt(cell.value, ZERO)) {
    const message = `the rate for ${currency} in ${rates.table} is not above zero`;
    return missing('rate-not-positive', message, { rows: [row.ref] });
  }
  const worth = rates.quoted === 'direct' ? cell.value : div(ONE, cell.value);
  return { currency, worth, stated: { rate: cell.value, row } };
}

export function currencyOf(formula: Expression, place: Place, evaluation: Evaluation): Outcome<string> {
  const outcome = evaluation.evaluate(formula, place);
  if (!outcome.ok) return outcome;
  const rows = rowsOf(place);
  if (outcome.value === null) {
    return missing('blank-value', 'an amount is converted, and its currency is blank', { rows });
  }
  if (typeof outcome.value === 'string' && isCurrency(outcome.value)) return found(outcome.value);
  const message = 'an amount is converted, and its currency is no code of ISO 4217';
  return missing('unknown-currency', message, { rows });
}

function dayOf(on: Expression, { table }: Rates, place: Place, evaluation: Evaluation): Outcome<DateCell> {
  const outcome = evaluation.evaluate(on, place);
  if (!outcome.ok) return outcome;
  if (outcome.value !== null && isDateCell(outcome.value)) return found(outcome.value);
  const rows = rowsOf(place);
  return outcome.value === null
    ? missing('blank-value', `a rate of ${table} is asked for a day, and the day is blank`, { rows })
    : missing('wrong-type', `a rate of ${table} is asked for a day, and what is given is no date`, { rows });
}
