import { run } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';

const HEADER = `plan "P" {
  currency USD
  year 2027-01-01 to 2027-12-31
  paid quarterly
  rounding half up to $0.01, each component
  leavers earn up to their last day
}`;

const DEALS = `data deals {
  id text key  closed date  invoiced date  owner payee  currency currency  amount money in currency  cost money in currency
  net = amount - cost
}`;

const DAILY = 'data Rates { currency currency key  begins date key  rate money }';

const SELLER = 'role Seller { on top { commission Pay on Sold each quarter by itself at 10% } }';

function measure(what: string): string {
  return `measure Sold { total ${what} of deals dated closed credited to owner }`;
}

const roster = table('payee role start', 'ann Seller 2027-01-01');
const deals = table(
  'id closed invoiced owner currency amount cost',
  'D1 2027-01-10 2027-02-20 ann EUR 1000 400',
  'D2 2027-02-01 2027-02-20 ann EUR 500 0',
  'D3 2027-03-05 2027-03-05 ann USD 200 50',
  'D4 2027-03-06 2027-03-06 ann JPY -30000 0',
);
const Rates = table(
  'currency begins rate',
  'EUR 2027-01-01 1.1',
  'EUR 2027-02-01 1.2',
  'JPY 2027-01-01 0.0075',
);

async function pay(
  text: string,
  tables: Record<string, ReturnType<typeof table>>,
): Promise<string | undefined> {
  const { file } = await compiled(text);
  return (await payouts(file.plan, 'FY27-Q1', { roster, deals, ...tables }, 'ann')).Pay;
}

describe('an amount in the currency of its row', () => {
  it('is converted at the rate in force on a day of the row, negative amounts and small units too', async () => {
    // 1,000 × 1.1 + 500 × 1.2 (the rate of that very day) + 200 − 30,000 × 0.0075 = 1,100 + 600 + 200 − 225 = 1,675.
    const text = `${HEADER}${DEALS}${DAILY}${measure('amount converted at Rates on closed')}${SELLER}`;
    expect(await pay(text, { Rates })).toBe('335/2');
  });

  it('is converted by another day of the row, or by one day for all', async () => {
    const on = (day: string) =>
      pay(`${HEADER}${DEALS}${DAILY}${measure(`amount converted at Rates on ${day}`)}${SELLER}`, { Rates });
    // 1,500 × 1.2 + 200 − 225 = 1,775 and 1,500 × 1.1 + 200 − 225 = 1,625.
    expect(await on('invoiced')).toBe('355/2');
    expect(await on('2027-01-01')).toBe('325/2');
  });

  it('is converted at plan rates, which have no date', async () => {
    const text = `${HEADER}${DEALS}data PlanRates { currency currency key  rate money }${measure(
      'amount converted at PlanRates',
    )}${SELLER}`;
    const PlanRates = table('currency rate', 'EUR 1.15', 'JPY 0.007');
    // 1,500 × 1.15 + 200 − 210 = 1,715.
    expect(await pay(text, { PlanRates })).toBe('343/2');
  });

  it('is converted at rates that are quoted the other way round, exactly', async () => {
    const text = `${HEADER}${DEALS}data Rates { currency currency key  rate money in currency }${measure(
      'amount converted at Rates',
    )}${SELLER}`;
    const indirect = table('currency rate', 'EUR 0.9', 'JPY 150');
    // 1,500 ÷ 0.9 = 5,000/3; −30,000 ÷ 150 = −200: 10% of 5,000/3 is $166.67.
    expect(await pay(text, { Rates: indirect })).toBe('16667/100');
  });

  it('is calculated with in its own currency first', async () => {
    // (600 × 1.1 + 500 × 1.2 + 150 − 225) × 10%.
    const text = `${HEADER}${DEALS}${DAILY}${measure('net converted at Rates on closed')}${SELLER}`;
    expect(await pay(text, { Rates })).toBe('237/2');
    const sum = measure('(amount - cost) converted at Rates on closed * 50%');
    expect(await pay(`${HEADER}${DEALS}${DAILY}${sum}${SELLER}`, { Rates })).toBe('237/4');
    const column = DEALS.replace('net =', 'usd = amount converted at Rates on closed\n  net =');
    expect(await pay(`${HEADER}${column}${DAILY}${measure('usd')}${SELLER}`, { Rates })).toBe('335/2');
  });

  it('is compared with a literal of its own currency only', async () => {
    const formula = measure(
      'when amount converted at Rates on closed above 500 EUR converted at Rates on closed then $1 otherwise $2',
    );
    // Only D1 is above 500 EUR: D2 is exactly 500 EUR.
    expect(await pay(`${HEADER}${DEALS}${DAILY}${formula}${SELLER.replace('10%', '100%')}`, { Rates })).toBe(
      '7',
    );
  });
});

describe('a rate that is not there', () => {
  const text = `${HEADER}${DEALS}${DAILY}${measure('amount converted at Rates on closed')}${SELLER}`;

  async function reasons(rates: ReturnType<typeof table>) {
    const { file } = await compiled(text);
    return reasonsOf(file.plan, { roster, deals, Rates: rates });
  }

  it('holds whoever is paid on it, by currency, day and row', async () => {
    const [reason] = await reasons(
      table('currency begins rate', 'EUR 2027-01-15 1.1', 'JPY 2027-01-01 0.0075'),
    );
    expect(reason?.code).toBe('rate-missing');
    expect(reason?.message).toBe('Rates has no rate for EUR that begins by 2027-01-10');
    expect(reason?.rows.map(({ key }) => key.id)).toEqual(['D1']);
  });

  it('holds nobody else, and no amount that is in the currency of the plan', async () => {
    const { file } = await compiled(text);
    const two = table('payee role start', 'ann Seller 2027-01-01', 'bob Seller 2027-01-01');
    const rows = table(
      'id closed invoiced owner currency amount cost',
      'D1 2027-01-10 2027-02-20 ann EUR 1000 0',
      'D2 2027-01-10 2027-02-20 bob USD 1000 0',
    );
    const none = table('currency begins rate');
    const result = await paidBy(file.plan, { roster: two, deals: rows, Rates: none });
    expect(result.statements.map(({ status, paid }) => [status, paid?.value])).toEqual([
      ['held', undefined],
      ['paid', '100'],
    ]);
  });

  it('is an error where it is zero or below', async () => {
    const [reason] = await reasons(table('currency begins rate', 'EUR 2027-01-01 0', 'JPY 2027-01-01 1'));
    expect(reason?.code).toBe('rate-not-positive');
  });

  it('stops nobody where nothing has to be converted', async () => {
    const { file } = await compiled(text);
    const nothing = table('id closed invoiced owner currency amount cost');
    const result = await paidBy(file.plan, { roster, deals: nothing, Rates: table('currency begins rate') });
    expect(result.totals.paid.value).toBe('0');
  });
});

describe('money of several currencies', () => {
  const told = (what: string, rates = DAILY) =>
    refusedWith(`${HEADER}${DEALS}${rates}${measure(what)}${SELLER}`);

  it('is never added up, compared or shared out unconverted', async () => {
    expect(await told('amount')).toEqual(['currency-unconverted']);
    expect(await told('net')).toEqual(['currency-unconverted']);
    expect(await told('amount + $5')).toEqual(['units-do-not-combine']);
    expect(await told('amount * the rate of Rates for currency on closed')).toEqual(['units-do-not-combine']);
    expect(await told('when amount above $5 then $1 otherwise $2')).toEqual(['units-do-not-combine']);
    expect(await told('amount converted at Rates on closed + cost')).toEqual(['units-do-not-combine']);
  });

  it('says of which day its rate is, and in which currency', async () => {
    expect(await told('amount converted at Rates')).toEqual(['choice-rate-date']);
    expect(await told('amount converted at Rates on closed', DAILY.replace('money', 'number'))).toEqual([
      'choice-rate-quotation',
    ]);
  });

  it('is converted by a table of rates, where there is something to convert', async () => {
    const wrong = async (what: string, rates = DAILY) =>
      expect(await told(what, rates)).toEqual(['conversion-wrong']);
    await wrong('$5 converted at Rates on closed');
    await wrong('(amount converted at Rates on closed) converted at Rates on closed');
    await wrong('(amount / cost) converted at Rates on closed');
    await wrong('amount converted at Rates on owner');
    await wrong('amount converted at Rates on closed', 'data Rates { currency currency key  rate money }');
    await wrong('amount converted at Rates on closed', DAILY.replace('currency currency', 'currency text'));
    await wrong('amount converted at Rates on closed', DAILY.replace('rate money', 'rate money  fee money'));
    await wrong('amount converted at Rates on closed', DAILY.replace('rate money', 'rate text'));
  });
});

function paidBy(plan: Plan, tables: Record<string, ReturnType<typeof table>>) {
  const effective = { from: plan.year.first, to: plan.year.last };
  return run({
    evaluators: [{ plan, digest: 'sha256:test', effective }],
    period: 'FY27-Q1',
    tables,
    ledger: [],
  });
}

async function reasonsOf(plan: Plan, tables: Record<string, ReturnType<typeof table>>) {
  const [statement] = (await paidBy(plan, tables)).statements;
  return statement?.reasons ?? [];
}
