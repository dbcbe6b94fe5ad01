import { formatRational, mul, rational, ZERO } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, payouts, table } from './support/pay.ts';
import { HEADER, role } from './support/plans.ts';

const header = HEADER.replace('$0.01, each component', '$0.01, each payment');
const roster = table('payee role start', 'ann AE 2027-02-01');
const SHARED = 'if missing, its weight is shared among the rest';
const MEASURES = ['A', 'B', 'C', 'D'];
const declared = (rule = SHARED) =>
  MEASURES.map((name) => `measure ${name} { scored 0% to 200%  for the company by board  ${rule} }`).join(
    '\n',
  );

/** Weights of 10%, 25%, 40% and 25% of $10K a quarter. */
function plan(rule = SHARED, timing = 'each quarter by itself'): string {
  return `${header}team Field\n${declared(rule)}\n${role(`target pay $40K in the year
    variable pay {
      10% One   on A each quarter by itself as scored
      25% Two   on B each quarter by itself as scored
      40% Three on C each quarter by itself as scored
      25% Four  on D ${timing} as scored
    }`)}`;
}

async function quarter(...results: string[]) {
  const { file } = await compiled(plan());
  const tables = { roster, results: table('measure for period value', ...results) };
  return {
    total: (await paid(file.plan, 'FY27-Q1', tables)).ann,
    each: await payouts(file.plan, 'FY27-Q1', tables, 'ann'),
  };
}

describe('the weight of what is missing', () => {
  it('is shared among the rest in proportion to their weights', async () => {
    // Of 75% that can be measured: 13 1/3%, 33 1/3% and 53 1/3%.
    const { total, each } = await quarter('A - FY27-Q1 30%', 'B - FY27-Q1 60%', 'C - FY27-Q1 90%');
    expect(each).toEqual({ One: '400', Two: '2000', Three: '4800', Four: '0' });
    expect(total).toBe('7200');
  });

  it('is shared among nobody where nothing is missing', async () => {
    const all = MEASURES.map((name) => `${name} - FY27-Q1 100%`);
    expect((await quarter(...all)).each).toEqual({ One: '1000', Two: '2500', Three: '4000', Four: '2500' });
  });

  it('goes to the one that is left, and holds the payee where none is', async () => {
    expect((await quarter('A - FY27-Q1 50%')).each).toMatchObject({ One: '5000', Three: '0' });
    expect((await quarter()).each).toMatchObject({ One: 'missing-result', Four: 'missing-result' });
  });

  it('is by the weights that are left, whichever results are there', async () => {
    const { file } = await compiled(plan());
    const weights = [10, 25, 40, 25];
    const results = fc.array(fc.option(fc.integer({ min: 0, max: 200 })), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        results.filter((one) => one.some((score) => score !== null)),
        async (scores) => {
          const rows = scores.flatMap((score, index) =>
            score === null ? [] : [`${MEASURES[index]} - FY27-Q1 ${score}%`],
          );
          const tables = { roster, results: table('measure for period value', ...rows) };
          const each = await payouts(file.plan, 'FY27-Q1', tables, 'ann');
          const left = weights.reduce((sum, weight, index) => sum + (scores[index] === null ? 0 : weight), 0);
          const expected = ['One', 'Two', 'Three', 'Four'].map((_, index) => {
            const score = scores[index];
            const weight = weights[index] ?? 0;
            return score == null ? ZERO : mul(rational(weight, left), rational(10_000 * score, 100));
          });
          expect([each.One, each.Two, each.Three, each.Four]).toEqual(expected.map(formatRational));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is not shared over different stretches of time', async () => {
    expect(await refusedWith(plan(SHARED, 'the year by itself'))).toContain('clause-misplaced');
  });
});
