import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type InputRow, OpenedRun, type PayeeSubject, windowKey } from '@ontarget/evaluator/engine';
import {
  type FastPlan,
  fastPlan,
  PayeeByPayee,
  type PayeeQuantities,
  type PayeeStatement,
} from '@ontarget/evaluator/fast';
import type { Plan } from '@ontarget/evaluator/format';
import { parseDate, type Rational, rational } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiledText } from '../properties/plan/compiled.ts';
import { W } from './w.ts';

/** Payees of each plan: what they have is drawn from a fixed seed. */
const PAYEES = 100;
const SEED = 20270103;

const measured = (name: string) =>
  readFileSync(join(import.meta.dirname, '../bench/performance/plans', name, 'plan.ote'), 'utf8');
const YEAR = '2027-01-01/2027-12-31';
const QUARTER = '2027-01-01/2027-03-31';
const PLANS = [
  { title: 'three weighted components in a quarter', text: W, period: QUARTER },
  { title: 'weighted components in a year', text: measured('weighted'), period: YEAR },
  { title: 'commissions compared and rounded to the even cent', text: measured('commission'), period: YEAR },
] as const;

const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`));

/** Sums as pay has them, and all that a decimal may be beside: long, fine, with idle zeros, below zero, minus nothing. */
const money = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 400_000_000 }).map((cents) => (cents / 100).toFixed(2)) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 4_000 }).map((thousands) => `${thousands}000`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('0', '-0', '0.00', '-0.00', '0000.000000', '1000000', '100000.000'),
  },
  { weight: 2, arbitrary: fc.tuple(digits(7), digits(4)).map(([whole, part]) => `-${whole}.${part}`) },
  { weight: 1, arbitrary: fc.tuple(digits(20), digits(20)).map(([whole, part]) => `${whole}.${part}`) },
  { weight: 1, arbitrary: digits(40) },
);
const share = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 14_000 }).map((part) => `${(part / 100).toFixed(2)}%`) },
  { weight: 2, arbitrary: fc.constantFrom('0', '-0%', '0.8', '95%', '1.1', '0.0000000', '1.2500%') },
  { weight: 1, arbitrary: fc.constant('1.012345678901234567890123456789') },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 99_999 }).map((part) => String(part / 77_777)) },
  { weight: 1, arbitrary: digits(30).map((part) => `0.${part}`) },
  { weight: 1, arbitrary: digits(12).map((part) => `-1.${part}%`) },
);

/** The number that a text is, read apart from the engine. */
function numberOf(text: string): Rational {
  const [whole = '', part = ''] = text.replace('%', '').split('.');
  const hundred = text.endsWith('%') ? 100n : 1n;
  return rational(
    BigInt(`${whole}${part}`.replace(/^-/, '')) * (text.startsWith('-') ? -1n : 1n),
    10n ** BigInt(part.length) * hundred,
  );
}

/** An exact decimal, with two places at least; undefined where it has no end. */
function amountOf({ n, d }: Rational): string | undefined {
  let places = 2;
  while ((n * 10n ** BigInt(places)) % d !== 0n) if (++places > 200) return undefined;
  const scaled = (n * 10n ** BigInt(places)) / d;
  const text = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  return `${scaled < 0n ? '-' : ''}${text.slice(0, -places)}.${text.slice(-places)}`;
}

function drawn({ inputs }: FastPlan): PayeeQuantities[] {
  const quantities = inputs.map(({ name, unit }) =>
    fc
      .option(unit === 'USD' ? money : share, { freq: 25, nil: undefined })
      .map((text) => [name, text] as const),
  );
  return fc.sample(
    fc.tuple(...quantities).map((all) => Object.fromEntries(all)),
    { seed: SEED, numRuns: PAYEES },
  );
}

/** The same payees in the tables of the reference engine. */
function opened(
  plan: Plan,
  digest: string,
  period: string,
  { inputs }: FastPlan,
  payees: readonly PayeeQuantities[],
) {
  const start = parseDate('2020-01-01');
  if (!start.ok) throw new Error(start.message);
  const roster: InputRow[] = [];
  const results: InputRow[] = [];
  for (const [at, quantities] of payees.entries()) {
    const values: Record<string, InputRow['values'][string]> = {
      payee: `P${at}`,
      role: 'Seller',
      start: { date: start.value },
    };
    for (const input of inputs) {
      const text = quantities[input.name];
      if (text === undefined || text === null) continue;
      if (input.kind === 'roster') values[input.column] = numberOf(text);
      else if (input.kind === 'entered') {
        const measuredIn = windowKey(input.window) === '0-2' ? QUARTER : YEAR;
        const row = {
          measure: input.measure,
          for: `P${at}`,
          period: measuredIn,
          value: amountOf(numberOf(text)) ?? '',
        };
        results.push({ source: { file: 'results.csv', record: results.length + 1 }, values: row });
      } else throw new Error(`${input.name} is no quantity of these plans`);
    }
    roster.push({ source: { file: 'roster.csv', record: at + 1 }, values });
  }
  return new OpenedRun({
    evaluators: [{ plan, digest, effective: { from: plan.year.first } }],
    period,
    tables: { roster: { rows: roster }, results: { rows: results } },
    ledger: [],
  });
}

describe.each(PLANS)('$title', ({ text, period }) => {
  test('payee by payee, any decimals pay what the reference engine pays', async () => {
    const { plan, digest } = await compiledText(text);
    const fast = fastPlan(plan, { role: 'Seller', period });
    const payees = drawn(fast);
    const { engine } = opened(plan, digest, period, fast, payees);
    const generated = new PayeeByPayee(fast, { by: 'generated' });
    const kernels = new PayeeByPayee(fast, { by: 'kernels' });
    const seen = { paid: 0, held: 0, error: 0 };
    const statements: PayeeStatement[] = [];
    const role = plan.roles.Seller;
    if (role === undefined) throw new Error('there is no role');
    for (const [at, quantities] of payees.entries()) {
      const statement = generated.pay(quantities);
      expect(kernels.pay(quantities)).toEqual(statement);
      seen[statement.status] += 1;
      statements.push(statement);
      const subject: PayeeSubject = { kind: 'payee', payee: `P${at}`, role: 'Seller' };
      let expected: keyof typeof seen = 'paid';
      for (const [index, part] of fast.lowered.parts.entries()) {
        const value = part.component?.stages.payout ?? (part.kind === 'total' ? role.total : role.paid);
        const outcome = engine.value(value, subject, part.window);
        const got = statement.parts[index];
        expect(got?.id).toBe(part.id);
        if (outcome.ok) {
          const amount = amountOf(outcome.value as Rational);
          expect({ at, quantities, ...got }).toEqual({
            at,
            quantities,
            id: part.id,
            // What is not rounded in the plan has no amount here.
            ...(got?.amount === undefined && part.formula.op !== 'round' ? {} : { amount }),
            reasons: [],
          });
          continue;
        }
        const reasons = (of: readonly { code: string; value?: string }[]) =>
          [...new Set(of.map(({ code, value: where }) => `${code} ${where}`))].sort();
        expect({ at, quantities, amount: got?.amount, reasons: reasons(got?.reasons ?? []) }).toEqual({
          at,
          quantities,
          amount: undefined,
          reasons: reasons(outcome.reasons),
        });
        const isError = outcome.reasons.some(({ kind }) => kind === 'error');
        if (expected !== 'error') expected = isError ? 'error' : 'held';
      }
      expect(statement.status).toBe(expected);
    }
    // Once many had to be settled, functions are made for them.
    for (let again = 0; again < 3; again += 1)
      expect(payees.map((quantities) => generated.pay(quantities))).toEqual(statements);
    expect(Math.min(seen.paid, seen.held)).toBeGreaterThan(PAYEES / 10);
  });
});

test('ties are settled the same by rationals, and by the functions that are made when many come', async () => {
  const { plan } = await compiledText(W);
  const payees = new PayeeByPayee(fastPlan(plan, { role: 'Seller', period: QUARTER }));
  for (let at = 0; at < 60; at += 1) {
    // 7,500 at a quota of a million: 0.75 cents for each dollar, so that every second even dollar is half a cent.
    const dollars = 500_002 + 4 * at;
    const { status, parts } = payees.pay({
      'roster/quota': '1000000.00',
      'entered/Bookings/payee/0-2': `${dollars}.00`,
      'entered/Renewals/payee/0-2': '0.00',
      'entered/Mbo/payee/0-2': '0%',
      'entered/Csat/payee/0-2': '90%',
    });
    const cents = Math.floor((dollars * 3) / 4) + 1;
    expect([status, parts.find(({ id }) => id === 'role/Seller/New')?.amount, parts.at(-1)?.amount]).toEqual([
      'paid',
      (cents / 100).toFixed(2),
      (cents / 100).toFixed(2),
    ]);
  }
});

test('amounts of any size are paid exactly, and what is no decimal is refused', async () => {
  const { plan } = await compiledText(measured('commission'));
  const payees = new PayeeByPayee(fastPlan(plan, { role: 'Seller', period: YEAR }));
  const names = {
    sold: 'entered/Sold/payee/0-11',
    renewed: 'entered/Renewed/payee/0-11',
    margin: 'entered/Margin/payee/0-11',
  };
  const selling = ({ parts }: PayeeStatement) => parts.find(({ id }) => id === 'role/Seller/Selling');
  const huge = payees.pay({
    [names.sold]: `1${'0'.repeat(30)}.125`,
    [names.renewed]: '0',
    [names.margin]: '41%',
  });
  // 5% of it, times 1.3: 65 and 27 zeros, and 0.8125 cents.
  expect(selling(huge)).toEqual({ id: 'role/Seller/Selling', amount: `65${'0'.repeat(27)}.01`, reasons: [] });
  for (const text of ['', '1e3', '+1', '1,000.00', '.5', '5.', '12.5.1', ' 1', '--1'])
    expect(() => payees.pay({ [names.sold]: text })).toThrow(
      new RangeError(`"${text}" is no decimal such as 1234.50 or 95.5%`),
    );
  for (const number of [100, 10n, true, ['1'], {}])
    expect(() => payees.pay({ [names.sold]: number as unknown as string })).toThrow(
      new TypeError(`${names.sold} is no text such as "1234.50"`),
    );
  expect(payees.pay({ [names.sold]: null })).toEqual(payees.pay({}));
  expect(payees.pay({}).status).toBe('held');
  // Nothing of the payee before, or of the text that was refused, is left.
  const nothing = payees.pay({ [names.sold]: '0', [names.renewed]: '0', [names.margin]: '20%' });
  expect(selling(nothing)?.amount).toBe('0.00');
});
