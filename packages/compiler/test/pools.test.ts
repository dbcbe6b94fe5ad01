import { explain } from '@ontarget/evaluator/engine';
import { add, formatRational, rational, ZERO } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, rationalOf, table } from './support/pay.ts';
import { HEADER, role } from './support/plans.ts';

/** A pool of 10% of profit that the people of the field share; the fund and everything is in whole cents. */
function plan(terms: string, more = ''): string {
  return `${HEADER}team Sales { team Field  team Web }
measure Profit { entered as money  for the company  if missing, its component waits }
measure Points { entered as percent  for each payee  if missing, its component waits }
curve Whole linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then flat }
pool Gain { ${terms} }
${role(`target pay $40K in the year
  variable pay { 100% K on Profit each quarter by itself curve Whole { quota $1B in the year, phased evenly } }
  on top { formula Share each quarter by itself = Gain }`)}
role Lead in Sales { target pay $80K in the year
  variable pay { 100% K on Profit each quarter by itself curve Whole { quota $1B in the year, phased evenly } }
  on top { formula Share each quarter by itself = Gain } }
${more}`;
}

const people = table(
  'payee role team start end',
  'ann AE Field 2027-02-01 -',
  'bob AE Field 2027-03-17 -',
  'cy AE Web 2027-02-01 -',
  'dee Lead Sales 2027-02-01 2027-04-29',
);

async function shares(terms: string, results: readonly string[], roster = people) {
  const { file } = await compiled(plan(terms));
  const entered = table('measure for period value', ...results.map((one) => one.replace(' Q1', ' FY27-Q1')));
  const found = await paid(file.plan, 'FY27-Q1', { roster, results: entered });
  return Object.fromEntries(Object.entries(found).map(([payee, amount]) => [payee, amount]));
}

/** A loss pays nothing by the curve of each role, so that only the pool is paid. */
const FUND = 'fund $100 * 10';

describe('a pool', () => {
  it('is shared evenly among those in the team or below it on the last day', async () => {
    const terms = `${FUND} shared evenly among those in Sales on the last day, in full`;
    // $1,000 among three: the cent that is left goes to the first by name. The lead has left the day before.
    expect(await shares(terms, ['Profit - Q1 $0'])).toEqual({
      ann: '16667/50',
      bob: '33333/100',
      cy: '33333/100',
      dee: '0',
    });
  });

  it('is shared on a day that it names, and only in the team that it names', async () => {
    const on = `${FUND} shared evenly among those in Sales on 2027-03-01, in full`;
    expect(await shares(on, ['Profit - Q1 $0'])).toEqual({
      ann: '16667/50',
      bob: '0',
      cy: '33333/100',
      dee: '33333/100',
    });
    const field = `${FUND} shared evenly among those in Field on the last day, in full`;
    expect(await shares(field, ['Profit - Q1 $0'])).toMatchObject({ ann: '500', bob: '500', cy: '0' });
  });

  it('counts by days, by target pay or by points', async () => {
    // 45 of 89 days: 89/(89 + 45) of $1,000.
    const days = `${FUND} shared evenly among those in Field on the last day, by days`;
    expect(await shares(days, ['Profit - Q1 $0'])).toMatchObject({ ann: '33209/50', bob: '16791/50' });
    const pay = `${FUND} shared by target pay among those in Sales on 2027-03-01`;
    // $10,000, $10,000 and 2 29/30 of three months of $20,000.
    expect(await shares(pay, ['Profit - Q1 $0'])).toMatchObject({ ann: '1257/5', cy: '25139/100' });
    const points = `${FUND} shared by Points among those in Sales on the last day, in full`;
    const given = ['Profit - Q1 $0', 'Points ann Q1 3%', 'Points bob Q1 0%', 'Points cy Q1 1%'];
    expect(await shares(points, given)).toMatchObject({ ann: '750', bob: '0', cy: '250' });
  });

  it('keeps its reserve back, and may be funded by a result', async () => {
    const terms = 'fund Profit * 10% reserve 25% shared evenly among those in Web on the last day, in full';
    // $75 of the $1,000 of profit, beside $0.04 of the curve.
    expect(await shares(terms, ['Profit - Q1 $1000'])).toMatchObject({ cy: '1876/25' });
  });

  it('holds everybody where one of them has no points', async () => {
    const terms = `${FUND} shared by Points among those in Field on the last day, in full`;
    const held = await shares(terms, ['Profit - Q1 $0', 'Points ann Q1 3%']);
    expect([held.ann, held.bob]).toEqual(['missing-result', 'missing-result']);
    const none = await shares(terms, ['Profit - Q1 $0', 'Points ann Q1 0%', 'Points bob Q1 0%']);
    expect(none.ann).toBe('too-few-others');
  });

  it('pays out exactly its fund, whatever the points, and the same in any order of the rows', async () => {
    const terms = `${FUND} shared by Points among those in Sales on the last day, in full`;
    const { file } = await compiled(plan(terms));
    const points = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(
        points.filter((all) => all.some((one) => one > 0)),
        async (all) => {
          const rows = all.map((_, index) => `p${index} AE Field 2027-02-01`);
          const results = table(
            'measure for period value',
            'Profit - FY27-Q1 $0',
            ...all.map((one, index) => `Points p${index} FY27-Q1 ${one}%`),
          );
          const pay = (lines: string[]) =>
            paid(file.plan, 'FY27-Q1', { roster: table('payee role team start', ...lines), results });
          const found = await pay(rows);
          expect(await pay(rows.toReversed())).toEqual(found);
          const sum = Object.values(found).map(rationalOf).reduce(add, ZERO);
          expect(formatRational(sum)).toBe(formatRational(rational(1000)));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is explained by who shares it, what they count by and what the fund is', async () => {
    const { file } = await compiled(
      plan('fund Profit * 10% reserve 25% shared by Points among those in Sales on 2027-03-01, in full'),
    );
    const results = table(
      'measure for period value',
      'Profit - FY27-Q1 $1000',
      'Points ann FY27-Q1 300%',
      'Points cy FY27-Q1 100%',
      'Points dee FY27-Q1 100%',
    );
    const evaluator = { plan: file.plan, digest: 'sha256:test', effective: { from: file.plan.year.first } };
    const [ann] = explain({
      evaluators: [evaluator],
      period: 'FY27-Q1',
      tables: { roster: people, results },
      ledger: [],
      payee: 'ann',
      component: 'Share',
    });
    const told = JSON.stringify(ann);
    expect(told).toContain('share among those in Sales: 3 of them, who count 500% together');
    expect(told).toContain('"title":"Gain, fund"');
    expect(told).toContain('"value":"45"');
  });

  it('says what part of a period gets, and is money', async () => {
    const open = `${FUND} shared evenly among those in Sales on the last day`;
    expect(await refusedWith(plan(open))).toEqual(['choice-pool-days']);
    const twice = `${FUND} shared by target pay among those in Sales on the last day, by days`;
    expect(await refusedWith(plan(twice))).toContain('clause-misplaced');
    expect(
      await refusedWith(plan(`fund 5% shared evenly among those in Sales on the last day, in full`)),
    ).toContain('unit-unexpected');
    expect(
      await refusedWith(plan(`${FUND} shared by Profit among those in Sales on the last day, in full`)),
    ).toContain('unit-unexpected');
  });
});
