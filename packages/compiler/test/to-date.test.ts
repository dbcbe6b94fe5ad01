import { describe, expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const roster = table('payee role start', 'ann AE 2027-02-01');
// Quota $400K a year, $100K a quarter; target pay $40K a year, $10K a quarter.
// To date 150%, then 75% after a cancellation of $100K in the second quarter, then 100% after $150K more.
const deals = table(
  'id closed owner arr kind',
  'a 2027-02-10 ann 150000 new',
  'b 2027-05-10 ann 100000 new',
  'c 2027-06-10 ann -100000 new',
  'd 2027-08-10 ann 150000 new',
);

async function quarters(component: string, leavers = 'earn up to their last day'): Promise<string[]> {
  const { file } = await compiled(
    `${BASICS.replace('earn up to their last day', leavers)}${role(`target pay $40K in the year variable pay { 100% K on NewARR ${component} }`)}`,
  );
  const paid = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'].map(async (period) => {
    const { K } = await payouts(file.plan, period, { roster, deals }, 'ann');
    return K ?? 'nothing';
  });
  return Promise.all(paid);
}

const quota = 'quota $400K in the year, phased evenly';

describe('year to date against quota to date', () => {
  const timing = 'each quarter, year to date against quota to date curve Straight';

  // Pay to date: $15,000; 150/200 of $20,000 = $15,000; 300/300 of $30,000; 300/400 of $40,000.
  it('pays what pay to date rises by', async () => {
    expect(await quarters(`${timing} { ${quota} if pay to date falls, take it back }`)).toEqual([
      '15000',
      '0',
      '15000',
      '0',
    ]);
  });

  const steep = `${timing} { quota $400K in the year, phased 10% 50% 20% 20% `;
  // Quota to date $40K, $240K, $320K, $400K; to date $150K, $150K, $300K, $300K.
  // Pay to date: 375% x $10K = $37,500; 62.5% x $20K = $12,500; 93.75% x $30K = $28,125; 75% x $40K = $30,000.
  it('takes back what pay to date falls by', async () => {
    expect(await quarters(`${steep} if pay to date falls, take it back }`)).toEqual([
      '37500',
      '-25000',
      '15625',
      '1875',
    ]);
  });

  it('deducts a fall from later pay of the component', async () => {
    const rule = 'if pay to date falls, deduct it from later pay of this component';
    const leavers = 'earn up to their last day, open shortfalls forgiven';
    expect(await quarters(`${steep} ${rule} }`, leavers)).toEqual(['37500', '0', '0', '0']);
  });

  it('forgets a fall', async () => {
    expect(await quarters(`${steep} if pay to date falls, forget it }`)).toEqual([
      '37500',
      '0',
      '15625',
      '1875',
    ]);
  });
});

it('pays target of the year times the curve at the part of the full-year quota', async () => {
  // $40,000 x 150/400 = $15,000; 150/400; 300/400 = $30,000.
  const timing = 'each quarter, year to date against full-year quota curve Straight';
  expect(await quarters(`${timing} { ${quota} if pay to date falls, forget it }`)).toEqual([
    '15000',
    '0',
    '15000',
    '0',
  ]);
});

it('measures each quarter by itself, or the year by itself', async () => {
  expect(await quarters(`each quarter by itself curve Straight { ${quota} }`)).toEqual([
    '15000',
    '0',
    '15000',
    '0',
  ]);
  expect(await quarters('the year by itself curve Straight { quota $400K in the year }')).toEqual([
    'nothing',
    'nothing',
    'nothing',
    '30000',
  ]);
});

it('measures each month and pays by the quarter', async () => {
  // Against $100K / 3 a month: 450% of $10,000/3 in February; in May 300%, and June's cancellation pays 0%.
  expect(await quarters(`each month by itself curve Straight { ${quota} }`)).toEqual([
    '15000',
    '10000',
    '15000',
    '0',
  ]);
});

describe('requirements', () => {
  const need = 'requires NewARR to date at least $200K';

  it('lose the pay for good', async () => {
    const losing = `${need}, otherwise pays nothing`;
    expect(await quarters(`each quarter by itself curve Straight { ${quota} ${losing} }`)).toEqual([
      '0',
      '0',
      '15000',
      '0',
    ]);
  });

  it('wait and are paid once met', async () => {
    const waiting = `${need}, otherwise waits`;
    expect(await quarters(`each quarter by itself curve Straight { ${quota} ${waiting} }`)).toEqual([
      '0',
      '0',
      '30000',
      '0',
    ]);
  });

  it('limit pay to a part of target', async () => {
    const limited = `${need}, otherwise no more than 50% of its target`;
    expect(await quarters(`each quarter by itself curve Straight { ${quota} ${limited} }`)).toEqual([
      '5000',
      '0',
      '15000',
      '0',
    ]);
  });

  it('pay by another curve', async () => {
    const other = `${need}, otherwise curve Half`;
    const { file } = await compiled(
      `${BASICS} curve Half linear { below 0%: 0% at 0%: 0% at 100%: 50%, then same slope }
       ${role(`target pay $40K in the year variable pay { 100% K on NewARR each quarter by itself curve Straight { ${quota} ${other} } }`)}`,
    );
    const { K } = await payouts(file.plan, 'FY27-Q1', { roster, deals }, 'ann');
    expect(K).toBe('7500');
    expect(file.plan.roles.AE?.components.K?.requirements).toEqual([
      {
        value: 'role/AE/K/requirement/1',
        condition: 'NewARR to date at least $200,000',
        otherwise: 'curve Half',
      },
    ]);
  });

  it('are held against quota to date and the full year', async () => {
    const toDate = 'requires NewARR to date at least quota to date, otherwise pays nothing';
    // $150K of $100K; $150K of $200K; $300K of $300K; $300K of $400K.
    expect(await quarters(`each quarter by itself curve Straight { ${quota} ${toDate} }`)).toEqual([
      '15000',
      '0',
      '15000',
      '0',
    ]);
    const full = 'requires NewARR to date at least full-year quota, otherwise pays nothing';
    expect(await quarters(`each quarter by itself curve Straight { ${quota} ${full} }`)).toEqual([
      '0',
      '0',
      '0',
      '0',
    ]);
  });
});

it('caps a payout in percents of target, in money, and attainment', async () => {
  const byQuarter = 'each quarter by itself curve Straight';
  expect(await quarters(`${byQuarter} { ${quota} cap payout at 120% of target }`)).toEqual([
    '12000',
    '0',
    '12000',
    '0',
  ]);
  expect(await quarters(`${byQuarter} { ${quota} cap payout at $13K in full }`)).toEqual([
    '13000',
    '0',
    '13000',
    '0',
  ]);
  expect(await quarters(`${byQuarter} { ${quota} cap attainment at 110% }`)).toEqual([
    '11000',
    '0',
    '11000',
    '0',
  ]);
});

it('rounds attainment before the curve', async () => {
  const rounding = 'attainment rounded down to 40%';
  expect(await quarters(`each quarter by itself curve Straight { ${quota} ${rounding} }`)).toEqual([
    '12000',
    '0',
    '12000',
    '0',
  ]);
});
