import { describe, expect, it } from 'vitest';
import { compiledPart } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';
import { BASICS, HEADER, role } from './support/plans.ts';

const roster = table('payee role start', 'ann AE 2027-02-01');
const deals = table('id closed owner arr kind', 'a 2027-02-02 ann 50000 new', 'b 2027-05-02 ann 250000 new');

const two = `${BASICS}${role(`target pay $40K in the year
  variable pay {
    50% K on NewARR each quarter by itself curve Straight { quota $400K in the year, phased evenly }
    50% L on NewARR each quarter by itself curve Straight { quota $400K in the year, phased evenly }
  }`)}`;

describe('compilePart', () => {
  it('compiles a plan without errors whole', async () => {
    const { plan, omitted, choices, diagnostics } = await compiledPart(two);
    expect([omitted, choices, diagnostics]).toEqual([[], [], []]);
    if (plan === undefined) throw new Error('nothing was compiled');
    expect(await payouts(plan, 'FY27-Q1', { roster, deals }, 'ann')).toEqual({ K: '2500', L: '2500' });
  });

  it.each([
    ['a name that stands for nothing', '50% K on NewARR', '50% K on NewARRR'],
    [
      'text that cannot be read',
      '50% K on NewARR each quarter by itself curve Straight {',
      '50% K on NewARR each quarter by itself curve Straight { quota quota',
    ],
  ])('leaves out the component with %s', async (_, from, to) => {
    const { plan, omitted } = await compiledPart(two.replace(from, to));
    expect(omitted).toContain('role/AE/K');
    expect(Object.keys(plan?.roles.AE?.components ?? {})).not.toContain('K');
    expect(Object.keys(plan?.curves ?? {})).toEqual(['Straight']);
  });

  it('leaves out what needs what was left out', async () => {
    const { plan, omitted } = await compiledPart(two.replace('total arr of deals', 'total arrr of deals'));
    expect(omitted).toEqual(['measure/NewARR', 'role/AE/K', 'role/AE/L']);
    expect(plan?.roles.AE?.components).toEqual({});
    const broken = await compiledPart(two.replace('below 0%: 0%', 'below 10%: 0%'));
    expect(broken.omitted).toEqual(['curve/Straight', 'role/AE/K', 'role/AE/L']);
    expect(broken.diagnostics.map(({ code }) => code)).toEqual(['curve-overlap']);
  });

  it('leaves out components that refer to one that was left out', async () => {
    const gated = two.replace(
      'phased evenly }\n  }',
      'phased evenly requires K attainment at least 1%, otherwise pays nothing }\n  }',
    );
    const { omitted } = await compiledPart(gated.replace('50% K on NewARR', '50% K on NewARRR'));
    expect(omitted).toEqual(['role/AE/K', 'role/AE/L']);
  });

  it('says so where not even the header can be read', async () => {
    const { plan, omitted, diagnostics } = await compiledPart(two.replace('currency    USD', ''));
    expect([plan, omitted, diagnostics.map(({ code }) => code)]).toEqual([
      undefined,
      ['plan'],
      ['setting-missing'],
    ]);
  });

  it('never throws, wherever the text ends', async () => {
    for (let end = 0; end < two.length; end += 17) await compiledPart(two.slice(0, end));
  }, 60_000);
});

describe('a reading', () => {
  const open = two.replaceAll('each quarter by itself', 'quarterly');

  async function paidWith(readings: Readonly<Record<string, string>>, text = open) {
    const { plan, choices } = await compiledPart(text, { readings });
    if (plan === undefined) throw new Error('nothing was compiled');
    const second = await payouts(plan, 'FY27-Q2', { roster, deals }, 'ann');
    return { second, choices: choices.map(({ code, owner, taken }) => [code, owner, taken]) };
  }

  it('fills a missing choice, the first one where none is asked for', async () => {
    const { second, choices } = await paidWith({});
    expect(second).toEqual({ K: '12500', L: '12500' });
    expect(choices).toEqual([
      ['choice-timing', 'role/AE/K', 'each quarter by itself'],
      ['choice-timing', 'role/AE/L', 'each quarter by itself'],
    ]);
  });

  it('fills the choice of one component, or of all', async () => {
    const toDate = 'each quarter, year to date against quota to date';
    // To date 300/200 of $10,000 is $15,000; less $2,500 of the first quarter.
    expect((await paidWith({ 'role/AE/K': toDate })).second).toEqual({ K: '12500', L: '12500' });
    const fullYear = 'each quarter, year to date against full-year quota';
    // 300/400 of $20,000 is $15,000; less 50/400 of $20,000.
    expect((await paidWith({ 'choice-timing': fullYear })).second).toEqual({ K: '12500', L: '12500' });
    const capped = open.replaceAll('phased evenly }', 'phased evenly cap attainment at 100% }');
    expect((await paidWith({ 'role/AE/K': toDate }, capped)).second).toEqual({ K: '7500', L: '5000' });
    expect((await paidWith({ 'role/AE/K': fullYear }, capped)).second).toEqual({ K: '12500', L: '5000' });
  });

  it.each([
    [
      'choice-otherwise',
      ['otherwise pays nothing', 'otherwise waits', 'otherwise no more than 50% of its target'],
      ['12500', '15000', '12500'],
      two.replaceAll('phased evenly }', 'phased evenly requires NewARR this period at least $100K }'),
    ],
    [
      'choice-rounding-point',
      ['each component', 'each payment', 'each deal', 'on the running total'],
      ['12500', '12500', '12500', '12500'],
      two.replace(', each component', ''),
    ],
    [
      'choice-leavers',
      ['leavers earn up to their last day', "leavers forfeit unless employed on the plan's last day"],
      ['12500', '12500'],
      two.replace('leavers     earn up to their last day', ''),
    ],
    ['choice-quota-phasing', ['phased evenly'], ['12500'], two.replaceAll(', phased evenly', '')],
    [
      'choice-target-pay-phasing',
      ['target pay phased evenly', 'target pay phased like quota'],
      ['15625', '12500'],
      two.replace('target pay  phased evenly', '').replaceAll('phased evenly', 'phased 10% 20% 30% 40%'),
    ],
    [
      'choice-tiers',
      ['marginal', 'retroactive'],
      ['17500', '25000'],
      two.replace(
        'curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }',
        'curve Straight tiered { from 0%: 1x  from 150%: 2x }',
      ),
    ],
    [
      'curve-end-missing',
      ['then flat', 'then same slope'],
      ['5000', '12500'],
      two.replace(', then same slope', ''),
    ],
  ])('of %s changes what is paid', async (code, readings, expected, text) => {
    const paid: (string | undefined)[] = [];
    for (const reading of readings) paid.push((await paidWith({ [code]: reading }, text)).second.K);
    expect(paid).toEqual(expected);
  });

  it('of credit lets a manager be paid on both', async () => {
    const text = `${HEADER}${BASICS.slice(HEADER.length).replace('credited to owner', 'credited to owner, rolled up to managers of owner')}
      role Lead { on top { commission K on NewARR each quarter by itself at 10% } }
      role AE, reports to Lead { on top { commission K on NewARR each quarter by itself at 10% } }`;
    const people = table('payee role start manager', 'ann AE 2027-02-01 mia', 'mia Lead 2027-02-01 -');
    const rows = table('id closed owner arr kind', 'a 2027-02-02 ann 1000 new', 'b 2027-02-02 mia 500 new');
    const paid = async (reading: string) => {
      const { plan } = await compiledPart(text, { readings: { 'choice-credit': reading } });
      return plan && (await payouts(plan, 'FY27-Q1', { roster: people, deals: rows }, 'mia')).K;
    };
    expect(
      await Promise.all(['own credit', 'rolled-up credit', 'own and rolled-up credit'].map(paid)),
    ).toEqual(['50', '100', '150']);
  });
});
