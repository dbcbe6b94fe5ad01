import { explain } from '@ontarget/evaluator/engine';
import { expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { HEADER } from './support/plans.ts';

/** $1.2M of pipeline a quarter, shared out among marketers who are paid $5,000 a quarter in proportion. */
const plan = (
  shared: string,
  own = '',
) => `${HEADER.replace('last day', 'last day, quota and target pay by days')}
data opportunities { id text key  opened date  campaign payee  amount money }
measure Pipeline { total amount of opportunities dated opened credited to campaign }
curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }
team Marketing { team Field }
goal Funnel = Pipeline $4.8M in the year, phased evenly {
  Field 100% { shared out ${shared} }
}
role Marketer in Field {
  target pay $20K in the year
  variable pay {
    100% Own on Pipeline own credit each quarter by itself curve Straight {
      quota its part of Funnel.Field
      zero quota pays nothing
      ${own}
    }
  }
}
role Lead in Field { target pay $20K in the year  variable pay { 100% Team on Funnel.Field each quarter by itself curve Straight } }
`;

const EVENLY = 'evenly among Marketer each quarter';
const STAYS = ", a leaver's part stays with the manager";
const AGAIN = ", a leaver's part is shared again from the next period";

const three = table(
  'payee role team start end share',
  'ann Marketer Field 2027-02-01 - 0.5',
  'bo Marketer Field 2027-02-01 - 0.3',
  'cy Marketer Field 2027-02-01 2027-04-30 0.2',
  'lea Lead Field 2027-02-01 - -',
);

/** $500K for each of them in the first quarter, and $450K for those who are there in the second. */
const opportunities = table(
  'id opened campaign amount',
  'o1 2027-02-10 ann 500000',
  'o2 2027-02-10 bo 500000',
  'o3 2027-02-10 cy 500000',
  'o4 2027-05-10 ann 450000',
  'o5 2027-05-10 bo 450000',
);

async function pay(shared: string, period: string, roster = three) {
  const { plan: compiledPlan } = (await compiled(plan(shared))).file;
  return paid(compiledPlan, period, { roster, opportunities });
}

it('a node is shared out evenly among those of the roles who are there on the first day', async () => {
  // $1.2M by three is $400K each: $500K is 125%. The lead answers for all of it: $1.5M of $1.2M.
  expect(await pay(EVENLY + STAYS, 'FY27-Q1')).toEqual({ ann: '6250', bo: '6250', cy: '6250', lea: '6250' });
});

it("a leaver's part stays with the manager, or is shared again from the next period", async () => {
  // Still $400K each: $450K is 112.5%. The $400K that was cy's is in the lead's number alone: $900K of $1.2M.
  expect(await pay(EVENLY + STAYS, 'FY27-Q2')).toEqual({ ann: '5625', bo: '5625', lea: '3750' });
  // $600K each: 75%.
  expect(await pay(EVENLY + AGAIN, 'FY27-Q2')).toEqual({ ann: '3750', bo: '3750', lea: '3750' });
});

it('a joiner has no part before the next period begins, and takes over a part that stays', async () => {
  const joined = table(
    'payee role team start end share',
    'ann Marketer Field 2027-02-01 - 0.5',
    'bo Marketer Field 2027-02-01 - 0.3',
    'cy Marketer Field 2027-02-01 2027-04-30 0.2',
    'dee Marketer Field 2027-03-01 - 0.2',
    'lea Lead Field 2027-02-01 - -',
  );
  expect(await pay(EVENLY + STAYS, 'FY27-Q1', joined)).toMatchObject({ ann: '6250', dee: '0' });
  expect(await pay(EVENLY + STAYS, 'FY27-Q2', joined)).toMatchObject({ ann: '5625', dee: '0' });
  // Three again from the second quarter on, however many there were: with a fourth, the parts are quarters.
  const grown = table(
    'payee role team start end share',
    'ann Marketer Field 2027-02-01 - 0.5',
    'bo Marketer Field 2027-02-01 - 0.3',
    'cy Marketer Field 2027-02-01 - 0.2',
    'dee Marketer Field 2027-03-01 - 0.2',
    'lea Lead Field 2027-02-01 - -',
  );
  // $300K each: $450K is 150%.
  expect(await pay(EVENLY + STAYS, 'FY27-Q2', grown)).toMatchObject({ ann: '7500', bo: '7500', dee: '0' });
});

it('whoever leaves within a period answers for the days that they were there', async () => {
  const left = table(
    'payee role team start end share',
    'ann Marketer Field 2027-02-01 - 0.5',
    'bo Marketer Field 2027-02-01 - 0.3',
    'cy Marketer Field 2027-02-01 2027-03-31 0.2',
    'lea Lead Field 2027-02-01 - -',
  );
  // Two of three months of $400K are $266,666.67, and of $5,000 $3,333.33: $500K is 187.5% of it.
  expect(await pay(EVENLY + AGAIN, 'FY27-Q1', left)).toMatchObject({ ann: '6250', cy: '6250' });
});

it('a node is shared out by a column of the roster', async () => {
  const by = "by the roster's share among Marketer each quarter";
  // $600K, $360K and $240K.
  expect(await pay(by + STAYS, 'FY27-Q1')).toMatchObject({
    ann: '416667/100',
    bo: '173611/25',
    cy: '1041667/100',
  });
  // Of 80% there are 50% and 30%: $750K and $450K.
  expect(await pay(by + AGAIN, 'FY27-Q2')).toMatchObject({ ann: '3000', bo: '5000' });
});

it('a node is shared out by what they brought in the year before', async () => {
  const by = 'by Pipeline of last year among Marketer each quarter';
  const before = table(
    'payee role team start',
    'ann Marketer Field 2026-01-01',
    'bo Marketer Field 2026-01-01',
    'cy Marketer Field 2027-02-01',
  );
  const { plan: compiledPlan } = (await compiled(plan(by + STAYS))).file;
  const rows = table(
    'id opened campaign amount',
    'p1 2026-02-01 ann 2000000',
    'p2 2027-01-31 bo 1000000',
    'p3 2026-01-31 bo 9000000',
    'o1 2027-02-10 ann 800000',
    'o2 2027-02-10 bo 800000',
  );
  // Two and one of three million: $800K and $400K; cy brought nothing and has no part.
  expect(await paid(compiledPlan, 'FY27-Q1', { roster: before, opportunities: rows })).toEqual({
    ann: '5000',
    bo: '10000',
    cy: '0',
  });
});

it('the evaluator says how a node is shared out, and who is paid on it', async () => {
  const { plan: one } = (await compiled(plan(EVENLY + AGAIN))).file;
  expect(one.goals['goal/Funnel/Field']?.sharedOut).toEqual({
    among: ['Marketer'],
    by: 'evenly',
    each: 'quarter',
    leavers: 'shared again',
    part: 'goal/Funnel/Field/part',
  });
  expect(one.roles.Marketer?.components.Own?.on).toEqual({
    measures: ['Pipeline'],
    goals: ['goal/Funnel/Field'],
  });
});

it('what cannot be shared out is refused by name', async () => {
  expect(await refusedWith(plan(EVENLY))).toEqual(['choice-leavers-part']);
  expect(await refusedWith(plan(`evenly among Lead each quarter${STAYS}`))).toEqual([
    'part-without-quota',
    'part-not-shared',
  ]);
  expect(
    await refusedWith(plan(EVENLY + STAYS, 'ramp quota 50% in tenure month 2, target pay unchanged')),
  ).toContain('ramp-without-quota');
  const other = plan(EVENLY + STAYS).replace('Own on Pipeline own credit', 'Own on Pipeline of its team');
  expect(await refusedWith(other)).toEqual(['not-compiled']);
});

it('an explanation says who was there, and what each counts for', async () => {
  const { file, digest } = await compiled(plan(EVENLY + STAYS));
  const evaluators = [{ plan: file.plan, digest, effective: { from: file.plan.year.first } }];
  const input = { evaluators, period: 'FY27-Q2', tables: { roster: three, opportunities }, ledger: [] };
  const told = JSON.stringify(explain({ ...input, payee: 'ann' }));
  expect(told).toContain("2027-07: $400,000 × 1 ÷ 3 (2 there on 2027-05-01; a leaver's part stays)");
  const joined = table(
    'payee role team start',
    'dee Marketer Field 2027-06-01',
    'ann Marketer Field 2027-02-01',
  );
  const late = explain({ ...input, tables: { roster: joined, opportunities }, payee: 'dee' });
  expect(JSON.stringify(late)).toContain('none, not there on 2027-05-01');
});

it('parts add up to the target, and nobody has one while a row of the roster cannot be read', async () => {
  const { plan: one } = (await compiled(plan(EVENLY + AGAIN))).file;
  const unread = table(
    'payee role team start end share',
    'ann Marketer Field 2027-02-01 - 0.5',
    'bo Marketer Field 2027-03-01 2027-02-01 0.5',
  );
  const quarter = await paid(one, 'FY27-Q1', { roster: unread, opportunities });
  expect(quarter.ann).not.toMatch(/^\d/);
});
