import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { payouts, statementsOf, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const roster = table('payee role start', 'ann AE 2027-02-01');
const deals = table(
  'id closed owner arr kind',
  'a 2027-02-10 ann 60000 new',
  'b 2027-03-10 ann 90000 new',
  'c 2027-04-10 ann 50000 renewal',
);

const CURVES = `
measure Deals { count of deals dated closed credited to owner }
parameter Rate = 5% + 1%
curve Amounts marginal { from $0: 5%  from $100K: 10% }
curve Reached retroactive { from $0: 5%  above $100K: 10% }
curve BySize steps { from $0: 5%  from $80K: 10% }
curve ByQuota marginal { from 0%: 5%  from 100%: 10% }
curve ByReach retroactive { from 0%: 5%  from 100%: 10% }
curve PerDeal marginal { from 0: $50  from 2: $100 }
`;

async function commission(terms: string, more = ''): Promise<string> {
  const plan = `${BASICS}${CURVES}${role(`${more} on top { commission K on ${terms} }`)}`;
  const { file } = await compiled(plan);
  return (await payouts(file.plan, 'FY27-Q1', { roster, deals }, 'ann')).K ?? 'nothing';
}

describe('a commission', () => {
  it('pays a rate of an amount', async () => {
    expect(await commission('NewARR each quarter by itself at 8%')).toBe('12000');
    expect(await commission('NewARR each quarter by itself at Rate')).toBe('9000');
  });

  it('pays money for each one', async () => {
    expect(await commission('Deals each quarter by itself at $50')).toBe('150');
    // The first two at $50, the third at $100.
    expect(await commission('Deals each quarter by itself at PerDeal')).toBe('200');
  });

  it('pays slices of the amount', async () => {
    // $100,000 x 5% + $50,000 x 10%
    expect(await commission('NewARR each quarter by itself at Amounts')).toBe('10000');
  });

  it('pays all at the rate reached', async () => {
    expect(await commission('NewARR each quarter by itself at Reached')).toBe('15000');
    expect(await commission('NewARR each quarter by itself at Reached { cap rate at 8% }')).toBe('12000');
  });

  it('reads the rate of each deal by its amount', async () => {
    // $60,000 x 5% + $90,000 x 10%
    expect(await commission('NewARR per deal each quarter by itself at BySize')).toBe('12000');
    expect(await commission('NewARR per deal each quarter by itself at Amounts')).toBe('7500');
  });

  it('pays by attainment of its own quota', async () => {
    const quota = '{ quota $400K in the year, phased evenly }';
    expect(await commission(`NewARR each quarter by itself at ByQuota ${quota}`)).toBe('10000');
    expect(await commission(`NewARR each quarter by itself at ByReach ${quota}`)).toBe('15000');
  });

  it('reads its rate from another measure', async () => {
    const quota = 'quota for NewARR $400K in the year, phased evenly';
    expect(await commission('Deals each quarter by itself at $50', quota)).toBe('150');
    expect(await commission('NewARR each quarter by itself at ByReach by NewARR', quota)).toBe('15000');
  });

  it('runs year to date', async () => {
    const toDate =
      'each quarter, year to date against quota to date at Amounts { if pay to date falls, take it back }';
    expect(await commission(`NewARR ${toDate}`)).toBe('10000');
  });

  it('is rounded deal by deal where the plan says so', async () => {
    const plan = `${BASICS}${role('on top { commission K on NewARR each quarter by itself at 3.33% }')}`;
    const eachDeal = plan.replace('each component', 'each deal').replace('$0.01', '$1');
    const { file } = await compiled(eachDeal);
    // $1,998 and $2,997
    expect(await payouts(file.plan, 'FY27-Q1', { roster, deals }, 'ann')).toEqual({ K: '4995' });
  });
});

it('refuses a curve that does not fit', async () => {
  const bad = async (terms: string) =>
    refusedWith(`${BASICS}${CURVES}
    curve Multiples marginal { from $0: 1x from $5: 2x }
    ${role(`on top { commission K on ${terms} }`)}`);
  expect(await bad('NewARR each quarter by itself at Multiples')).toEqual(['curve-does-not-fit']);
  expect(await bad('NewARR each quarter by itself at Amounts by Deals')).toContain('curve-does-not-fit');
  expect(await bad('Deals each quarter by itself at Amounts')).toEqual(['unit-unexpected']);
  expect(await bad('NewARR each quarter by itself at ByQuota')).toEqual(['quota-missing']);
});

describe('a bonus', () => {
  const late = table('payee role start', 'ann AE 2027-03-01', 'bob AE 2027-02-01');
  async function bonus(terms: string, payee = 'ann', period = 'FY27-Q1') {
    const { file } = await compiled(`${BASICS}${CURVES}${role(`on top { bonus B ${terms} }`)}`);
    return (await payouts(file.plan, period, { roster: late, deals }, payee)).B;
  }

  it('is a fixed amount for each period, prorated or in full', async () => {
    expect(await bonus('$900 each quarter by itself { prorated }', 'bob')).toBe('900');
    expect(await bonus('$900 each quarter by itself { prorated }')).toBe('600');
    expect(await bonus('$900 each quarter by itself { in full }')).toBe('900');
  });

  it('pays for each one that is counted', async () => {
    // Ann joined on 1 March: the deal of February is not hers as an employee.
    expect(await bonus('$50 for each Deals each quarter by itself')).toBe('100');
  });

  it('is in force between dates only', async () => {
    const spiff = '$50 for each Deals each quarter by itself from 2027-03-01 to 2027-03-31';
    expect(await bonus(spiff)).toBe('50');
    const fixed = '$900 each quarter by itself from 2027-05-01 to 2027-07-31 { in full }';
    expect(await bonus(fixed, 'bob', 'FY27-Q1')).toBeUndefined();
    expect(await bonus(fixed, 'bob', 'FY27-Q2')).toBe('900');
  });
});

describe('a formula', () => {
  it('pays what it works out of results and stages', async () => {
    const { file } = await compiled(
      `${BASICS}${CURVES}${role(`
      target pay $40K in the year
      variable pay { 100% K on NewARR each quarter by itself curve Straight { quota $400K in the year, phased evenly } }
      on top { formula F each quarter by itself = least(K payout * 10%, $2,000) + 1% * NewARR }`)}`,
    );
    // K pays $15,000: $1,500 of it, and 1% of $150,000.
    expect(await payouts(file.plan, 'FY27-Q1', { roster, deals }, 'ann')).toEqual({
      K: '15000',
      F: '3000',
    });
  });

  it('adds up a component of shorter periods', async () => {
    const { file } = await compiled(
      `${BASICS}${role(`on top {
      commission M on NewARR each month by itself at 10%
      formula F each quarter by itself = M earned * 50%
    }`)}`,
    );
    const paid = await payouts(file.plan, 'FY27-Q1', { roster, deals }, 'ann');
    expect(paid.F).toBe('7500');
  });
});

it('sums components and rounds each payment where the plan says so', async () => {
  const twice = 'commission K on NewARR each quarter by itself at 0.00333%';
  const plan = `${BASICS}${role(`on top { ${twice} ${twice.replace('K', 'L')} }`)}`;
  const { file } = await compiled(plan.replace('each component', 'each payment'));
  const [statement] = await statementsOf(file.plan, 'FY27-Q1', { roster, deals });
  // Twice $4.995 is $9.99; rounded one by one they would be $10.
  expect(statement?.total?.value).toBe('999/100');
  expect(statement?.paid?.value).toBe('999/100');
  const one = await compiled(plan);
  const [rounded] = await statementsOf(one.file.plan, 'FY27-Q1', { roster, deals });
  expect(rounded?.paid?.value).toBe('10');
});
