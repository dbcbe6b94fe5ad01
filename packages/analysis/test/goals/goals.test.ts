import type { Plan } from '@ontarget/evaluator/format';
import { expect, test } from 'vitest';
import { compiled, compiledPart } from '../../../compiler/test/support/compile.ts';
import { HEADER } from '../../../compiler/test/support/plans.ts';
import {
  carriersOf,
  gapsOf,
  goalTree,
  labelOfMonths,
  nodesOf,
  overAssignments,
  pathOf,
  yearInPeriods,
} from '../../src/goals/index.ts';

const TABLES = `${HEADER}
data deals { id text key  closed date  owner payee  arr money  source one of marketing, sales }
data opportunities { id text key  opened date  campaign payee  amount money }
revenue measure NewARR { total arr of deals dated closed credited to owner }
measure Pipeline { total amount of opportunities dated opened credited to campaign }
measure Objectives { scored 0% to 125%  for each payee by manager, if missing, its component waits }
curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }
parameter Needed "Pipeline for a dollar" = $4
`;

const goal = (at: string) => `
team Sales { team East team West { team Coast } }
team Field
goal Revenue = NewARR $12M in the year, phased 20% 25% 25% 30%, handed down at ${at} {
  Sales 100%, handed down at ${at} {
    East 60%
    West 40%, phased 10% 20% 30% 40%, handed down at ${at} { Coast 100% }
  }
  Field shares 25% of the same number, counting all of it {
    Field 100% as Pipeline, Needed for each $1 of NewARR, 4 months before it, next year's first month taken as 150% of this year's
  }
}
`;

const ROLES = `
role Head in Sales {
  target pay $40K in the year
  variable pay {
    60% Company    on Revenue     each quarter by itself curve Straight
    40% Objectives on Objectives  the year by itself     as scored
  }
}
role Seller in East {
  target pay $20K in the year
  variable pay { 100% Own on NewARR own credit each quarter by itself curve Straight { quota $1M in the year, phased evenly } }
}
role Surfer in Coast {
  target pay $20K in the year
  variable pay {
    50% Team on Revenue of its team each quarter by itself curve Straight
    50% Own  on NewARR own credit   each quarter by itself curve Straight { quota $1M in the year, phased evenly }
  }
}
role Marketer in Field {
  target pay $20K in the year
  variable pay { 100% Pipe on Pipeline of its team each quarter by itself curve Straight }
}
`;

async function planAt(at: string): Promise<Plan> {
  const text = `${TABLES}${goal(at)}${ROLES}`
    .replace(/ {4}Field 100%/, '    Events 100%')
    .replace('team Field', 'team Field { team Events }')
    .replace('Marketer in Field', 'Marketer in Events');
  // Also what the language refuses, as `ontarget goals` shows it.
  const { plan: part } = await compiledPart(text);
  if (part === undefined) throw new Error('the plan has no header');
  return part;
}

const plan = await planAt('110%');
const quarters = yearInPeriods(plan, 'quarter');
const all = [...quarters.periods, quarters.year];

test('what a target stands for is the target without factors and over-assignment, due a lead time later', () => {
  const path = pathOf(plan, 'goal/Revenue/Field.Events', all);
  expect(path).toMatchObject({ factor: '4', overAssigned: '1', leadMonths: 4, goal: 'goal/Revenue' });
  // 12M phased 20% 25% 25% 30% is, month by month, 0.8 0.8 0.8 1 1 1 1 1 1 1.2 1.2 1.2M. Four months later than Q1 are
  // months 5 to 7: 3M; than Q4, months 14 to 16: (0.8 + 0.8 + 1) x 150% = 3.9M, with month 13 in Q3: 0.8 x 150%.
  expect(path.standsFor?.map(({ ofCompany, company }) => [ofCompany, company])).toEqual([
    ['750000', '3000000'],
    ['800000', '3200000'],
    ['900000', '3600000'],
    ['975000', '3900000'],
    ['3425000', '13700000'],
  ]);
  expect(path.standsFor?.map(({ due }) => due?.label)).toEqual([
    '2027-06 to 2027-08',
    '2027-09 to 2027-11',
    '2027-12 to 2028-02',
    '2028-03 to 2028-05',
    '2027-06 to 2028-05',
  ]);
});

test('over-assignment on the way is taken off, compounded, and a phasing of its own has no date', () => {
  const path = pathOf(plan, 'goal/Revenue/Sales.West.Coast', all);
  expect(path.overAssigned).toBe('1331/1000');
  expect(path.standsFor?.at(-1)).toMatchObject({
    assigned: '6388800',
    ofCompany: '4800000',
    company: '12000000',
    due: { label: 'FY27' },
  });
  expect(path.standsFor?.[0]).toMatchObject({ assigned: '638880', ofCompany: '480000', company: '1200000' });
  expect(path.standsFor?.[0]?.due).toBeUndefined();
  expect(overAssignments(plan)).toEqual([
    { node: 'goal/Revenue', at: '11/10', cumulative: '11/10' },
    { node: 'goal/Revenue/Sales', at: '11/10', cumulative: '121/100' },
    { node: 'goal/Revenue/Sales.West', at: '11/10', cumulative: '1331/1000' },
  ]);
});

test('for every node and period, what it stands for times the factors is its target, as the engine pays it', async () => {
  for (const at of ['110%', '100%', '95%']) {
    const one = await planAt(at);
    const year = yearInPeriods(one, 'month');
    for (const node of goalTree(one, year)) {
      const path = pathOf(one, node.id, [...year.periods, year.year]);
      const factor = Number(path.factor);
      const targets = [...node.periods, node.year].map((target) =>
        'quantity' in target ? target.quantity.value : '',
      );
      const back = path.standsFor?.map(({ assigned }) => {
        const [n = 0, d = 1] = assigned.split('/').map(BigInt);
        const [scaled, unit] = [BigInt(n) * BigInt(factor), BigInt(d)];
        return scaled % unit === 0n ? String(scaled / unit) : `${scaled}/${unit}`;
      });
      expect(back, `${at} ${node.name}`).toEqual(targets);
    }
  }
});

test('who is paid on a node, with the pay that rides on it', () => {
  expect(carriersOf(plan, 'goal/Revenue')).toEqual([
    { role: 'Head', component: 'Company', by: 'node', weight: '3/5', pay: { value: '24000', unit: 'USD' } },
  ]);
  // What a seller brings counts at the nearest node, and is no target of the nodes around it.
  expect(carriersOf(plan, 'goal/Revenue/Sales.East').map(({ role, by }) => [role, by])).toEqual([
    ['Seller', 'own results'],
  ]);
  expect(carriersOf(plan, 'goal/Revenue/Sales')).toEqual([]);
  const { Marketer } = plan.roles;
  const pipe = Marketer?.components.Pipe;
  expect(Marketer && pipe && nodesOf(plan, Marketer, pipe)).toEqual(['goal/Revenue/Field.Events']);
});

test('a whole cascade has no gap but what is paid on something else', () => {
  expect(gapsOf(plan)).toEqual([{ kind: 'no line to a goal', role: 'Head', component: 'Objectives' }]);
});

test('over-assignment is a gap beyond 15% at one level and beyond 50% in all, and below 100%', async () => {
  const kinds = async (at: string) =>
    gapsOf(await planAt(at)).flatMap((gap) =>
      gap.kind === 'over-assigned' ? [[gap.node, gap.cumulative, gap.beyond]] : [],
    );
  expect(await kinds('115%')).toEqual([['goal/Revenue/Sales.West', '12167/8000', 'in all']]);
  expect(await kinds('95%')).toHaveLength(3);
  expect(await kinds('130%')).toEqual([
    ['goal/Revenue', '13/10', 'one level'],
    ['goal/Revenue/Sales', '169/100', 'in all'],
    ['goal/Revenue/Sales.West', '2197/1000', 'in all'],
  ]);
});

test('gaps of a plan with errors: parts that miss 100%, a leaf of nobody, a carrier without pay', async () => {
  const broken = `${TABLES}
    team Sales { team East team West }
    goal Revenue = NewARR $12M in the year, phased evenly {
      carried by Seller
      East 60%
      West 30%
    }
    role Seller in East {
      target pay $20K in the year
      variable pay { 100% Team on Revenue of its team each quarter by itself curve Straight }
    }`;
  const { plan: part } = await compiledPart(broken);
  expect(part && gapsOf(part)).toEqual([
    { kind: 'not carried', node: 'goal/Revenue/West' },
    { kind: 'carrier unpaid', node: 'goal/Revenue', role: 'Seller' },
    { kind: 'parts not 100%', node: 'goal/Revenue', total: '9/10' },
  ]);
});

test('a supporting measure stands for nothing of the number', async () => {
  const text = `${TABLES}
    team Sales
    goal Revenue = NewARR $12M in the year, phased evenly {
      Sales supports this with Pipeline, target 40M USD in the year, phased evenly
    }
    role Seller in Sales {
      target pay $20K in the year
      variable pay { 50% A on Revenue each quarter by itself curve Straight  50% B on Pipeline of its team each quarter by itself curve Straight }
    }`;
  const { plan: supported } = (await compiled(text)).file;
  const [whole, support] = goalTree(supported, yearInPeriods(supported, 'year'));
  expect(whole?.isLeaf).toBe(true);
  expect(support?.year).toEqual({ quantity: { value: '40000000', unit: 'USD' } });
  expect(pathOf(supported, 'goal/Revenue/Sales', all).standsFor).toBeUndefined();
});

test('months of the next year are called as that year calls them; a year of weeks counts what it does not know', () => {
  expect(labelOfMonths(plan, { from: 12, to: 14 })).toBe('FY28-Q1');
  expect(labelOfMonths(plan, { from: 3, to: 14 })).toBe('FY27-Q2 to FY28-Q1');
  const weeks: Plan = { ...plan, year: { first: '2027-01-31', last: '2028-01-29', weeks: '4-4-5' } };
  expect(labelOfMonths(weeks, { from: 3, to: 5 })).toBe('FY27-Q2');
  expect(labelOfMonths(weeks, { from: 12, to: 14 })).toBe('months 13 to 15 from the start of FY27');
});
