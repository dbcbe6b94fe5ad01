import { closePeriod, explain, type Posting, run } from '@ontarget/evaluator/engine';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { table } from './support/pay.ts';

const header = (payment: string, rounding = 'half up to $0.01, each component') => `plan "P" {
  currency USD
  year 2027-01-01 to 2027-12-31
  paid quarterly
  ${payment}
  rounding ${rounding}
  leavers earn up to their last day
}`;

const PLAN = `data deals { id text key  closed date  owner payee  amount money }
data roster { currency currency or blank }
data adjustments { }
data Rates { currency currency key  begins date key  rate money }
data Fixed { currency currency key  rate money in currency }
measure Sold { total amount of deals dated closed credited to owner }
role Seller { on top { commission Pay on Sold each quarter by itself at 10% } }`;

const LAST_DAY = "paid in the payee's currency, converted at Rates on the payment's last day";

const roster = table(
  'payee role start end currency',
  'ann Seller 2027-01-01 - EUR',
  'bob Seller 2027-01-01 - JPY',
  'cyd Seller 2027-01-01 2027-02-10 KWD',
  'dan Seller 2027-01-01 - USD',
);
const deals = table(
  'id closed owner amount',
  'A 2027-01-10 ann 1000',
  'B 2027-01-10 bob 1000',
  'C 2027-01-10 cyd -1000',
  'D 2027-01-10 dan 1000',
);
const Rates = table(
  'currency begins rate',
  'EUR 2027-01-01 1.1',
  'EUR 2027-03-31 1.2',
  'EUR 2027-06-30 1.25',
  'JPY 2027-01-01 0.0075',
  'KWD 2027-01-01 3.3',
);
const Fixed = table('currency rate', 'EUR 0.9', 'JPY 151', 'KWD 0.3');
const adjustments = table('id payee role period amount reason');
const TABLES = { roster, deals, Rates, Fixed, adjustments };

async function input(setting: string, tables: Partial<typeof TABLES> = {}, plan = PLAN) {
  const { file } = await compiled(`${header(setting)}${plan}`);
  const effective = { from: '2027-01-01', to: '2027-12-31' };
  return {
    evaluators: [{ plan: file.plan, digest: `sha256:${'0'.repeat(64)}`, effective }],
    period: 'FY27-Q1',
    tables: { ...TABLES, ...tables },
    ledger: [] as readonly Posting[],
  };
}

describe("a payment in the payee's currency", () => {
  it('is converted at the rate of its last day, and rounded to the smallest unit of its currency', async () => {
    const result = await run(await input(LAST_DAY));
    // $100 ÷ 1.2 = 83.33 EUR; $100 ÷ 0.0075 = 13,333 JPY; −$100 ÷ 3.3 = −30.303 KWD.
    expect(
      result.statements.map(({ payee, paid, payment }) => [payee, paid?.value, payment?.amount]),
    ).toEqual([
      ['ann', '100', { value: '8333/100', unit: 'EUR' }],
      ['bob', '100', { value: '13333', unit: 'JPY' }],
      ['cyd', '-100', { value: '-30303/1000', unit: 'KWD' }],
      ['dan', '100', { value: '100', unit: 'USD' }],
    ]);
    expect(result.totals.payments).toEqual([
      { value: '8333/100', unit: 'EUR' },
      { value: '13333', unit: 'JPY' },
      { value: '-30303/1000', unit: 'KWD' },
      { value: '100', unit: 'USD' },
    ]);
    expect(
      result.statements.map(({ payment }) =>
        payment?.rates.map(({ rate, on, begins }) => [rate, on, begins]),
      ),
    ).toEqual([
      [[{ value: '6/5', unit: 'USD' }, '2027-03-31', '2027-03-31']],
      [[{ value: '3/400', unit: 'USD' }, '2027-03-31', '2027-01-01']],
      [[{ value: '33/10', unit: 'USD' }, '2027-03-31', '2027-01-01']],
      [],
    ]);
  });

  it('is converted at the rate of one day, or at plan rates', async () => {
    const amounts = async (words: string) =>
      (await run(await input(`paid in the payee's currency, converted at ${words}`))).statements.map(
        ({ payment }) => payment?.amount.value,
      );
    expect(await amounts('Rates on 2027-01-01')).toEqual(['9091/100', '13333', '-30303/1000', '100']);
    expect(await amounts('Fixed')).toEqual(['90', '15100', '-30', '100']);
  });

  it('is posted once more in its own currency, with rate and days among its causes', async () => {
    const { postings } = await run(await input(LAST_DAY));
    const ofAnn = postings.filter(({ payee }) => payee === 'ann');
    expect(ofAnn.map(({ component, kind, amount, currency }) => [component, kind, amount, currency])).toEqual(
      [
        ['role/Seller/Pay', 'earning', '100', 'USD'],
        ['role/Seller/payment', 'payment', '8333/100', 'EUR'],
      ],
    );
    expect(ofAnn.at(-1)?.causes).toEqual([
      'rate/Rates/EUR/on 2027-03-31/from 2027-03-31/6/5 USD',
      'role/Seller/payment',
    ]);
  });

  it('keeps the rate that it was closed with, and converts what is corrected later with the later payment', async () => {
    const first = await input(LAST_DAY);
    const { ledger } = closePeriod(await run(first), []);
    const later = {
      deals: table(
        'id closed owner amount',
        ...['A 2027-01-10 ann 1000', 'B 2027-01-10 bob 1000'],
        'C 2027-01-10 cyd -1000',
        'D 2027-01-10 dan 1000',
        'E 2027-02-10 ann 300',
        'F 2027-01-20 cyd 330',
      ),
      Rates: table(
        'currency begins rate',
        'EUR 2027-01-01 2',
        'EUR 2027-06-30 1.25',
        'JPY 2027-01-01 0.0075',
        'KWD 2027-01-01 3.3',
      ),
    };
    // Another rate for the closed period is no difference of it.
    const again = await run({ ...(await input(LAST_DAY, { Rates: later.Rates })), ledger });
    expect(again.errors).toEqual([]);
    expect(again.postings).toEqual([]);
    // $30 of the first quarter at the rate of the second quarter's last day: 24 EUR.
    const second = await run({ ...(await input(LAST_DAY, later)), period: 'FY27-Q2', ledger });
    const ann = second.statements.find(({ payee }) => payee === 'ann');
    expect([ann?.paid?.value, ann?.payment?.amount]).toEqual(['30', { value: '24', unit: 'EUR' }]);
    // $33 to somebody who has left, in the currency of the last row.
    const cyd = second.statements.find(({ payee }) => payee === 'cyd');
    expect([cyd?.paid?.value, cyd?.payment?.amount]).toEqual(['33', { value: '10', unit: 'KWD' }]);
  });

  it('converts what is added by hand', async () => {
    const added = table('id payee role period amount reason', 'X ann Seller FY27-Q1 20 thanks');
    const result = await run(await input(LAST_DAY, { adjustments: added }));
    expect(result.statements[0]?.payment?.amount).toEqual({ value: '100', unit: 'EUR' });
  });

  it('holds whoever has no currency or no rate, and nobody else', async () => {
    const some = table(
      'payee role start end currency',
      'ann Seller 2027-01-01 - -',
      'bob Seller 2027-01-01 - GBP',
      'dan Seller 2027-01-01 - USD',
    );
    const few = table(
      'id closed owner amount',
      'A 2027-01-10 ann 1000',
      'B 2027-01-10 bob 1000',
      'D 2027-01-10 dan 1000',
    );
    const result = await run(await input(LAST_DAY, { roster: some, deals: few }));
    expect(
      result.statements.map(({ status, reasons, paid, atStake }) => [
        status,
        reasons.map(({ code }) => code),
        paid?.value,
        atStake?.value,
      ]),
    ).toEqual([
      ['held', ['roster-blank'], undefined, '100'],
      ['held', ['rate-missing'], undefined, '100'],
      ['paid', [], '100', undefined],
    ]);
    expect(result.held.map(({ payee, code }) => [payee, code])).toEqual([
      ['ann', 'roster-blank'],
      ['bob', 'rate-missing'],
    ]);
  });

  it('is explained with its rate', async () => {
    const [explanation] = explain({ ...(await input(LAST_DAY)), payee: 'ann' });
    const [tree] = explanation?.trees ?? [];
    expect(tree?.quantity).toEqual({ value: '8333/100', unit: 'EUR' });
    const conversion = tree?.children.find(({ kind }) => kind === 'conversion');
    expect(conversion?.title).toBe('$100 at €1 = $1.20 from 2027-03-31, Rates on 2027-03-31');
    expect(explanation?.status).toBe('paid');
  });
});

describe('two rates of exchange in one plan', () => {
  const setting = "paid in the payee's currency, converted at Fixed";
  const plan = PLAN.replace(
    'at 10% }',
    `at 10% { paid 60% on booking, 40% at year end {
      at exit: paid when due
      later instalments: converted at Rates on the payment's last day } } }`,
  );

  it('convert what is booked at plan rates, and what is paid at year end at the rate of that day', async () => {
    const year = {
      deals: table('id closed owner amount', 'A 2027-01-10 ann 1000', 'B 2027-12-10 ann 500'),
      Rates: table('currency begins rate', 'EUR 2027-12-31 1.2'),
      Fixed: table('currency rate', 'EUR 0.8'),
      roster: table('payee role start end currency', 'ann Seller 2027-01-01 - EUR'),
    };
    const paidIn = async (period: string) => {
      const result = await run({ ...(await input(setting, year, plan)), period });
      return result.statements.map(({ paid, payment, reasons }) => [
        paid?.value ?? reasons.map(({ code }) => code),
        payment?.amount.value,
        payment?.rates.map(({ table: name, on }) => [name, on]),
      ]);
    };
    // $60 of the first quarter at $1 = 0.8 EUR. Nothing is released yet, so that no rate of the day is needed.
    expect(await paidIn('FY27-Q1')).toEqual([['60', '48', [['Fixed', undefined]]]]);
    // $40 and $20 are released at 1 EUR = $1.20: 50 EUR; $30 are booked: 24 EUR.
    expect(await paidIn('FY27-Q4')).toEqual([
      [
        '90',
        '74',
        [
          ['Rates', '2027-12-31'],
          ['Fixed', undefined],
        ],
      ],
    ]);
  });

  it('need a plan that pays in the currency of the payee', async () => {
    expect(await refusedWith(`${header('')}${plan}`)).toEqual(['payment-currency-wrong']);
    const undated = plan.replace(" on the payment's last day", '');
    expect(await refusedWith(`${header(setting)}${undated}`)).toEqual(['choice-rate-date']);
  });
});

describe('the header', () => {
  it('says the day of a rate that has days', async () => {
    const told = (setting: string, plan = PLAN) => refusedWith(`${header(setting)}${plan}`);
    const own = "paid in the payee's currency, converted at";
    expect(await told(`${own} Rates`)).toEqual(['choice-rate-date']);
    expect(await told(`${own} Fixed on 2027-01-01`)).toEqual(['conversion-wrong']);
    expect(await told(`${own} deals`)).toEqual(['conversion-wrong']);
    expect(
      await told(`${own} Fixed`, PLAN.replace('data roster { currency currency or blank }', '')),
    ).toEqual(['payment-currency-wrong']);
    expect(await told(`${own} Fixed`, PLAN.replace('currency currency or blank', 'currency text'))).toEqual([
      'payment-currency-wrong',
    ]);
    expect(await told(`${own} Fixed\n${own} Rates on 2027-01-01`)).toEqual(['setting-twice']);
  });
});
