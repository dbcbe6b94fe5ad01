import { expect, test } from 'vitest';
import { compiled } from '../../../compiler/test/support/compile.ts';
import { table } from '../../../compiler/test/support/pay.ts';
import { HEADER } from '../../../compiler/test/support/plans.ts';
import { quotasOfLeaves, unowned, yearInPeriods } from '../../src/goals/index.ts';

const { file, digest } = await compiled(`${HEADER}
data deals { id text key  closed date  owner payee  arr money }
revenue measure NewARR { total arr of deals dated closed credited to owner, rolled up to managers of owner }
curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }
team Sales { team East team West }
goal Revenue = NewARR $8M in the year, phased evenly {
  Sales 100% { East 50%  West 50% }
}
role Lead in East {
  target pay $40K in the year
  variable pay { 100% Team on NewARR rolled-up credit each quarter by itself curve Straight { quota $4M in the year, phased evenly } }
}
role Seller in Sales {
  target pay $20K in the year
  variable pay {
    60% Own  on NewARR own credit each quarter by itself curve Straight { quota from the roster in the year, phased evenly }
    40% Team on Revenue of its team each quarter by itself curve Straight
  }
}
`);
const { plan } = file;
const { periods } = yearInPeriods(plan, 'quarter');
const roster = table(
  'payee role team start end manager quota',
  'lea Lead East 2027-02-01 - - -',
  'ann Seller East 2027-02-01 - lea 1600000',
  'bo Seller East 2027-05-01 - lea 2000000',
  'cy Seller West 2027-02-01 - lea 4400000',
  'dee Seller West 2027-02-01 - lea -',
);
const deals = table(
  'id closed owner arr',
  'd1 2027-02-10 ann 100000',
  'd2 2027-02-10 lea 50000',
  'd3 2027-02-10 nobody 70000',
  'd4 2027-05-10 cy 100000',
);
const input = {
  evaluators: [{ plan, digest, effective: { from: plan.year.first } }],
  tables: { roster, deals },
};

test("quotas of a leaf's people are added up beside its target, and a shortfall is a number", () => {
  const rows = quotasOfLeaves(plan, periods.slice(0, 2), input).map(
    ({ node, target, quotas, shortfall, people, unknown }) => [
      node.replace('goal/Revenue/Sales.', ''),
      target.value,
      quotas.value,
      shortfall.value,
      people,
      unknown,
    ],
  );
  // What rolls up to the lead is her sellers' already. Bo begins with the second quarter; nobody knows dee's quota.
  expect(rows).toEqual([
    ['East', '1000000', '400000', '600000', 1, 0],
    ['East', '1000000', '900000', '100000', 2, 0],
    ['West', '1000000', '1100000', '-100000', 1, 1],
    ['West', '1000000', '1100000', '-100000', 1, 1],
  ]);
});

test("what is in nobody's team counts at the root, and is shown there", () => {
  expect(
    unowned(plan, periods, input).map(({ node, period, actual, nobodys }) => [
      node,
      period.label,
      actual.value,
      nobodys.value,
    ]),
  ).toEqual([['goal/Revenue', 'FY27-Q1', '220000', '70000']]);
});
