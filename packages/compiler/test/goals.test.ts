import { expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { paid, table, worth } from './support/pay.ts';
import { HEADER } from './support/plans.ts';

/** A role paid $10K a quarter on one thing, in proportion. */
function onTarget(role: string, team: string, component: string): string {
  return `role ${role} in ${team} {
    target pay $40K in the year
    variable pay { 100% ${component} each quarter by itself curve Straight }
  }`;
}

const cascade = `${HEADER}
data deals {
  id text key  closed date  owner payee  arr money  kind one of new, renewal  source one of marketing, sales
}
data opportunities { id text key  opened date  campaign_owner payee  amount money  source one of marketing, sales }
data leads { id text key  qualified_on date  campaign_owner payee  status one of qualified, accepted }

team Sales { team Enterprise team Commercial }
team Marketing { team DemandGen { team PaidMedia team Web } team Field team ProductMarketing }

revenue measure NewARR { total arr of deals where kind is new dated closed credited to owner }
measure SourcedPipeline { total amount of opportunities where source is marketing dated opened credited to campaign_owner }
measure QualifiedLeads { count of leads dated qualified_on credited to campaign_owner }
measure WonDeals { count of deals where kind is new dated closed credited to owner }
measure ClosedDeals { count of deals dated closed credited to owner }
measure WinRate { ratio of WonDeals to ClosedDeals for the company, if missing, its component waits }

parameter PipelineNeeded "Pipeline for each dollar" = $4

goal Revenue = NewARR $120M in the year, phased 20% 25% 25% 30% {
  carried by CRO, CMO
  Sales 100%, handed down at 110% {
    Enterprise  60%
    Commercial  40%
  }
  Marketing shares 40% of the same number, counting deals where source is marketing {
    DemandGen  70%  as SourcedPipeline, PipelineNeeded for each $1 of NewARR, one quarter before it, next year's first quarter taken as 125% of this year's {
      PaidMedia  50%  as QualifiedLeads, 1 for each $20K of SourcedPipeline
      Web        50%  as QualifiedLeads, 1 for each $20K of SourcedPipeline
    }
    Field      30%  as SourcedPipeline, $4 for each $1 of NewARR, one quarter before it, next year's first quarter taken as 125% of this year's
  }
  ProductMarketing supports this with WinRate, target 25%
}

curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }

role CRO in Sales { target pay $400K in the year  variable pay { 100% Company on Revenue each quarter by itself curve Straight } }
role CMO in Marketing {
  target pay $400K in the year
  variable pay {
    50% Company on Revenue each quarter by itself curve Straight
    50% Sourced on Revenue.Marketing each quarter by itself curve Straight
  }
}
${onTarget('EnterpriseSeller', 'Enterprise', 'Team on Revenue of its team')}
${onTarget('CommercialSeller', 'Commercial', 'Team on Revenue of its team')}
${onTarget('HeadOfDemand', 'DemandGen', 'Pipeline on SourcedPipeline of its team')}
${onTarget('FieldMarketer', 'Field', 'Pipeline on SourcedPipeline of its team')}
${onTarget('MediaBuyer', 'PaidMedia', 'Leads on QualifiedLeads of its team')}
${onTarget('WebManager', 'Web', 'Leads on QualifiedLeads of its team')}
role ProductMarketer in ProductMarketing {
  target pay $40K in the year
  variable pay { 100% Wins on WinRate each quarter by itself curve Straight }
}
`;

const { file } = await compiled(cascade);
const { plan } = file;
const quarters = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'];
const year = '2027-02-01/2028-01-31';

/** Year and quarters of a node's target. */
function targets(node: string): string[] {
  return [year, ...quarters].map((window) => worth(plan, `goal/Revenue/${node}/target`, window));
}

const M = (...millions: number[]) => millions.map((one) => String(Math.round(one * 1e6)));

it('hands a goal down with over-assignment, overlap and conversion', () => {
  expect(targets('Sales.Enterprise')).toEqual(M(79.2, 15.84, 19.8, 19.8, 23.76));
  expect(targets('Marketing')).toEqual(M(48, 9.6, 12, 12, 14.4));
  // The fourth quarter works for next year's first, taken as 125% of this year's 9.6M: 12M x 70% x 4.
  expect(targets('Marketing.DemandGen')).toEqual(M(141.12, 33.6, 33.6, 40.32, 33.6));
  expect(targets('Marketing.DemandGen.PaidMedia')).toEqual(['3528', '840', '840', '1008', '840']);
});

it('whoever carries a node is paid on its own target, not on what is handed down', () => {
  expect(worth(plan, 'goal/Revenue/Sales/target', year)).toBe('120000000');
  expect(plan.goals['goal/Revenue/Sales.Enterprise']?.part).toEqual({
    kind: 'divides',
    share: '3/5',
    handedDown: '11/10',
  });
  expect(plan.goals['goal/Revenue/Marketing.DemandGen']?.conversion).toEqual({
    factor: '4',
    leadMonths: 3,
    parameter: { name: 'PipelineNeeded', title: 'Pipeline for each dollar' },
  });
  expect(plan.goals['goal/Revenue']?.carriedBy).toEqual(['CMO', 'CRO']);
});

it('counts each row once at the root, direct credit in teams, the counted rows in an overlap', async () => {
  const roster = table(
    'payee role team start',
    'cro CRO Sales 2027-02-01',
    'cmo CMO Marketing 2027-02-01',
    'eli EnterpriseSeller - 2027-02-01',
    'com CommercialSeller - 2027-02-01',
    'gen FieldMarketer - 2027-02-01',
    'dem HeadOfDemand - 2027-02-01',
    'med MediaBuyer - 2027-02-01',
    'pro ProductMarketer - 2027-02-01',
  );
  const deals = table(
    'id closed owner arr kind source',
    'd1 2027-02-01 eli 7920000 new marketing',
    'd2 2027-03-01 com 5280000 new sales',
    'd3 2027-03-01 nobody 4800000 new marketing',
    'd4 2027-03-01 eli 1000000 renewal marketing',
  );
  const opportunities = table(
    'id opened campaign_owner amount source',
    'o1 2027-02-01 gen 7200000 marketing',
    'o2 2027-02-01 med 3360000 marketing',
    'o3 2027-02-01 gen 9999999 sales',
  );
  const leads = table(
    'id qualified_on campaign_owner status',
    'l1 2027-02-01 med qualified',
    'l2 2027-02-02 med accepted',
  );
  // CRO: 18M of 24M is 75% of 100K. CMO: 75% of 50K, and 12.72M of 9.6M is 132.5% of 50K.
  // Enterprise: 7.92M of 15.84M is 50% of 10K; Commercial: 5.28M of 10.56M is 50%.
  // Field: 7.2M of 30% x 4 x 12M = 14.4M is 50%; DemandGen counts PaidMedia below it: 3.36M of 33.6M is 10%.
  // PaidMedia: 2 of 840 leads. WinRate: 3 of 4 deals is 75%, three times its target of 25%.
  expect(await paid(plan, 'FY27-Q1', { roster, deals, opportunities, leads })).toEqual({
    cro: '75000',
    cmo: '103750',
    eli: '5000',
    com: '5000',
    gen: '5000',
    dem: '1000',
    med: '2381/100',
    pro: '30000',
  });
});

it('holds a payee whose team has no part of the goal', async () => {
  const roster = table(
    'payee role team start',
    'ann EnterpriseSeller Marketing 2027-02-01',
    'bob EnterpriseSeller ProductMarketing 2027-02-01',
    'cat FieldMarketer Web 2027-02-01',
  );
  const deals = table('id closed owner arr kind source');
  // Marketing and ProductMarketing have parts of their own; Web has one, but it counts leads.
  const results = await paid(plan, 'FY27-Q1', {
    roster,
    deals,
    opportunities: table('id opened campaign_owner amount source'),
  });
  expect(results.cat).toBe('no-goal-for-team');
});

it('shares out amounts and the rest, phases a part anew, and hands all of a node to one team', async () => {
  const goals = `${HEADER}
    data deals { id text key  closed date  owner payee  arr money }
    measure NewARR { total arr of deals dated closed credited to owner }
    team A  team B  team C { team D }
    goal G = NewARR $10M in the year, phased evenly, handed down at 120% {
      A $3M
      B the rest, phased 40% 30% 20% 10%
    }
    goal H = NewARR $10M in the year, phased 50% 50% { handed down to C at 110% }
    curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }
    ${onTarget('R', 'A', 'Part on G of its team')}
    ${onTarget('S', 'B', 'Part on G of its team')}
    ${onTarget('T', 'C', 'Part on H of its team')}
    ${onTarget('U', 'C', 'Whole on H')}`;
  const { file } = await compiled(goals);
  const target = (node: string, window: string) => worth(file.plan, `goal/${node}/target`, window);
  // $3M of $12M is a quarter of what is handed down; the rest is $9M, phased 40% 30% 20% 10%.
  expect(['FY27-Q1', year].map((window) => target('G/A', window))).toEqual(['750000', '3000000']);
  expect(quarters.map((window) => target('G/B', window))).toEqual([
    '3600000',
    '2700000',
    '1800000',
    '900000',
  ]);
  expect(['FY27-Q1', year].map((window) => target('H/C', window))).toEqual(['2750000', '11000000']);
});
