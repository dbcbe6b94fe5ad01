import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, compileFiles } from './support/compile.ts';
import { payouts, statementsOf, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const BANDS = 'curve Bands steps { below 80%: 0%  from 80%: 50%  from 100%: 100%  from 120%: 150% }\n';
const TIMING = 'each quarter by itself or year to date, whichever pays more';
const QUARTERS = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'];
const DAYS = ['2027-02-10', '2027-05-10', '2027-08-10', '2027-11-10'];

/** Quota $100K and target pay $10K a quarter, unless the clauses say more. */
function plan(clauses = '', timing = TIMING): string {
  const quota = 'quota $400K in the year, phased evenly';
  return `${BASICS}${BANDS}${role(
    `target pay $40K in the year variable pay { 100% K on NewARR ${timing} curve Bands { ${quota} ${clauses} } }`,
  )}`;
}

async function quarters(sold: readonly number[], clauses = '', start = '2027-02-01'): Promise<string[]> {
  const { file } = await compiled(plan(clauses));
  return paidFor(file.plan, sold, start);
}

async function paidFor(
  of: Parameters<typeof payouts>[0],
  sold: readonly number[],
  start: string,
): Promise<string[]> {
  const roster = table('payee role team start', `ann AE Field ${start}`);
  const rows = sold.map((amount, index) => `${index} ${DAYS[index]} ann ${amount} new`);
  const deals = table('id closed owner arr kind', ...rows);
  const paid = QUARTERS.map(
    async (quarter) => (await payouts(of, quarter, { roster, deals }, 'ann')).K ?? '-',
  );
  return Promise.all(paid);
}

describe('a period by itself or the year to date, whichever pays more', () => {
  // By itself 0, 150%, 50%, 150% of $10K. To date 0 of $10K, 100% of $20K, 50% of $30K (93⅓%), 100% of $40K.
  it('pays the difference where the year to date comes to more, and else the period by itself', async () => {
    expect(await quarters([70_000, 130_000, 80_000, 120_000])).toEqual(['0', '20000', '5000', '15000']);
  });

  it('never takes back what a refund undoes', async () => {
    // To date 120%, 0% of $20K, 0% of $30K (93⅓% would need $250K), 100% of $40K less the $15K before.
    expect(await quarters([120_000, -100_000, 0, 380_000])).toEqual(['15000', '0', '0', '25000']);
  });

  it('begins with the assignment', async () => {
    // From 1 May: no first quarter; the third pays 100% of $20K for 70% and 130%.
    expect(await quarters([500_000, 70_000, 130_000, 0], '', '2027-05-01')).toEqual(['-', '0', '20000', '0']);
  });

  // Random plans found the second quarter's quota of zero holding whoever came back: nobody earns where nobody works.
  it('goes on after a quarter in which somebody was away', async () => {
    const { file } = await compiled(plan());
    const roster = table(
      'payee role team start end',
      'ann AE Field 2027-02-01 2027-04-30',
      'ann AE Field 2027-08-01 -',
    );
    const deals = table(
      'id closed owner arr kind',
      'a 2027-02-10 ann 70000 new',
      'b 2027-08-10 ann 130000 new',
    );
    // The year to date is $200K of $200K: 100% of $20K, which is more than 150% of $10K for the third quarter.
    const paid = await Promise.all(QUARTERS.map((one) => payouts(file.plan, one, { roster, deals }, 'ann')));
    expect(paid.map(({ K }) => K ?? '-')).toEqual(['0', '-', '20000', '0']);
  });

  it('asks a requirement and a cap in percent of target of the year to date too', async () => {
    // A cap at 100% of target: by itself $0 and $10K, to date $20K.
    expect(await quarters([70_000, 130_000], 'cap payout at 100% of target')).toEqual([
      '0',
      '20000',
      '0',
      '0',
    ]);
    // The quarter misses $150K, the year to date does not.
    const gate = 'requires NewARR at least $150K, otherwise pays nothing';
    expect(await quarters([70_000, 130_000], gate)).toEqual(['0', '20000', '0', '0']);
  });

  it('says so in the evaluator and in the statement', async () => {
    const { file } = await compiled(plan());
    expect(file.plan.roles.AE?.components.K).toMatchObject({ toDate: false, catchUp: true });
    const byItself = await compiled(plan('', 'each quarter by itself'));
    expect(byItself.file.plan.roles.AE?.components.K).not.toHaveProperty('catchUp');
    const roster = table('payee role team start', 'ann AE Field 2027-02-01');
    const deals = table(
      'id closed owner arr kind',
      'a 2027-02-10 ann 70000 new',
      'b 2027-05-10 ann 130000 new',
    );
    const [statement] = await statementsOf(file.plan, 'FY27-Q2', { roster, deals });
    expect(statement?.components[0]?.stages).toMatchObject({
      'to date': { value: '20000' },
      earned: { value: '20000' },
    });
  });

  it.each([
    ['cap payout at $10K in full', 'a cap in percent of target does'],
    ['requires NewARR at least $1, otherwise waits', 'once the requirement is met to date'],
  ])('refuses %s', async (clause, why) => {
    const result = await compileFiles(plan(clause));
    expect(result.ok ? [] : result.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['clause-misplaced', expect.stringContaining(why)],
    ]);
  });

  it('needs the attainment of a quota', async () => {
    const flat = `${BASICS}${role(`on top { commission K on NewARR ${TIMING} at 5% }`)}`;
    const result = await compileFiles(flat);
    expect(result.ok ? [] : result.diagnostics.map(({ code }) => code)).toEqual(['clause-misplaced']);
  });

  it('never pays less to date than the year to date does, nor less in a period than the period', async () => {
    const { file } = await compiled(plan());
    const thousands = fc.array(fc.integer({ min: -50, max: 200 }), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(thousands, async (sold) => {
        const paid = (
          await paidFor(
            file.plan,
            sold.map((one) => one * 1000),
            '2027-02-01',
          )
        ).map(Number);
        let [before, toDate] = [0, 0];
        for (const [index, amount] of sold.entries()) {
          toDate += amount;
          const own = 100 * share(amount);
          const all = 100 * (index + 1) * share(toDate / (index + 1));
          expect(paid[index]).toBe(Math.max(own, all - before));
          before += paid[index] ?? 0;
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** The percent that the bands pay at an attainment in percent. */
function share(attainment: number): number {
  return attainment < 80 ? 0 : attainment < 100 ? 50 : attainment < 120 ? 100 : 150;
}

describe('a gate on a part of the quota of the year', () => {
  it('is held against the full-year quota, not the quota to date', async () => {
    const gate = 'requires NewARR to date at least 30% of full-year quota, otherwise pays nothing';
    const { file } = await compiled(plan(gate, 'each quarter by itself'));
    // $119,999 and $120K of $400K.
    expect(await paidFor(file.plan, [119_999, 0], '2027-02-01')).toEqual(['0', '0', '0', '0']);
    expect(await paidFor(file.plan, [120_000, 100_000], '2027-02-01')).toEqual(['15000', '10000', '0', '0']);
    const words = file.plan.roles.AE?.components.K?.requirements[0]?.condition;
    expect(words).toBe('NewARR to date at least 30% of full-year quota');
  });

  it('may be a part of the quota to date', async () => {
    const gate = 'requires NewARR to date at least 90% of quota to date, otherwise pays nothing';
    const { file } = await compiled(plan(gate, 'each quarter by itself'));
    expect(await paidFor(file.plan, [80_000, 100_000], '2027-02-01')).toEqual(['0', '10000', '0', '0']);
  });
});
