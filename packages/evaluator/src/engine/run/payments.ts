import type { ConvertExpression, Expression, Quantity } from '../../format/types/index.ts';
import { add, formatDate, formatRational, type Rational, ZERO } from '../../numbers/index.ts';
import { isDateCell, isRational } from '../cells.ts';
import { conversionOf, type RateRead } from '../evaluate/convert.ts';
import type { Engine } from '../evaluate/engine.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { unitAt } from '../explain/unit-at.ts';
import { byText } from '../order.ts';
import { own } from '../own.ts';
import { quantity } from '../quantities.ts';
import { distinctReasons, kindOfReasons } from '../reasons.ts';
import type { Payment, PaymentRate, Statement } from '../result.ts';
import type { Window } from '../windows.ts';
import { exactOf } from './postings.ts';

/**
 * Statements with what they pay out in the payee's own currency, where their role pays so. One whose currency or rate is
 * not known is not paid.
 */
export function withPayments(
  statements: readonly Statement[],
  window: Window,
  engine: Engine,
): readonly Statement[] {
  return statements.map((statement) => withPayment(statement, window, engine));
}

function withPayment(statement: Statement, window: Window, engine: Engine): Statement {
  const { payee, role, team, paid } = statement;
  const written = own(engine.plan.roles, role);
  const formula =
    written?.payment === undefined ? undefined : own(engine.plan.values, written.payment)?.formula;
  if (paid === undefined || written === undefined || formula === undefined) return statement;
  const subject = { kind: 'payee', payee, role, ...(team === undefined ? {} : { team }) } as const;
  const place: Place = { subject, window };
  const replaced = withAmount(formula, written.paid, { op: 'constant', value: paid.value, unit: paid.unit });
  const outcome = engine.evaluate(replaced, place);
  if (outcome.ok && isRational(outcome.value)) {
    const unit = unitAt(replaced, place, engine);
    const rates = conversionsIn(replaced).flatMap((one) => ratesRead(one, place, engine));
    return { ...statement, payment: { amount: quantity(outcome.value, unit), rates: distinct(rates) } };
  }
  const { total: _total, paid: _paid, ...rest } = statement;
  const reasons = distinctReasons([...statement.reasons, ...(outcome.ok ? [] : outcome.reasons)]);
  return { ...rest, status: kindOfReasons(reasons), reasons, atStake: paid };
}

/** A formula with an amount in place of a value that it reads. */
function withAmount(formula: Expression, id: string, amount: Expression): Expression {
  const replaced = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map(replaced);
    const node = part as Readonly<Record<string, unknown>>;
    if (node.op === 'value' && node.id === id) return amount;
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, replaced(inner)]));
  };
  return replaced(formula) as Expression;
}

function conversionsIn(part: unknown): ConvertExpression[] {
  if (typeof part !== 'object' || part === null) return [];
  const inner = Object.values(part).flatMap(conversionsIn);
  return 'op' in part && part.op === 'convert' ? [part as ConvertExpression, ...inner] : inner;
}

/** The rates that a conversion read, as statements and postings keep them. */
function ratesRead(expression: ConvertExpression, place: Place, engine: Engine): PaymentRate[] {
  const read = conversionOf(expression, place, engine);
  if ('ok' in read) return [];
  const { rates } = expression;
  return [read.from, read.to].flatMap((one): PaymentRate[] => {
    if (one.stated === undefined) return [];
    const unit = rates.quoted === 'direct' ? engine.plan.currency : one.currency;
    const begins = beginOf(one, rates.from);
    return [
      {
        table: rates.table,
        currency: one.currency,
        quoted: rates.quoted,
        rate: quantity(one.stated.rate, unit),
        ...(read.on === undefined ? {} : { on: formatDate(read.on) }),
        ...(begins === undefined ? {} : { begins }),
      },
    ];
  });
}

function beginOf({ stated }: RateRead, column: string | undefined): string | undefined {
  const cell = column === undefined ? undefined : stated?.row.cell(column);
  return cell?.ok && cell.value !== null && isDateCell(cell.value) ? formatDate(cell.value.date) : undefined;
}

function distinct(rates: readonly PaymentRate[]): readonly PaymentRate[] {
  return [...new Map(rates.map((one) => [JSON.stringify(one), one])).values()];
}

/** What is paid out in each currency, by code; amounts of different currencies are never added up. */
export function paymentTotals(payments: readonly Payment[]): readonly Quantity[] {
  const sums = new Map<string, Rational>();
  for (const { amount } of payments) {
    sums.set(amount.unit, add(sums.get(amount.unit) ?? ZERO, exactOf(amount.value)));
  }
  return [...sums]
    .sort(([a], [b]) => byText(a, b))
    .map(([unit, value]) => ({ value: formatRational(value), unit }));
}
