import { formatRational } from '@ontarget/evaluator/numbers';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  allNodes,
  ancestorsOf,
  declarationsOf,
  goalOf,
  isLinkedToRevenue,
  isRevenue,
  measuredBy,
  measureOfNode,
  measuresOf,
  nodeAtPath,
  nodesByTeam,
  overlapAround,
  type PlanDocuments,
  parentOf,
  pathNames,
  quotaOf,
  revenueWeight,
  rolesIn,
  subjectOf,
  teamAbove,
  teamsAbove,
  weightShares,
  withTeamsBelow,
} from '../../src/index.ts';
import { component, goal, planOf, role } from './plan.ts';

let plan: PlanDocuments;

beforeAll(async () => {
  plan = await planOf({
    '/plan/goals.ote': `
data deals { id text key  closed date  owner payee  arr money  source one of web, field }
revenue measure NewARR { total arr of deals  dated closed  credited to owner }
measure Pipeline { entered as money  for each team }
measure Leads { entered as count  for each team }
measure WinRate { ratio of NewARR to NewARR  for the company }
team Sales { team Enterprise  team Commercial }
team Marketing { team Demand { team Web }  team Field  team Product }
goal Revenue = NewARR $120M in the year, phased evenly {
  carried by CRO
  Sales 100%, handed down at 110% { Enterprise 60%  Commercial 40% }
  Marketing shares 40% of the same number, counting deals where source is web {
    Demand 70% as Pipeline, $4 for each $1 of NewARR { Web 50% as Leads, 1 for each $20K of Pipeline }
    Field 30%
  }
  Product supports this with WinRate, target 25%
}`,
    '/plan/roles.ote': `
curve C linear { below 50%: 0%  at 50%: 0%  at 100%: 100%, then flat }
role CRO in Sales { target pay $5 in the year  variable pay { 100% All on Revenue the year by itself curve C } }
role AE in Enterprise, reports to CRO {
  on-target pay $240K, 50% variable
  quota for NewARR $1M in the year, phased evenly
  variable pay {
    60% Own on NewARR each quarter by itself curve C
    30% Team on Revenue of its team each quarter by itself curve C
    10% Other on NewARR own credit each quarter by itself curve C { quota $2M in the year }
  }
}
role Marketer in Web { base $100K, target pay 20% of base
  variable pay {
    40% Leads on Leads of its team each quarter by itself curve C
    20% Sourced on Revenue.Marketing.Demand each quarter by itself curve C
    20% Company on Revenue each quarter by itself curve C
    20% Wins on WinRate each quarter by itself curve C
  }
}
role Money { target pay $30K in the year
  variable pay { $10K A on NewARR each quarter by itself curve C  $20K B on WinRate the year by itself curve C } }`,
  });
});

describe('the nodes of a goal', () => {
  it('have the names of their teams as path', () => {
    expect(allNodes(goal(plan, 'Revenue')).map((node) => pathNames(node).join('.'))).toEqual([
      '',
      'Sales',
      'Sales.Enterprise',
      'Sales.Commercial',
      'Marketing',
      'Marketing.Demand',
      'Marketing.Demand.Web',
      'Marketing.Field',
      'Product',
    ]);
  });

  it('are found by their path and know what is above them', () => {
    const revenue = goal(plan, 'Revenue');
    const web = nodeAtPath(revenue, ['Marketing', 'Demand', 'Web']);
    if (web === undefined) throw new Error('no node');
    expect(ancestorsOf(web).map((node) => pathNames(node).join('.'))).toEqual([
      'Marketing.Demand',
      'Marketing',
      '',
    ]);
    expect(parentOf(web)).toBe(nodeAtPath(revenue, ['Marketing', 'Demand']));
    expect(goalOf(web)).toBe(revenue);
    expect(nodeAtPath(revenue, ['Web'])).toBeUndefined();
    expect(parentOf(revenue)).toBeUndefined();
  });

  it('count in their own measure where they convert or support, else in that of the node above', () => {
    const measures = allNodes(goal(plan, 'Revenue')).map((node) => measureOfNode(node)?.name);
    expect(measures).toEqual([
      'NewARR',
      'NewARR',
      'NewARR',
      'NewARR',
      'NewARR',
      'Pipeline',
      'Leads',
      'NewARR',
      'WinRate',
    ]);
  });

  it('are filtered by the overlap they stand below, up to a conversion', () => {
    const revenue = goal(plan, 'Revenue');
    const at = (path: string) => {
      const node = nodeAtPath(revenue, path.split('.'));
      if (node === undefined) throw new Error(path);
      return node;
    };
    const overlap = overlapAround(at('Marketing'));
    expect(overlap?.table?.ref?.name).toBe('deals');
    expect(overlapAround(at('Marketing.Field'))).toBe(overlap);
    expect(overlapAround(at('Marketing.Demand'))).toBeUndefined();
    expect(overlapAround(at('Sales.Enterprise'))).toBeUndefined();
    expect(overlapAround(at('Product'))).toBeUndefined();
  });
});

describe('a component', () => {
  const measured = (of: string, name: string) => {
    const found = measuredBy(subjectOf(component(plan, of, name)));
    if (found === undefined) throw new Error(`${of} ${name}`);
    return found;
  };

  it('is measured on a measure of its payee, its team or the company, or on a node', () => {
    expect(measured('AE', 'Own')).toMatchObject({ kind: 'measure', whose: 'payee', credit: 'unsaid' });
    expect(measured('AE', 'Other')).toMatchObject({ kind: 'measure', whose: 'payee', credit: 'own' });
    expect(measured('AE', 'Team')).toMatchObject({ kind: 'node of its team', goal: goal(plan, 'Revenue') });
    expect(measured('Marketer', 'Leads')).toMatchObject({ kind: 'measure', whose: 'its team' });
    expect(measured('Marketer', 'Wins')).toMatchObject({ kind: 'measure', whose: 'company' });
    expect(measured('CRO', 'All')).toMatchObject({ kind: 'node', node: goal(plan, 'Revenue') });
  });

  it('has its own quota, its role’s, or the target of its node', () => {
    expect(quotaOf(component(plan, 'AE', 'Other'))).toMatchObject({ kind: 'terms', statedBy: 'component' });
    expect(quotaOf(component(plan, 'AE', 'Own'))).toMatchObject({ kind: 'terms', statedBy: 'role' });
    expect(quotaOf(component(plan, 'AE', 'Team'))).toMatchObject({ kind: 'node of its team' });
    expect(quotaOf(component(plan, 'CRO', 'All'))).toMatchObject({
      kind: 'node',
      node: goal(plan, 'Revenue'),
    });
    expect(quotaOf(component(plan, 'Marketer', 'Leads'))).toMatchObject({ kind: 'node of its team' });
    expect(quotaOf(component(plan, 'Marketer', 'Wins'))).toBeUndefined();
  });

  it('of a team finds the node that the team answers for', () => {
    const leads = nodesByTeam(plan, measured('Marketer', 'Leads'));
    expect(
      [...leads].map(([team, nodes]) => [team.name, nodes.map((node) => pathNames(node).join('.'))]),
    ).toEqual([['Web', ['Marketing.Demand.Web']]]);
    const revenue = nodesByTeam(plan, measured('AE', 'Team'));
    expect([...revenue.keys()].map(({ name }) => name)).toEqual([
      'Sales',
      'Enterprise',
      'Commercial',
      'Marketing',
      'Demand',
      'Web',
      'Field',
      'Product',
    ]);
    expect(measuresOf(measured('AE', 'Team')).map(({ name }) => name)).toEqual([
      'NewARR',
      'Pipeline',
      'Leads',
      'WinRate',
    ]);
  });

  it('is on revenue where its measure is, and linked to it where its number was converted from revenue', () => {
    const kinds = ['Leads', 'Sourced', 'Company', 'Wins'].map((name) => [
      isRevenue(measured('Marketer', name)),
      isLinkedToRevenue(measured('Marketer', name)),
    ]);
    expect(kinds).toEqual([
      [false, false],
      [false, true],
      [true, true],
      [false, false],
    ]);
  });
});

describe('weights', () => {
  it('are shares of target pay, also where they are written as money', () => {
    const shares = (name: string) =>
      [...(weightShares(role(plan, name), 'USD')?.values() ?? [])].map(formatRational);
    expect(shares('AE')).toEqual(['3/5', '3/10', '1/10']);
    expect(shares('Money')).toEqual(['1/3', '2/3']);
  });

  it('tell how much of target pay depends on revenue', () => {
    const weight = (name: string) => {
      const found = revenueWeight(role(plan, name), 'USD');
      return found && [formatRational(found.revenue), formatRational(found.linked)];
    };
    expect(weight('Marketer')).toEqual(['1/5', '2/5']);
    expect(weight('Money')).toEqual(['1/3', '1/3']);
    expect(weight('CRO')).toEqual(['1', '1']);
  });
});

describe('teams', () => {
  it('know what is above and below them, and who belongs there', () => {
    const [web] = declarationsOf(plan, 'Team').filter(({ name }) => name === 'Web');
    const [marketing] = declarationsOf(plan, 'Team').filter(({ name }) => name === 'Marketing');
    if (web === undefined || marketing === undefined) throw new Error('no team');
    expect(teamsAbove(web).map(({ name }) => name)).toEqual(['Demand', 'Marketing']);
    expect(teamAbove(marketing)).toBeUndefined();
    expect(withTeamsBelow(marketing).map(({ name }) => name)).toEqual([
      'Marketing',
      'Demand',
      'Web',
      'Field',
      'Product',
    ]);
    expect(rolesIn(plan, marketing).map(({ name }) => name)).toEqual(['Marketer']);
  });
});
