import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const CURVES = `
curve Tiers marginal { from 0%: 5%  from 100%: 6%  from 125%: 7% }
curve Plain marginal { from 0%: 5% }
curve Bands retroactive { from $0: 4%  from $50K: 8% }
curve Times retroactive { from 0%: 1x  from 100%: 2x }
curve Graded by grade { low: 0%  high: 100% }
`;
const DAYS = ['2027-02-10', '2027-05-10', '2027-08-10', '2027-11-10'];
const QUARTERS = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'];

/** A quota of $100K a quarter; the whole year's is asked for. */
function plan(commission: string, curve: string, clauses = ''): string {
  const requires = `requires NewARR to date at least $400K, otherwise curve ${curve}`;
  return `${BASICS}${CURVES}${role(`quota for NewARR $400K in the year, phased evenly
    on top { commission K on NewARR ${commission} { ${requires} ${clauses} } }`)}`;
}

async function year(text: string, sold = [50_000, 75_000, 200_000, 150_000]): Promise<string[]> {
  const { file } = await compiled(text);
  const deals = table(
    'id closed owner arr kind',
    ...sold.map((amount, index) => `${index} ${DAYS[index]} ann ${amount} new`),
  );
  const tables = { roster: table('payee role start', 'ann AE 2027-02-01'), deals };
  return Promise.all(
    QUARTERS.map(async (period) => (await payouts(file.plan, period, tables, 'ann')).K ?? '-'),
  );
}

describe('otherwise curve, in a commission', () => {
  it('pays by the other slices as long as the condition is missed', async () => {
    // 5% of each quarter, and in the last 5% of $100K, 6% of $25K and 7% of $25K.
    const text = plan('each quarter by itself at Tiers', 'Plain');
    expect(await year(text)).toEqual(['2500', '3750', '10000', '8250']);
  });

  it('may be read at the amount, at a rate for all of it, where the other is of attainment', async () => {
    // 8% from $50K on.
    const text = plan('each quarter by itself at Tiers', 'Bands');
    expect(await year(text)).toEqual(['4000', '6000', '16000', '8250']);
  });

  it('takes multiples of the stated rate, also of a commission without a curve', async () => {
    const text = plan('each quarter by itself at 3%', 'Times');
    // 3% below a quarter's quota and 6% from it on, until the condition is met.
    expect(await year(text)).toEqual(['1500', '2250', '12000', '4500']);
  });

  it('runs over the year to date', async () => {
    // 5% to date, and then all of it by tiers: $400K at 5%, $75K of the $100K above it at 6%; less the $16,250 before.
    const text = plan(
      'each quarter, year to date against full-year quota at Tiers',
      'Plain',
      'if pay to date falls, forget it',
    );
    expect(await year(text)).toEqual(['2500', '3750', '10000', '8250']);
  });

  it.each([
    ['by grade', 'each quarter by itself at Tiers', 'Graded'],
    ['of multiples without a rate', 'each quarter by itself at Tiers', 'Times'],
  ])('refuses a curve %s', async (_, commission, curve) => {
    expect(await refusedWith(plan(commission, curve))).toContain('curve-does-not-fit');
  });

  it('refuses it where each deal is paid by itself', async () => {
    expect(await refusedWith(plan('per deal each quarter by itself at 3%', 'Plain'))).toContain(
      'clause-misplaced',
    );
  });
});
