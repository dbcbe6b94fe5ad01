import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, payouts, statementsOf, table } from './support/pay.ts';
import { BASICS, DEALS, HEADER, role } from './support/plans.ts';

const roster = table('payee role start', 'ann AE 2027-02-01');
const deals = table(
  'id closed owner arr kind',
  'a 2027-02-10 ann 150000 new',
  'b 2027-05-10 ann 50000 new',
  'c 2027-08-10 ann 200000 new',
);
const QUARTERS = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'];
const weighted = `target pay $40K in the year
  variable pay { 100% K on NewARR each quarter by itself curve Straight { quota $400K in the year, phased evenly } }`;

async function overTheYear(text: string, people = roster): Promise<(string | undefined)[]> {
  const { file } = await compiled(text);
  return Promise.all(
    QUARTERS.map(async (period) => (await paid(file.plan, period, { roster: people, deals })).ann),
  );
}

describe('the total of a role', () => {
  it('pays nothing where its requirement is missed', async () => {
    const total = 'total { requires NewARR at least $100K, otherwise pays nothing }';
    expect(await overTheYear(`${BASICS}${role(`${weighted} ${total}`)}`)).toEqual([
      '15000',
      '0',
      '20000',
      '0',
    ]);
  });

  it('waits for its requirement', async () => {
    const total = 'total { requires NewARR to date at least $200K, otherwise waits }';
    expect(await overTheYear(`${BASICS}${role(`${weighted} ${total}`)}`)).toEqual([
      '0',
      '20000',
      '20000',
      '0',
    ]);
  });

  it('is capped in percents of the target that is due, and in money', async () => {
    const percent = 'total { cap payout at 150% of target }';
    expect(await overTheYear(`${BASICS}${role(`${weighted} ${percent}`)}`)).toEqual([
      '15000',
      '5000',
      '15000',
      '0',
    ]);
    const money = 'total { cap payout at $12K in full }';
    expect(await overTheYear(`${BASICS}${role(`${weighted} ${money}`)}`)).toEqual([
      '12000',
      '5000',
      '12000',
      '0',
    ]);
    const late = table('payee role start', 'ann AE 2027-03-01');
    const prorated = 'total { cap payout at $12K prorated }';
    // Two of three months: 150 of 66.66 thousand pays $15,000 of $6,666.66, capped at $8,000.
    expect((await overTheYear(`${BASICS}${role(`${weighted} ${prorated}`)}`, late))[2]).toBe('12000');
    const commission = 'on top { commission K on NewARR each quarter by itself at 5% }';
    expect(await refusedWith(`${BASICS}${role(`${commission} ${percent}`)}`)).toEqual(['clause-misplaced']);
  });

  it('holds the attainment of a goal against a percent', async () => {
    const text = `${BASICS}
      goal Revenue = NewARR $400K in the year, phased evenly { carried by AE }
      ${role(`target pay $40K in the year
        variable pay { 100% K on Revenue each quarter by itself curve Straight }
        total { requires Revenue at least 100%, otherwise no more than 40% of its target }`)}`;
    expect(await overTheYear(text)).toEqual(['15000', '4000', '20000', '0']);
  });
});

describe('a joiner', () => {
  const late = table('payee role start', 'ann AE 2027-03-17');
  // From 17 March: 15 of 31 days, and April.
  const text = `${BASICS}${role(weighted)}`;

  it('has quota and target pay by days', async () => {
    const { file } = await compiled(text);
    const rows = table('id closed owner arr kind', 'a 2027-04-10 ann 50000 new');
    const [statement] = await statementsOf(file.plan, 'FY27-Q1', { roster: late, deals: rows });
    const stages = statement?.components[0]?.stages;
    // $100,000 / 3 x (1 + 15/31)
    expect(stages?.quota?.value).toBe('4600000/93');
    expect(stages?.['target pay']?.value).toBe('460000/93');
    expect(statement?.paid?.value).toBe('5000');
  });

  it('has them in full where the plan says so', async () => {
    const { file } = await compiled(
      text.replace('earn up to their last day', 'earn up to their last day, quota and target pay in full'),
    );
    const rows = table('id closed owner arr kind', 'a 2027-04-10 ann 50000 new');
    const [statement] = await statementsOf(file.plan, 'FY27-Q1', { roster: late, deals: rows });
    // March and April.
    expect(statement?.components[0]?.stages.quota?.value).toBe('200000/3');
  });

  it('is paid on the whole number of a team, for the days employed', async () => {
    const { file } = await compiled(
      `${BASICS}${role(weighted.replace('on NewARR', 'on NewARR of its team'))}`,
    );
    const rows = table('id closed owner arr kind', 'a 2027-04-10 ann 50000 new');
    const [statement] = await statementsOf(file.plan, 'FY27-Q1', { roster: late, deals: rows });
    expect(statement?.components[0]?.stages.quota?.value).toBe('100000');
    expect(statement?.components[0]?.stages['target pay']?.value).toBe('460000/93');
  });
});

it("holds the whole of a team's number against a quota of the roster", async () => {
  const terms = weighted
    .replace('on NewARR', 'on NewARR of its team')
    .replace('$400K in the year', 'from the roster in the year');
  const { file } = await compiled(`${BASICS}${role(terms)}`);
  const late = table('payee role start quota', 'ann AE 2027-04-01 400000', 'bob AE 2027-02-01 200000');
  const rows = table('id closed owner arr kind', 'a 2027-02-10 bob 50000 new');
  // $50,000 of $100,000 for a third of the quarter's target pay; $50,000 of $50,000 for all of it.
  expect(await paid(file.plan, 'FY27-Q1', { roster: late, deals: rows })).toEqual({
    ann: '166667/100',
    bob: '10000',
  });
});

it('phases target pay like the quota of each component', async () => {
  const text = `${BASICS.replace('target pay  phased evenly', 'target pay  phased like quota')}${role(`target pay $40K in the year
    variable pay {
      50% K on NewARR each quarter by itself curve Straight { quota $400K in the year, phased 10% 20% 30% 40% }
      50% L on NewARR each quarter by itself curve Straight { quota $50K in the quarter }
    }`)}`;
  const { file } = await compiled(text);
  // K: 150/40 of $2,000; L: 150/50 of $5,000.
  expect(await payouts(file.plan, 'FY27-Q1', { roster, deals }, 'ann')).toEqual({ K: '7500', L: '15000' });
});

it('weighs components in money', async () => {
  const { file } = await compiled(
    `${BASICS}${role(`target pay $40K in the year variable pay {
    $30K K on NewARR each quarter by itself curve Straight { quota $400K in the year, phased evenly }
    $10K L on NewARR each quarter by itself curve Straight { quota $400K in the year, phased evenly }
  }`)}`,
  );
  expect(file.plan.roles.AE?.targetPay).toEqual({ value: '40000', unit: 'USD' });
  expect(file.plan.roles.AE?.components.K?.weight).toBe('3/4');
  expect(await payouts(file.plan, 'FY27-Q1', { roster, deals }, 'ann')).toEqual({ K: '11250', L: '3750' });
});

it('refuses a roster that could not change weights in money', async () => {
  const text = `${BASICS}${role(`target pay $40K in the year unless the roster says otherwise variable pay {
    $40K K on NewARR each quarter by itself curve Straight { quota $400K in the year, phased evenly } }`)}`;
  expect(await refusedWith(text)).toEqual(['clause-misplaced']);
});

it('rounds the running total, so that nothing drifts', async () => {
  const thirds = `${BASICS.replace('each component', 'on the running total').replace('$0.01', '$1')}${role(
    'on top { commission K on NewARR each quarter by itself at 0.001% }',
  )}`;
  const rows = table(
    'id closed owner arr kind',
    'a 2027-02-10 ann 140000 new',
    'b 2027-05-10 ann 140000 new',
    'c 2027-08-10 ann 140000 new',
  );
  const { file } = await compiled(thirds);
  const quarters = QUARTERS.map(
    async (period) => (await paid(file.plan, period, { roster, deals: rows })).ann,
  );
  // $1.40, $2.80, $4.20 and $4.20 to date.
  expect(await Promise.all(quarters)).toEqual(['1', '2', '1', '0']);
});

describe('a folder that is used', () => {
  const company = `${DEALS} team Field
    curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }
    ${role(weighted, 'Shared')}`;
  const own = `${HEADER} use "../company" ${role(weighted)}`;

  it('brings in its declarations, and the roles of a library', async () => {
    const { file } = await compiled({ 'plan.ote': own, '../company/all.ote': company });
    expect(Object.keys(file.plan.roles)).toEqual(['AE', 'Shared']);
    expect(file.map.nodes['curve/Straight']?.file).toBe('../company/all.ote');
    expect(file.map.nodes['role/AE']?.file).toBe('plan.ote');
  });

  it('may not declare a name again', async () => {
    const again = 'curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then flat }';
    expect(await refusedWith({ 'plan.ote': `${own} ${again}`, '../company/all.ote': company })).toEqual([
      'name-twice',
    ]);
  });

  it('keeps the roles that it pays as a plan of its own', async () => {
    const { file } = await compiled({ 'plan.ote': own, '../company/all.ote': `${HEADER}${company}` });
    expect(Object.keys(file.plan.roles)).toEqual(['AE']);
  });
});
