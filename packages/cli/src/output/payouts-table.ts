import type { Payment, Reason, RunResult } from '@ontarget/evaluator/engine';
import type { Quantity } from '@ontarget/evaluator/format';
import type { OutputTable } from '@ontarget/warehouse';
import { exactText } from './quantity.ts';

type Result = Pick<RunResult, 'period' | 'statements' | 'totals'>;

/** The tables that `run --out` writes: what each component pays, and what each payee is paid. */
export function payoutTables(result: Result): { payouts: OutputTable; payees: OutputTable } {
  return { payouts: payouts(result), payees: payees(result) };
}

function payouts({ period, statements }: Result): OutputTable {
  return {
    columns: [
      { name: 'period', type: 'text' },
      { name: 'payee', type: 'text' },
      { name: 'role', type: 'text' },
      { name: 'team', type: 'text' },
      { name: 'component', type: 'text' },
      { name: 'payroll_code', type: 'text' },
      { name: 'measured', type: 'text' },
      { name: 'status', type: 'text' },
      { name: 'payout', type: 'decimal' },
      { name: 'currency', type: 'text' },
      { name: 'reasons', type: 'text' },
    ],
    rows: statements.flatMap(({ payee, role, team, components, adjustments = [] }) => [
      ...components.map(({ component, payrollCode, measurementPeriod, status, payout, reasons }) => [
        period.key,
        payee,
        role,
        team ?? null,
        component,
        payrollCode ?? null,
        measurementPeriod.key,
        status,
        amount(payout),
        payout?.unit ?? null,
        reasonsText(reasons),
      ]),
      ...adjustments.map(({ component, earnedIn, corrects, amount: by, because }) => [
        period.key,
        payee,
        role,
        team ?? null,
        component,
        null,
        earnedIn.key,
        'adjustment',
        amount(by),
        by.unit,
        `adjusts ${corrects.label}: ${because}`,
      ]),
    ]),
  };
}

function payees({ period, statements, totals }: Result): OutputTable {
  const paysOut = statements.some(({ payment }) => payment !== undefined);
  return {
    columns: [
      { name: 'period', type: 'text' },
      { name: 'payee', type: 'text' },
      { name: 'role', type: 'text' },
      { name: 'team', type: 'text' },
      { name: 'status', type: 'text' },
      { name: 'paid', type: 'decimal' },
      { name: 'at_stake', type: 'decimal' },
      { name: 'currency', type: 'text' },
      ...(paysOut ? PAYMENT_COLUMNS : []),
      { name: 'reasons', type: 'text' },
    ],
    rows: statements.map(({ payee, role, team, status, paid, payment, atStake, reasons }) => [
      period.key,
      payee,
      role,
      team ?? null,
      status,
      amount(paid),
      amount(atStake),
      totals.paid.unit,
      ...(paysOut ? paymentCells(payment) : []),
      reasonsText(reasons),
    ]),
  };
}

/** What is paid out in the payee's own currency, and the rate that it was converted at. */
const PAYMENT_COLUMNS: OutputTable['columns'] = [
  { name: 'payment', type: 'decimal' },
  { name: 'payment_currency', type: 'text' },
  { name: 'rate', type: 'text' },
];

function paymentCells(payment: Payment | undefined): (string | null)[] {
  if (payment === undefined) return [null, null, null];
  return [amount(payment.amount), payment.amount.unit, rateText(payment) || null];
}

/** `1 EUR = 1.1 USD, DailyRates on 2027-03-31 from 2027-03-01`. */
function rateText({ rates }: Payment): string {
  return rates
    .map(({ table, currency, quoted, rate, on, begins }) => {
      const price = `${exactText(rate)} ${rate.unit}`;
      const said = quoted === 'direct' ? `1 ${currency} = ${price}` : `${price} for one unit of the plan's`;
      return `${said}, ${table}${on === undefined ? '' : ` on ${on} from ${begins}`}`;
    })
    .join('; ');
}

/** An amount as decimal text; one that no decimal can write (an unrounded third) is left to the JSON result. */
function amount(quantity: Quantity | undefined): string | null {
  if (quantity === undefined) return null;
  const text = exactText(quantity);
  return text.includes('/') ? null : text;
}

function reasonsText(reasons: readonly Reason[]): string | null {
  return reasons.length === 0 ? null : reasons.map(({ code, message }) => `${code}: ${message}`).join('; ');
}
