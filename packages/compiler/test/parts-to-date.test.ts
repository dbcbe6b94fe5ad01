import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const QUARTERS = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'] as const;
const TAKE = 'if pay to date falls, take it back';

/** Quota $60K and target pay $6K a half-year, each in equal halves. */
function plan(timing: string, clauses: string, header = BASICS): string {
  const quota = 'quota $60K in the half-year, phased evenly';
  return `${header}${role(
    `target pay $12K in the year variable pay { 100% K on NewARR ${timing} curve Straight { ${quota} ${clauses} } }`,
  )}`;
}

type Row = readonly [date: string, amount: number];

async function quarters(text: string, rows: readonly Row[], start = '2027-02-01'): Promise<string[]> {
  const { file } = await compiled(text);
  const roster = table('payee role start', `ann AE ${start}`);
  const deals = table(
    'id closed owner arr kind',
    ...rows.map(([day, sum], index) => `${index} ${day} ann ${sum} new`),
  );
  const paid = QUARTERS.map(async (period) => {
    const { K } = await payouts(file.plan, period, { roster, deals }, 'ann');
    return K ?? '-';
  });
  return Promise.all(paid);
}

// $45K, then $30K less: 75% of the first half-year's quota, then 25% of it; $60K in the second: all of its quota at once.
const rows: readonly Row[] = [
  ['2027-03-10', 45_000],
  ['2027-06-10', -30_000],
  ['2027-08-10', 60_000],
];

describe('half-year to date', () => {
  it('against the full quota pays what the half-year so far comes to, and begins anew', async () => {
    // 75% and 25% of $6,000, less $4,500; then 100% and 100% of it.
    const text = plan('each quarter, half-year to date against full-half-year quota', TAKE);
    expect(await quarters(text, rows)).toEqual(['4500', '-3000', '6000', '0']);
  });

  it('against quota to date pays by the quota and the target pay so far', async () => {
    // 150% of $3,000; 25% of $6,000, less $4,500; 200% of $3,000; 100% of $6,000, less $6,000.
    const text = plan('each quarter, half-year to date against quota to date', TAKE);
    expect(await quarters(text, rows)).toEqual(['4500', '-3000', '6000', '0']);
    const steps = text.replace(
      'curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }',
      'curve Straight steps { below 60%: 0%  from 60%: 100%  from 160%: 200% }',
    );
    expect(await quarters(steps, rows)).toEqual(['3000', '-3000', '6000', '0']);
  });

  it('begins with the assignment', async () => {
    // From June on two months of six: quota $20K and target pay $2,000 in the half-year, $15K sold.
    const text = plan('each quarter, half-year to date against full-half-year quota', TAKE);
    expect(await quarters(text, [['2027-06-10', 15_000]], '2027-06-01')).toEqual(['-', '1500', '0', '0']);
  });

  it.each([
    ['forgiven', ['4500', '0', '6000', '0']],
    ['owed', ['4500', '0', '3000', '0']],
  ] as const)('with open shortfalls %s at its end', async (fate, pays) => {
    const deduct = 'if pay to date falls, deduct it from later pay of this component';
    const leavers = 'earn up to their last day';
    const text = plan('each quarter, half-year to date against full-half-year quota', deduct).replace(
      leavers,
      `${leavers}, open shortfalls ${fate}`,
    );
    expect(await quarters(text, rows)).toEqual(pays);
  });

  it('asks a requirement of the same stretch', async () => {
    // 75% of the half-year's quota, missed at the end of it, then met.
    const requires = `${TAKE} requires NewARR to date at least 150% of quota to date, otherwise pays nothing`;
    const text = plan('each quarter, half-year to date against full-half-year quota', requires);
    expect(await quarters(text, rows)).toEqual(['4500', '-4500', '6000', '-6000']);
  });

  it('caps pay at an amount for the half-year', async () => {
    const text = plan(
      'each quarter, half-year to date against full-half-year quota',
      `${TAKE} cap payout at $4,000 prorated`,
    );
    expect(await quarters(text, rows)).toEqual(['4000', '-2500', '4000', '0']);
  });
});

it('adds up to what the stretch by itself pays, whatever is sold', async () => {
  const unrounded = BASICS.replace('each component', 'each payment');
  const monthly = await compiled(
    plan('each month, quarter to date against full-quarter quota', TAKE, unrounded),
  );
  const whole = await compiled(plan('each quarter by itself', '', unrounded));
  const day = fc.tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 28 }));
  const deal = fc.tuple(day, fc.integer({ min: -90_000, max: 90_000 }));
  const start = fc.constantFrom('2027-02-01', '2027-03-17', '2027-06-30', '2027-08-01');
  await fc.assert(
    fc.asyncProperty(fc.array(deal, { maxLength: 8 }), start, async (sold, from) => {
      const tables = {
        roster: table('payee role start', `ann AE ${from}`),
        deals: table(
          'id closed owner arr kind',
          ...sold.map(([[month, date], sum], index) => {
            const two = (part: number) => String(part).padStart(2, '0');
            return `${index} 2027-${two(month)}-${two(date)} ann ${sum} new`;
          }),
        ),
      };
      for (const quarter of QUARTERS) {
        const [parts, once] = [
          await payouts(monthly.file.plan, quarter, tables, 'ann'),
          await payouts(whole.file.plan, quarter, tables, 'ann'),
        ];
        expect(parts).toEqual(once);
      }
    }),
    { numRuns: 25 },
  );
});

describe('what it refuses', () => {
  it.each([
    ['the quota of another stretch', 'each month, quarter to date against full-year quota'],
    ['a stretch that is one period', 'each quarter, quarter to date against quota to date'],
    ['a period longer than the stretch', 'each half-year, quarter to date against quota to date'],
  ])('%s', async (_, timing) => {
    expect(await refusedWith(plan(timing, TAKE))).toContain('to-date-misfit');
  });

  it('a first payment inside the stretch', async () => {
    const from = (day: string) =>
      BASICS.replace('paid        quarterly', `paid        quarterly from ${day}`);
    const timing = 'each quarter, half-year to date against quota to date';
    const refused = await refusedWith(plan(timing, TAKE, from('2027-05-01')));
    expect(refused).toEqual(['not-compiled']);
    await compiled(plan(timing, TAKE, from('2027-08-01')));
  });
});
