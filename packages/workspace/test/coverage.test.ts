import type { Coverage } from '@ontarget/analysis/coverage';
import { expect, test } from 'vitest';
import { exampleCoverage, openPlan } from '../src/index.ts';
import { memoryFiles } from './memory-files.ts';

const header = `plan "Sales" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day, quota and target pay by days
}
`;

async function coverageOf(files: Record<string, string>): Promise<Coverage> {
  const snapshot = await openPlan(memoryFiles(files), 'file:///w/s');
  expect(snapshot.examples.filter(({ status }) => status !== 'passed')).toEqual([]);
  const coverage = exampleCoverage(snapshot);
  if (coverage === undefined) throw new Error('nothing was compiled');
  return coverage;
}

/** What is not reached: its title, and for a condition the ways that are missing. */
function missingIn({ places }: Coverage): string[] {
  return places
    .filter(({ missing }) => missing.length > 0)
    .map(
      ({ kind, title, missing }) =>
        `${kind}: ${title}${kind === 'condition' ? `, ${missing.join(', ')}` : ''}`,
    );
}

const quotas = `${header}
measure Sold  { entered as money           for each payee, if missing, its component waits }
measure Craft { scored 0% to 125%          for each payee, if missing, its component waits }
measure Level { graded one of low, high    for each payee, if missing, its component waits }
curve Rates marginal {
  from   0%: 1x
  from 100%: 1.5x
}
curve Bands steps {
  below 50%:   0%
  from  50%:  50%
  from 100%: 100%
}
curve Levels by grade {
  low: 0%
  high: 100%
}
role Seller {
  target pay $40K in the year
  variable pay {
    60%  New    on Sold   each quarter by itself  curve Rates {
      quota $400K in the year, phased evenly
      requires Craft at least 50%, otherwise pays nothing
      cap payout at 150% of target
    }
    20%  Team   on Sold   each quarter by itself  curve Bands { quota $400K in the year, phased evenly }
    20%  Grade  on Level  each quarter by itself  curve Levels
  }
}
role Nobody {
  target pay $10K in the year
  variable pay { 100%  Score  on Craft  each quarter by itself  as scored }
}
`;

test('bands, conditions both ways, caps, grades, components and roles are told apart', async () => {
  // At $60,000 of $100,000: 60% of $6,000, and in the middle band 50% of $2,000.
  const one = await coverageOf({
    's/plan.ote': `${quotas}
examples for Seller, first quarter {
  | Sold | Craft || New    | Team   |
  | $60K | 50%   || $3,600 | $1,000 |
}
`,
  });
  expect(missingIn(one)).toEqual([
    'band: Bands, below 50%: 0%',
    'band: Bands, from 100%: 100%',
    'level: Levels, high: 100%',
    'level: Levels, low: 0%',
    'band: Rates, from 100%: 1.5x',
    'role: Nobody',
    'component: Nobody Score',
    'component: Seller Grade',
    'limit: New, cap: no more than New, target pay × 150%',
    'condition: Seller New, Craft at least 50%, missed',
  ]);

  // 1 + 1.5 × 100% = 250% runs into the cap of 150%; the requirement is missed in the second row.
  const all = await coverageOf({
    's/plan.ote': `${quotas}
examples for Seller, first quarter {
  | Sold  | Craft | Level || New    | Team   | Grade  |
  | $200K | 50%   | high  || $9,000 | $2,000 | $2,000 |
  | $50K  | 49%   | low   || $0     | $1,000 | $0     |
  | $40K  | 50%   | low   || $2,400 | $0     | $0     |
}
examples for Nobody, first quarter {
  | Craft || Score  |
  | 100%  || $2,500 |
}
`,
  });
  expect(missingIn(all)).toEqual([]);
  expect(all.reached).toBe(all.of);
  // Two roles, four components, two bands and three, two grades, a condition twice, a cap.
  expect(all.of).toBe(2 + 4 + 2 + 3 + 2 + 2 + 1);
});

test('a band at the end of slices needs those below it, and a step only its own', async () => {
  const { places } = await coverageOf({
    's/plan.ote': `${quotas}
examples for Seller, first quarter {
  | Sold  | Craft || New    | Team   |
  | $120K | 50%   || $7,800 | $2,000 |
}
`,
  });
  const reached = places.filter((place) => place.kind === 'band' && place.missing.length === 0);
  expect(reached.map(({ id }) => id)).toEqual(['curve/Bands/3', 'curve/Rates/1', 'curve/Rates/2']);
});

test('a place stands where the text says it, in whichever file, and keeps its name', async () => {
  const example = `examples for Seller, first quarter {
  | Sold | Craft || New    |
  | $60K | 50%   || $3,600 |
}
`;
  const whole = await coverageOf({ 's/plan.ote': quotas + example });
  const [head = '', tail = ''] = quotas.split('curve Bands steps');
  const split = await coverageOf({
    's/plan.ote': head,
    's/rest.ote': `curve Bands steps${tail}`,
    's/examples.ote': example,
  });
  expect(split.places.map(({ id, reached }) => [id, reached])).toEqual(
    whole.places.map(({ id, reached }) => [id, reached]),
  );
  const band = split.places.find(({ id }) => id === 'curve/Bands/1');
  expect(band?.range).toMatchObject({ file: 'rest.ote', line: 2, column: 3 });
  const requirement = split.places.find(({ kind }) => kind === 'condition');
  expect(requirement?.range).toMatchObject({ file: 'rest.ote', line: 15 });
});

test('the lines of a grid that a result lies between are both reached', async () => {
  const { places } = await coverageOf({
    's/plan.ote': `${header}
measure Growth { entered as percent  for the company, if missing, its component waits }
measure Margin { entered as percent  for the company, if missing, its component waits }
curve Both matrix of Growth down, Margin across, interpolated down, steps across, zero before the edges, flat beyond them {
  |     | 8%  | 12%  | 16%  |
  | 10% | 25% | 50%  | 75%  |
  | 20% | 50% | 100% | 150% |
  | 30% | 75% | 150% | 200% |
}
role Officer {
  target pay $40K in the year
  variable pay { 100%  Financial  on Growth, Margin  each quarter by itself  curve Both }
}
examples for Officer, first quarter {
  | Growth | Margin || Financial |
  | 25%    | 13%    || $12,500   |
}
`,
  });
  const grid = places.filter(({ kind }) => kind.startsWith('matrix'));
  expect(grid.filter(({ missing }) => missing.length === 0).map(({ title }) => title)).toEqual([
    'Both, row 20%',
    'Both, row 30%',
    'Both, column 12%',
  ]);
  expect(grid.find(({ title }) => title === 'Both, row 30%')?.range).toMatchObject({ line: 16, column: 3 });
  expect(grid.find(({ title }) => title === 'Both, column 16%')?.range).toMatchObject({
    line: 13,
    column: 24,
  });
});

test('branches, the greater of two and limits of a deal count; what guards a calculation does not', async () => {
  const { places } = await coverageOf({
    's/plan.ote': `${header}
data deals { id text key  closed date  owner payee  product text  amount money }
measure Booked { total amount of deals  dated closed  credited to owner  each deal counts at most $150K }
measure Sold   { entered as money  for each payee, if missing, its component waits }
measure Speed  { entered as percent  for each payee, if missing, its component waits }
role Seller {
  on top {
    commission Capped      on Booked  each quarter by itself  at 1%
    commission Commission  on Sold    each quarter by itself  at 4%
    bonus      Floor       $3,000     each quarter by itself { in full }
    formula    Quick       each quarter by itself = when Speed at least 80% then $500 otherwise $0
  }
  total { pays the greater of Commission and Floor }
}
examples for Seller, first quarter {
  given deals {
    | id | closed     | owner  | product | amount |
    | D1 | 2027-01-15 | Seller | P       | $200K  |
  }
  | Sold | Speed || Capped | Quick | paid   |
  | $50K | 90%   || $1,500 | $500  | $5,000 |
}
`,
  });
  expect(
    places.flatMap(({ kind, title, missing }) => (missing.length > 0 ? [`${kind}: ${title}`] : [])),
  ).toEqual([
    'branch: Quick, pay: otherwise',
    'operand: Seller, total: the greatest is payout of Commission due',
  ]);
  expect(places.filter(({ kind }) => kind === 'limit').map(({ title }) => title)).toEqual([
    'Booked: no more than $150,000 for a deal',
  ]);
});
