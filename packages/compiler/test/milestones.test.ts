import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const roster = table('payee role team start', 'ann AE Field 2027-02-01');
const deals = table(
  'id closed owner arr kind',
  'a 2027-02-10 ann 60000 new',
  'b 2027-03-10 ann 20000 new',
  'c 2027-05-10 ann 50000 new',
);

const STEPS = '{ below 50%: $0  from 50%: $1,000  from 75%: $2,500  from 100%: $5,000 }';
const CURVES = `
measure Deals { count of deals dated closed credited to owner }
curve Added steps that add up ${STEPS}
curve Last steps that replace each other ${STEPS}
curve Line linear { below 50%: $0  at 50%: $1,000  at 100%: $3,000, then flat }
curve BySize steps that replace each other { below $10K: $0  from $10K: $250  from $50K: $500 }
curve ByCount steps that add up { below 2: $0  from 2: $100  from 3: $900 }
`;
const QUOTA = 'quota for NewARR $100K in the quarter';

async function bonus(terms: string, period = 'FY27-Q1', more = QUOTA): Promise<string> {
  const plan = `${BASICS}${CURVES}${role(`${more} on top { bonus K on ${terms} }`)}`;
  const { file } = await compiled(plan);
  return (await payouts(file.plan, period, { roster, deals }, 'ann')).K ?? 'nothing';
}

async function refusal(terms: string, curve = ''): Promise<string[]> {
  return refusedWith(`${BASICS}${CURVES}${curve}${role(`${QUOTA} on top { ${terms} }`)}`);
}

describe('a bonus by what was reached', () => {
  it('pays the amounts of all steps reached, or of the last one', async () => {
    // $80,000 of a quota of $100,000.
    expect(await bonus('NewARR each quarter by itself at Added { in full }')).toBe('3500');
    expect(await bonus('NewARR each quarter by itself at Last { in full }')).toBe('2500');
    expect(await bonus('NewARR each quarter by itself at Line { in full }')).toBe('2200');
  });

  it('holds its attainment to its own rounding, cap and quota', async () => {
    const terms = 'NewARR each quarter by itself at Last';
    expect(await bonus(`${terms} { in full  quota $160K in the quarter }`, 'FY27-Q1', '')).toBe('1000');
    expect(await bonus(`${terms} { in full  cap attainment at 60% }`)).toBe('1000');
    expect(await bonus(`${terms} { in full  attainment rounded up to 50% }`)).toBe('5000');
  });

  it('pays by an amount or a count', async () => {
    expect(await bonus('NewARR each quarter by itself at BySize { in full }')).toBe('500');
    expect(await bonus('Deals each quarter by itself at ByCount { in full }')).toBe('100');
  });

  it('pays each deal by its size', async () => {
    expect(await bonus('NewARR per deal each quarter by itself at BySize')).toBe('750');
  });

  it('pays a milestone of the year once', async () => {
    const terms =
      'NewARR each quarter, year to date against full-year quota at Added { in full  if pay to date falls, forget it }';
    const yearly = 'quota for NewARR $160K in the year, phased evenly';
    // 50% of the year in the first quarter; 81.25% by the end of the second.
    expect(await bonus(terms, 'FY27-Q1', yearly)).toBe('1000');
    expect(await bonus(terms, 'FY27-Q2', yearly)).toBe('2500');
  });

  it('asks what a part of a period gets, and whether steps add up', async () => {
    expect(await refusal('bonus K on NewARR each quarter by itself at Last')).toEqual(['choice-proration']);
    const unsaid = `curve Unsaid steps ${STEPS}`;
    expect(await refusal('bonus K on NewARR each quarter by itself at Unsaid { in full }', unsaid)).toEqual([
      'choice-milestones',
    ]);
  });

  it('refuses rates, and amounts of something else', async () => {
    const rates = 'curve Rates steps that add up { from 0%: 5% }';
    expect(await refusal('bonus K on NewARR each quarter by itself at Rates { in full }', rates)).toEqual([
      'curve-does-not-fit',
    ]);
    expect(await refusal('bonus K on NewARR each quarter by itself at ByCount { in full }')).toEqual([
      'curve-does-not-fit',
    ]);
    expect(await refusal('bonus K on NewARR per deal each quarter by itself at Last')).toEqual([
      'curve-does-not-fit',
    ]);
    expect(await refusal('commission K on NewARR each quarter by itself at BySize')).toEqual([
      'curve-does-not-fit',
    ]);
    const rising = 'curve Rising steps that add up { from 0%: $0 plus $5 per point }';
    expect(await refusal('bonus K on NewARR each quarter by itself at Rising { in full }', rising)).toEqual([
      'curve-band-wrong',
    ]);
  });
});
