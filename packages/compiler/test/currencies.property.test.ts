import type { InputRow } from '@ontarget/evaluator/engine';
import { formatRational, mul, type Rational, rational, sum } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';

const PLAN = `plan "P" {
  currency USD
  year 2027-01-01 to 2027-12-31
  paid quarterly
  rounding half up to $0.01, each payment
  leavers earn up to their last day
}
data deals { id text key  closed date  owner payee  currency currency  amount money in currency }
data Direct { currency currency key  rate money }
data Indirect { currency currency key  rate money in currency }
measure ByDirect { total amount converted at Direct of deals dated closed credited to owner }
measure ByIndirect { total amount converted at Indirect of deals dated closed credited to owner }
role Rep { on top {
  commission D on ByDirect each quarter by itself at 100%
  commission I on ByIndirect each quarter by itself at 100%
} }`;

const CODES = ['EUR', 'JPY', 'KWD', 'USD'] as const;

const rates = fc.tuple(
  ...CODES.map(() => fc.tuple(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 9_999 }))),
);
const deals = fc.array(
  fc.record({ code: fc.constantFrom(...CODES), cents: fc.integer({ min: -1_000_000, max: 1_000_000 }) }),
  { maxLength: 8 },
);

function rows(values: readonly InputRow['values'][]) {
  return {
    rows: values.map((one, at): InputRow => ({ source: { file: 'x.csv', record: at + 1 }, values: one })),
  };
}

describe('converting', () => {
  const plan = compiled(PLAN);
  const roster = table('payee role start', 'ann Rep 2027-01-01');

  it('is exact, the same for a rate and its reciprocal quoted the other way round, and in any order', async () => {
    const { file } = await plan;
    await fc.assert(
      fc.asyncProperty(rates, deals, async (pairs, sold) => {
        // Both tables have a row of the plan's own currency too, which is never read: a dollar is a dollar.
        const worth = new Map<string, Rational>(
          CODES.map((code, at) => [code, rational(...(pairs[at] as [number, number]))]),
        );
        const inverse = CODES.map((code, at) => {
          const [over, under] = pairs[at] as [number, number];
          return { currency: code, rate: rational(under, over) };
        });
        const given = sold.map(({ code, cents }, at) => ({
          id: `D${at}`,
          closed: { date: 20_850 },
          owner: 'ann',
          currency: code,
          amount: rational(cents, 100),
        }));
        const tables = {
          roster,
          deals: rows(given),
          Direct: rows([...worth].map(([currency, rate]) => ({ currency, rate }))),
          Indirect: rows(inverse),
        };
        const expected = sum(
          sold.map(({ code, cents }) => {
            const amount = rational(cents, 100);
            const rate = worth.get(code);
            return code === 'USD' || rate === undefined ? amount : mul(amount, rate);
          }),
        );
        const paid = await payouts(file.plan, 'FY27-Q1', tables, 'ann');
        const again = await payouts(
          file.plan,
          'FY27-Q1',
          { ...tables, deals: rows(given.toReversed()) },
          'ann',
        );
        expect(paid.D).toBe(formatRational(expected));
        expect(paid.I).toBe(paid.D);
        expect(again).toEqual(paid);
      }),
      { numRuns: 60 },
    );
  });
});
