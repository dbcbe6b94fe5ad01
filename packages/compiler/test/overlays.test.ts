import { describe, expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { HEADER, role } from './support/plans.ts';

const plan = (credit: string, more = '') => `${HEADER}
data territories { name text key  rep payee }
data deals {
  id          text key
  closed      date
  owner       payee
  specialist  payee or blank
  part        percent
  region      text
  arr         money
}
measure NewARR { total arr of deals  dated closed  ${credit} }
team Field
${more}
${role('on top { commission K on NewARR own credit each quarter by itself at 10% }')}
role Boss in Field { on top { commission Up on NewARR rolled-up credit each quarter by itself at 1% } }
`;
const roster = table(
  'payee role start manager',
  'ann AE 2027-02-01 cho',
  'bob AE 2027-02-01 -',
  'cho Boss 2027-02-01 -',
);
const COLUMNS = 'id closed owner specialist part region arr';

async function pays(text: string, ...deals: string[]) {
  const { file } = await compiled(text);
  return paid(file.plan, 'FY27-Q1', { roster, deals: table(COLUMNS, ...deals) });
}

describe('an overlay', () => {
  const credit =
    'credited to owner, 25% overlay to specialist or if blank to nobody, rolled up to managers of owner';

  it('is credited on top of the whole, and does not roll up with it', async () => {
    expect(await pays(plan(credit), 'a 2027-03-01 ann bob 0 w 1000')).toEqual({
      ann: '100',
      bob: '25',
      cho: '10',
    });
    expect(await pays(plan(credit), 'a 2027-03-01 ann - 0 w 1000')).toEqual({
      ann: '100',
      bob: '0',
      cho: '10',
    });
  });

  it('takes nothing from the rest', async () => {
    const split =
      'credited 40% to owner, part overlay to specialist or if blank to nobody, the rest to owner, rolled up to managers of owner';
    expect(await pays(plan(split), 'a 2027-03-01 ann bob 0.5 w 1000')).toEqual({
      ann: '100',
      bob: '50',
      cho: '10',
    });
  });

  it('counts in no goal of a team, each deal once', async () => {
    const carried = `goal Revenue = NewARR $12K in the year, phased evenly { carried by Lead  Field 100% }
curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }
role Lead in Field { target pay $4K in the year variable pay {
  50% Whole on Revenue each quarter by itself curve Straight
  50% Ours on Revenue of its team each quarter by itself curve Straight } }`;
    const { file } = await compiled(plan(credit, carried));
    const people = table(
      'payee role team start manager',
      'ann AE Field 2027-02-01 -',
      'bob AE Field 2027-02-01 -',
      'lea Lead Field 2027-02-01 -',
    );
    const deals = table(COLUMNS, 'a 2027-03-01 ann bob 0 w 3000', 'b 2027-03-01 ann bob 0 w -1500');
    // $1,500 of $3,000 in both, at $500 each.
    expect((await paid(file.plan, 'FY27-Q1', { roster: people, deals })).lea).toBe('500');
  });
});

describe('total credit at most', () => {
  const credit =
    'credited to owner, part overlay to specialist or if blank to nobody, rolled up to managers of owner  total credit at most 150%';
  // A table written by hand has no percents: `part` is a number here.
  const text = plan(credit.replace('part overlay', '50% overlay'));

  it('lets the bound itself through', async () => {
    expect(await pays(text, 'a 2027-03-01 ann bob 0 w 1000')).toEqual({ ann: '100', bob: '50', cho: '10' });
  });

  it('holds everybody whom a row with more is credited to', async () => {
    const split = plan(
      'credited 100% to owner, part overlay to specialist or if blank to nobody, rolled up to managers of owner  total credit at most 150%',
    );
    expect(await pays(split, 'a 2027-03-01 ann bob 0.5 w 1000')).toEqual({
      ann: '100',
      bob: '50',
      cho: '10',
    });
    expect(await pays(split, 'a 2027-03-01 ann bob 0.51 w 1000')).toEqual({
      ann: 'credit-over-limit',
      bob: 'credit-over-limit',
      cho: 'credit-over-limit',
    });
  });
});

describe('credit looked up by territory', () => {
  it('goes to whom a table names for the deal', async () => {
    const text = plan('credited to rep, rolled up to managers of rep').replace(
      '  arr         money\n',
      '  arr         money\n  rep = the rep of territories for region\n',
    );
    const { file } = await compiled(text);
    const territories = table('name rep', 'north ann', 'south bob');
    const deals = table(COLUMNS, 'a 2027-03-01 cho - 0 north 1000', 'b 2027-03-01 cho - 0 south 500');
    expect(await paid(file.plan, 'FY27-Q1', { roster, deals, territories })).toEqual({
      ann: '100',
      bob: '50',
      cho: '10',
    });
  });
});
