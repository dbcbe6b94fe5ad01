import { describe, expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { paid, payouts, table } from './support/pay.ts';
import { BASICS, DEALS, HEADER, role } from './support/plans.ts';

const roster = table('payee role start', 'ann AE 2027-02-01', 'bob AE 2027-02-01');
const noDeals = table('id closed owner arr kind');

/** What ann and bob are paid for a component on a measure, of $10K of target pay. */
async function paying(measure: string, component: string, data = {}) {
  const { file } = await compiled(
    `${BASICS}${measure} ${role(`target pay $40K in the year variable pay { 100% K on ${component} }`)}`,
  );
  return paid(file.plan, 'FY27-Q1', { roster, deals: noDeals, ...data });
}

describe('a score', () => {
  const scored = (rule: string) => `measure Goals { scored 0% to 125% for each payee ${rule} }`;
  const results = table('measure for period value', 'Goals ann FY27-Q1 110%');

  it('pays as scored', async () => {
    const rows = await paying(
      scored('if missing, its component waits'),
      'Goals each quarter by itself as scored',
      {
        results,
      },
    );
    expect(rows).toEqual({ ann: '11000', bob: 'missing-result' });
  });

  it('pays nothing, or at target, where it is missing', async () => {
    const nothing = await paying(
      scored('if missing, pays nothing'),
      'Goals each quarter by itself as scored',
      { results },
    );
    expect(nothing).toEqual({ ann: '11000', bob: '0' });
    const target = await paying(
      scored('if missing, pays at target'),
      'Goals each quarter by itself as scored',
      { results },
    );
    expect(target).toEqual({ ann: '11000', bob: '10000' });
  });

  it('is no score where it is none that the measure allows', async () => {
    const rows = await paying(scored('if missing, pays nothing'), 'Goals each quarter by itself as scored', {
      results: table('measure for period value', 'Goals ann FY27-Q1 126%', 'Goals bob FY27-Q1 125%'),
    });
    expect(rows).toEqual({ ann: 'unreadable-result', bob: '12500' });
  });
});

it('pays by grade', async () => {
  const graded = `measure Goals { graded one of unmet, met for each payee if missing, pays nothing }
    curve Levels by grade { unmet: 25%  met: 100% }`;
  const results = table('measure for period value', 'Goals ann FY27-Q1 unmet', 'Goals bob FY27-Q1 superb');
  const rows = await paying(graded, 'Goals each quarter by itself curve Levels', { results });
  expect(rows).toEqual({ ann: '2500', bob: 'unreadable-result' });
});

it('reads a curve at a percent that has no quota', async () => {
  const entered = 'measure Retention { entered as percent for the company if missing, its component waits }';
  const results = table('measure for period value', 'Retention - FY27-Q1 90%');
  const rows = await paying(entered, 'Retention each quarter by itself curve Straight', { results });
  expect(rows).toEqual({ ann: '9000', bob: '9000' });
});

describe('a ratio', () => {
  const ratio = (rule: string) => `measure Deals { count of deals dated closed credited to owner }
    measure New { count of deals where kind is new dated closed credited to owner }
    measure Share { ratio of New to Deals for each payee, if missing, ${rule} }`;
  const deals = table('id closed owner arr kind', 'a 2027-02-02 ann 1 new', 'b 2027-02-02 ann 1 renewal');

  it('is missing where it would divide by zero', async () => {
    const paidBy = (rule: string) =>
      paying(ratio(rule), 'Share each quarter by itself curve Straight', { deals });
    expect(await paidBy('its component waits')).toEqual({ ann: '5000', bob: 'missing-result' });
    expect(await paidBy('pays nothing')).toEqual({ ann: '5000', bob: '0' });
    expect(await paidBy('pays at target')).toEqual({ ann: '5000', bob: '10000' });
  });

  it('is held against a quota that does not add up over the year', async () => {
    const quota = 'Share each quarter by itself curve Straight { quota 25% in the quarter }';
    expect(await paying(ratio('pays nothing'), quota, { deals })).toEqual({ ann: '20000', bob: '0' });
  });
});

describe('a zero quota', () => {
  const quotas = table('payee role start quota', 'ann AE 2027-02-01 0', 'bob AE 2027-02-01 100000');
  const deals = table('id closed owner arr kind', 'a 2027-02-02 ann 10 new', 'b 2027-02-02 bob 50000 new');
  const paidWith = (clause: string) =>
    paying(
      '',
      `NewARR each quarter by itself curve Straight { quota from the roster in the quarter ${clause} }`,
      {
        roster: quotas,
        deals,
      },
    );

  it('holds the payee, or pays what the component says', async () => {
    expect(await paidWith('')).toEqual({ ann: 'zero-quota', bob: '5000' });
    expect(await paidWith('zero quota pays nothing')).toEqual({ ann: '0', bob: '5000' });
    expect(await paidWith('zero quota pays target')).toEqual({ ann: '10000', bob: '5000' });
  });
});

describe('credit', () => {
  const managed = table(
    'payee role start manager',
    'ann AE 2027-02-01 mia',
    'mia Lead 2027-02-01 max',
    'max Lead 2027-02-01 -',
  );
  const roles = (whose: string) =>
    `${HEADER}${DEALS.replace('credited to owner', 'credited to owner, rolled up to managers of owner')}
    role AE reports to Lead { on top { commission K on NewARR each quarter by itself at 10% } }
    role Lead { on top { commission K on NewARR ${whose} each quarter by itself at 10% } }`.replace(
      'AE reports',
      'AE, reports',
    );
  const deals = table('id closed owner arr kind', 'a 2027-02-02 ann 1000 new', 'b 2027-02-02 mia 500 new');

  it('is own, rolled up, or both', async () => {
    const of = async (whose: string) =>
      paid((await compiled(roles(whose))).file.plan, 'FY27-Q1', { roster: managed, deals });
    expect(await of('own credit')).toEqual({ ann: '100', mia: '50', max: '0' });
    expect(await of('rolled-up credit')).toEqual({ ann: '100', mia: '100', max: '150' });
    expect(await of('own and rolled-up credit')).toEqual({ ann: '100', mia: '150', max: '150' });
  });

  it('is split, and a blank creditee is stood in for', async () => {
    const plan = `${HEADER}
      data deals { id text key  closed date  owner payee  helper payee or blank  arr money }
      measure NewARR { total arr of deals dated closed credited 30% to helper or if blank to owner, the rest to owner }
      role AE { on top { commission K on NewARR each quarter by itself at 10% } }`;
    const rows = table('id closed owner helper arr', 'a 2027-02-02 ann bob 1000', 'b 2027-02-02 ann - 1000');
    const { file } = await compiled(plan);
    expect(await paid(file.plan, 'FY27-Q1', { roster, deals: rows })).toEqual({ ann: '170', bob: '30' });
  });
});

it('lets the roster say otherwise', async () => {
  const { file } = await compiled(
    `${BASICS}${role(`on-target pay $80K, 50% variable unless the roster says otherwise
    variable pay { 100% K on NewARR each quarter by itself curve Straight { quota $400K in the year, phased evenly unless the roster says otherwise } }`)}`,
  );
  const people = table(
    'payee role start quota on_target_pay target_pay',
    'ann AE 2027-02-01 - - -',
    'bob AE 2027-02-01 800000 160000 -',
    'cat AE 2027-02-01 - - 80000',
  );
  const deals = table(
    'id closed owner arr kind',
    'a 2027-02-02 ann 50000 new',
    'b 2027-02-02 bob 50000 new',
    'c 2027-02-02 cat 50000 new',
  );
  expect(await paid(file.plan, 'FY27-Q1', { roster: people, deals })).toEqual({
    ann: '5000',
    bob: '5000',
    cat: '10000',
  });
});

it('works the roster out from another table', async () => {
  const { file } = await compiled(`${HEADER}
    data people { name payee key  boss payee or blank  kind one of agent, manager }
    data roster {
      from people where kind is agent, one row for each name { payee = name  role = "AE"  start = 2027-02-01  manager = boss }
      from people where boss is not blank, one row for each boss { payee = boss  role = "Lead"  start = 2027-02-01 }
    }
    data deals { id text key  closed date  owner payee or blank  arr money }
    measure NewARR { total arr of deals dated closed credited to owner or if blank to nobody, rolled up to managers of owner }
    role AE, reports to Lead { on top { commission K on NewARR each quarter by itself at 10% } }
    role Lead { on top { commission K on NewARR rolled-up credit each quarter by itself at 1% } }`);
  const people = table('name boss kind', 'ann mia agent', 'bob mia agent', 'mia - manager');
  const deals = table(
    'id closed owner arr',
    'a 2027-02-02 ann 1000',
    'b 2027-02-02 bob 500',
    'c 2027-03-01 - 9000',
  );
  expect(await paid(file.plan, 'FY27-Q1', { people, deals })).toEqual({ ann: '100', bob: '50', mia: '15' });
});

it('takes the greatest deal, and works columns out', async () => {
  const { file } = await compiled(`${HEADER}
    data deals { id text key  closed date  owner payee  price money  cost money  margin = (price - cost) / price  profit = price - cost }
    measure Best { greatest profit of deals where margin at least 20% dated closed credited to owner }
    role AE { on top { commission K on Best each quarter by itself at 10% } }`);
  const deals = table(
    'id closed owner price cost',
    'a 2027-02-02 ann 1000 700',
    'b 2027-02-02 ann 5000 4900',
    'c 2027-03-01 ann 500 100',
  );
  expect(await payouts(file.plan, 'FY27-Q1', { roster, deals }, 'ann')).toEqual({ K: '40' });
});
