import {
  carriersOf,
  carrierWords,
  dependentPay,
  exposure,
  exposureWords,
  revenueFall,
  ridingWords,
  roleWeights,
  sightLine,
  sightWithoutWeight,
  sightWords,
} from '@ontarget/analysis/sight';
import type { Plan } from '@ontarget/evaluator/format';
import { formatRational, rational } from '@ontarget/evaluator/numbers';
import { describe, expect, it } from 'vitest';
import { compiled } from '../../../packages/compiler/test/support/compile.ts';
import { MARKETING } from './marketing.ts';

const HEADER = `
plan "P" {
  currency USD  year 2027-01-01 to 2027-12-31  paid quarterly  rounding half up to $0.01, each component
  target pay phased evenly
  leavers earn on deals closed up to their last day, quota and target pay by days
}
data deals { id text key  closed date  owner payee  helper payee or blank  amount money  margin money }
revenue measure Sales { total amount of deals  dated closed  credited to owner }
measure Margin { total margin of deals  dated closed  credited to owner }
measure Units { count of deals  dated closed  credited to owner }
measure Score { scored 0% to 125%  for each payee by manager, if missing, its component waits }
curve Straight linear { below 50%: 0%  at 50%: 50%  at 100%: 100%, then same slope }
curve Flat linear { below 50%: 0%  at 50%: 100%  at 100%: 100%, then flat }
`;

async function planWith(role: string, more = ''): Promise<Plan> {
  return (await compiled(`${HEADER}${more}\nrole R { target pay $100K in the year ${role} }`)).file.plan;
}

function lostAt(plan: Plan, by: ReturnType<typeof rational>, role = 'R'): string {
  const found = exposure(plan, role, revenueFall(plan, by));
  return found.ok ? formatRational(found.lost) : found.reason;
}

const TENTH = rational(1, 10);
const text = (value: ReturnType<typeof rational> | undefined) => value && formatRational(value);

describe('weights', () => {
  it('counts a commission at its quota and leaves SPIFFs out', async () => {
    // 10% of a quota of $400K is $40K; with $100K of target pay, 60% of it on revenue: (60 + 40) / 140 = 5/7.
    const plan = await planWith(`
      variable pay {
        60%  A  on Sales   each quarter by itself  curve Straight { quota $1M in the year, phased evenly }
        40%  B  on Margin  each quarter by itself  curve Straight { quota $500K in the year, phased evenly }
      }
      on top {
        commission C      on Sales  each quarter by itself  at 10% { quota $400K in the year, phased evenly }
        bonus      Spiff  $5,000    each quarter by itself  from 2027-01-01 to 2027-03-31 { in full }
      }`);
    const weights = roleWeights(plan, 'R');
    expect(text(weights.revenueWeight)).toBe('5/7');
    expect(text(weights.targetPay)).toBe('140000');
    expect(weights.leftOut.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
      'Spiff: it is in force from 2027-01-01 to 2027-03-31 only',
    ]);
  });

  it('leaves out a commission that nothing states a target for, and says so', async () => {
    const plan = await planWith(`
      variable pay { 100%  A  on Margin  each quarter by itself  curve Straight { quota $500K in the year, phased evenly } }
      on top { commission C  on Sales  each quarter by itself  at 10% }`);
    const weights = roleWeights(plan, 'R');
    expect(text(weights.revenueWeight)).toBe('0');
    expect(weights.leftOut.map(({ name }) => name)).toEqual(['C']);
  });
});

describe('exposure', () => {
  const both = (curve: string, clause = '') => `
    variable pay {
      40%  A  on Sales   each quarter by itself  curve ${curve} { quota $1M in the year, phased evenly }
      60%  B  on Margin  each quarter by itself  curve Straight {
        quota $500K in the year, phased evenly
        ${clause}
      }
    }`;

  it('follows the slope of the curve', async () => {
    expect(lostAt(await planWith(both('Straight')), TENTH)).toBe('1/25');
    // Below half of its quota the component pays nothing.
    expect(lostAt(await planWith(both('Straight')), rational(6, 10))).toBe('2/5');
  });

  it('is nothing where a weight stands on a flat curve', async () => {
    const plan = await planWith(both('Flat'));
    expect(text(roleWeights(plan, 'R').revenueWeight)).toBe('2/5');
    expect(lostAt(plan, TENTH)).toBe('0');
  });

  it('shows a gate on revenue, which no weight does', async () => {
    const gated = both('Flat', 'requires A attainment at least 95%, otherwise pays nothing');
    const plan = await planWith(gated);
    expect(text(roleWeights(plan, 'R').revenueWeight)).toBe('2/5');
    expect(lostAt(plan, TENTH)).toBe('3/5');
    expect(lostAt(plan, rational(5, 100))).toBe('0');
  });

  it('shows a gate on the total', async () => {
    const plan = await planWith(`
      variable pay {
        40%  A  on Sales  each quarter by itself  curve Flat { quota $1M in the year, phased evenly }
        60%  B  on Score  each quarter by itself  as scored
      }
      total { requires A attainment at least 95%, otherwise pays nothing }`);
    expect(lostAt(plan, TENTH)).toBe('1');
  });

  it('takes gates on what stays as met, and what has no target as nothing', async () => {
    const plan = await planWith(
      `${both('Straight', 'requires Units at least 3, otherwise pays nothing')}
      on top { commission C  on Sales  each quarter by itself  at 10% }`,
    );
    expect(lostAt(plan, TENTH)).toBe('1/25');
  });

  it('is not rounded to cents', async () => {
    const odd = both('Straight').replace('40%', '33.3%').replace('60%', '66.7%');
    expect(lostAt(await planWith(odd), TENTH)).toBe('333/10000');
  });

  it('works where only the roster says what pay and quota are', async () => {
    const plan = (
      await compiled(`${HEADER}
      data roster { payee text  quota money  target_pay money }
      role R { target pay $1 in the year unless the roster says otherwise
        variable pay {
          50%  A  on Sales  each quarter by itself  curve Straight { quota from the roster in the year, phased evenly }
          50%  B  on Score  each quarter by itself  as scored
        } }`)
    ).file.plan;
    expect(text(roleWeights(plan, 'R').revenueWeight)).toBe('1/2');
    expect(lostAt(plan, TENTH)).toBe('1/20');
  });
});

describe('a company number that marketing carries', () => {
  it('has the weights and the exposure of the plan', async () => {
    const { plan } = (await compiled(MARKETING)).file;
    const figures = ['CMO', 'HeadOfDemandGen', 'CampaignManager', 'FieldMarketer', 'ProductMarketer'].map(
      (role) => {
        const { revenueWeight, linkedWeight } = roleWeights(plan, role);
        return [role, text(revenueWeight), text(linkedWeight), lostAt(plan, TENTH, role)];
      },
    );
    // The company's curve pays 80% at 90%: a weight of 20% loses 4% of variable pay when revenue falls by a tenth.
    expect(figures).toEqual([
      ['CMO', '4/5', '4/5', '4/25'],
      ['HeadOfDemandGen', '2/5', '1', '2/25'],
      ['CampaignManager', '1/5', '4/5', '1/25'],
      ['FieldMarketer', '1/5', '4/5', '1/25'],
      ['ProductMarketer', '3/10', '3/10', '3/50'],
    ]);
  });

  it('leads from a lead to the company number, in words', async () => {
    const { plan } = (await compiled(MARKETING)).file;
    const leads = roleWeights(plan, 'CampaignManager').components.find(({ name }) => name === 'Leads');
    expect(leads && sightWords(plan, leads)).toEqual([
      'Leads: 60% of target pay ($10,800), on Revenue.Marketing.DemandGen.PaidMedia, 3,528 of QualifiedLeads in the year',
      'Revenue.Marketing.DemandGen.PaidMedia is 50% of Revenue.Marketing.DemandGen: 1 of QualifiedLeads for each $20,000 of Marketing-sourced pipeline',
      'Revenue.Marketing.DemandGen is 70% of Revenue.Marketing: $4 of Marketing-sourced pipeline for each $1 of NewARR, 3 months before it',
      'Revenue.Marketing shares 40% of the same number as Revenue',
      "Revenue is the company's number, NewARR $120,000,000 in the year",
      "In all Revenue.Marketing.DemandGen.PaidMedia is 14% of the company's number, converted",
    ]);
    expect(text(leads?.chains[0]?.share)).toBe('7/50');
  });

  it('leads there in one line, and says who carries a number in one sentence', async () => {
    const { plan } = (await compiled(MARKETING)).file;
    const chains = (role: string, name: string) =>
      roleWeights(plan, role).components.find((one) => one.name === name)?.chains ?? [];
    expect(chains('CampaignManager', 'Leads').map(sightLine)).toEqual([
      'Revenue.Marketing.DemandGen.PaidMedia → 50% of Revenue.Marketing.DemandGen → 70% of Revenue.Marketing → shares 40% of Revenue',
    ]);
    expect(chains('ProductMarketer', 'Wins').map(sightLine)).toEqual([
      'Revenue.ProductMarketing → supports Revenue',
    ]);
    expect(carrierWords(plan, carriersOf(plan, 'goal/Revenue/Marketing'))).toBe(
      'Carried by CMO (30% of target pay, $45,000), HeadOfDemandGen (20% of target pay, $10,000); 4 more by their own results or a part below',
    );
  });

  it('says how much target pay rides on a number, of all that the roles state', async () => {
    // $45,000 and $10,000 are on Marketing's part itself; 60% of $50,000, $26,000 and twice $18,000 on parts below it: $67,200.
    const { plan } = (await compiled(MARKETING)).file;
    expect(ridingWords(plan, carriersOf(plan, 'goal/Revenue/Marketing'))).toBe(
      'Target pay that rides on it, each role once: $122,200 of $706,000 (17.30…%): $55,000 on it itself, $67,200 by own results or a part below',
    );
    expect(ridingWords(plan, [])).toBe('');
  });

  it('says what is lost when revenue falls, or why nobody knows', async () => {
    const plan = await planWith(
      'variable pay { 100% A on Sales each quarter by itself curve Straight { quota $1M in the year, phased evenly } }',
    );
    // The curve pays 90% at 90%.
    const fall = revenueFall(plan, TENTH);
    expect(exposureWords(plan, exposure(plan, 'R', fall), fall)).toBe(
      'When only revenue falls from 100% to 90% of target, 10% of variable pay is lost: $10,000 of $100,000 a year',
    );
    expect(exposureWords(plan, { ok: false, reason: 'it pays nothing before the fall' }, fall)).toBe(
      'When only revenue falls from 100% to 90% of target, what is lost is not decided: it pays nothing before the fall',
    );
  });

  it('follows what has no weight, and says why it has none', async () => {
    const plan = await planWith(
      `variable pay { 100% A on Revenue each quarter by itself curve Straight }
      on top { commission C on Sales each quarter by itself at 10% }`,
      'goal Revenue = Sales $4M in the year, phased evenly',
    );
    const [without] = roleWeights(plan, 'R').leftOut;
    expect(without && sightWithoutWeight(plan, without)).toEqual([
      'C: no weight, since it has no quota, so nothing says what it pays at target, on Sales, which Revenue counts, Sales $4,000,000 in the year',
      "Revenue is the company's number, Sales $4,000,000 in the year",
    ]);
  });

  it('leads through what a measure is worked out from, and through an overlay of the same rows', async () => {
    const plan = await planWith(
      `variable pay {
        30%  A  on Rate     each quarter by itself  curve Straight { quota 50% in the quarter }
        30%  B  on Overlay  each quarter by itself  curve Straight { quota $500K in the year, phased evenly }
        20%  C  on Units    each quarter by itself  curve Straight { quota 40 in the year, phased evenly }
        20%  D  on Revenue  each quarter by itself  curve Straight
      }`,
      `
measure Rate { ratio of Margin to Sales  if missing, its component waits }
measure Overlay { total amount of deals  dated closed  credited to helper or if blank to nobody }
goal Revenue = Sales $4M in the year, phased evenly`,
    );
    const { components } = roleWeights(plan, 'R');
    const words = components.map((one) => sightWords(plan, one)[0]?.replace(/^.*, on/, 'on'));
    expect(words).toEqual([
      'on Rate, worked out from Sales, which Revenue counts, Sales $4,000,000 in the year',
      'on Overlay, the same rows as Sales, which Revenue counts, Sales $4,000,000 in the year',
      'on Units: no line to a goal',
      'on Revenue, Sales $4,000,000 in the year',
    ]);
    // What is worked out from revenue is not converted from it: its weight is not linked.
    expect(components.map(({ linked }) => linked)).toEqual([false, false, false, true]);
  });

  it('says who carries a node, and how much pay of each team depends on it', async () => {
    const { plan } = (await compiled(MARKETING)).file;
    const carriers = carriersOf(plan, 'goal/Revenue/Marketing').map(
      ({ role, component, how, weight }) => `${role} ${component} ${how} ${formatRational(weight)}`,
    );
    expect(carriers).toEqual([
      'CMO Sourced on the node 3/10',
      'HeadOfDemandGen Sourced on the node 1/5',
      'CampaignManager Leads through a node below 3/5',
      'FieldMarketer Pipeline through a node below 3/5',
      'HeadOfDemandGen Pipeline through a node below 3/5',
      'WebManager Leads through a node below 3/5',
    ]);
    // Of $150K + $50K + 2 x $18K + $26K + $24K: all but the objectives ($30K, 2 x $3.6K, $5.2K and $4.8K).
    expect(text(dependentPay(plan, 'goal/Revenue', 'Marketing').share)).toBe(text(rational(2388, 2860)));
    expect(text(dependentPay(plan, 'goal/Revenue', 'Sales').share)).toBe('1');
    const heads = {
      CampaignManager: 0,
      WebManager: 0,
      FieldMarketer: 0,
      HeadOfDemandGen: 0,
      ProductMarketer: 0,
    };
    expect(text(dependentPay(plan, 'goal/Revenue', 'Marketing', { heads }).share)).toBe('4/5');
  });
});
