import { readEvaluator } from '@ontarget/evaluator/format';
import { expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { paid, payouts, table } from './support/pay.ts';
import { DEALS, HEADER } from './support/plans.ts';

const plan = `${HEADER}${DEALS}
team Field
curve Standard linear {
  below 50%:   0%
  at    50%:  50%
  at   100%: 100%
  at   150%: 200%, then flat
}
curve Accelerated marginal {
  from   0%: 1x
  from 100%: 1.5x
  from 150%: 2x
}
role AE in Field {
  on-target pay $240K, 50% variable
  variable pay {
    60% Line  on NewARR each quarter by itself curve Standard    { quota $400K in the year, phased evenly }
    40% Slice on NewARR each quarter by itself curve Accelerated { quota $400K in the year, phased evenly }
  }
}
`;

const roster = table('payee role start', 'ann AE 2027-02-01', 'bob AE 2027-02-01', 'cat AE 2027-02-01');
const deals = table(
  'id closed owner arr kind',
  'd1 2027-02-03 ann 100000 new',
  'd2 2027-04-30 ann 60000 new',
  'd3 2027-03-15 ann 999999 renewal',
  'd4 2027-03-15 bob 70000 new',
  'd5 2027-05-01 bob 80000 new',
);

it('pays a line and slices on attainment', async () => {
  const { file } = await compiled(plan);
  // Target pay a quarter: $120,000 / 4 = $30,000; quota a quarter $100,000.
  // Ann closes 160%: the line pays 200% of $18,000; slices 1 + 0.5 × 1.5 + 0.1 × 2 = 1.95 of $12,000.
  expect(await payouts(file.plan, 'FY27-Q1', { roster, deals }, 'ann')).toEqual({
    Line: '36000',
    Slice: '23400',
  });
  // Bob closes 70%: the line pays 70% of $18,000, slices 0.7 of $12,000.
  expect(await payouts(file.plan, 'FY27-Q1', { roster, deals }, 'bob')).toEqual({
    Line: '12600',
    Slice: '8400',
  });
  expect(await paid(file.plan, 'FY27-Q1', { roster, deals })).toEqual({
    ann: '59400',
    bob: '21000',
    cat: '0',
  });
});

it('writes an evaluator that its own reader accepts', async () => {
  const { file } = await compiled(plan);
  expect(readEvaluator(JSON.stringify(file))).toEqual({ ok: true, file });
});
