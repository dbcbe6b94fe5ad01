import { expect, test } from 'vitest';
import { type MutationRun, mutationRun, openPlan } from '../src/index.ts';
import { memoryFiles } from './memory-files.ts';

const header = `plan "Sales" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day, quota and target pay by days
}
measure Sold  { entered as money         for each payee, if missing, its component waits }
measure Craft { scored 0% to 125%        for each payee, if missing, its component waits }
measure Level { graded one of low, high  for each payee, if missing, its component waits }
`;

async function mutantsIn(text: string): Promise<MutationRun> {
  const snapshot = await openPlan(memoryFiles({ 's/plan.ote': `${header}${text}` }), 'file:///w/s');
  expect(snapshot.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const run = mutationRun(snapshot);
  if (run === undefined) throw new Error('nothing was compiled');
  for (const { mutant } of run.fates) {
    const { plan } = snapshot.evaluator?.file ?? {};
    expect(JSON.stringify(mutant.plan), mutant.id).not.toBe(JSON.stringify(plan));
  }
  expect(new Set(run.fates.map(({ mutant }) => mutant.id)).size).toBe(run.fates.length);
  return run;
}

/** What became of each mutant of some kinds, in its words. */
function told({ fates }: MutationRun, ...kinds: readonly string[]): string[] {
  return fates
    .filter(({ mutant }) => kinds.length === 0 || kinds.includes(mutant.kind))
    .map(({ mutant, fate }) => `${fate.kind}: ${mutant.words}`)
    .sort();
}

const rep = (curve: string, more = '') => `${curve}
role Rep {
  target pay $60K in the year
  variable pay {
    100%  New  on Sold  each quarter by itself  curve Rates {
      quota $600K in the year, phased evenly
      ${more}
    }
  }
}
`;
const marginal = `curve Rates marginal {
  from   0%: 1x
  from 100%: 1.5x
}`;

// At a quota of $150,000 and a target of $15,000 a quarter: 15,000 at quota, 15,000 + 0.2 × 1.5 × 15,000 at 120%.
test('a table with a row on the bound and one above it notices every change of a marginal curve', async () => {
  const run = await mutantsIn(`${rep(marginal)}
examples for Rep, first quarter {
  | Sold  || New     |
  | $150K || $15,000 |
  | $180K || $19,500 |
}`);
  expect(told(run)).toEqual([
    'noticed: Rates: below 100% pays 1.5x instead of 1x',
    'noticed: Rates: from 100% begins at 101%',
    'noticed: Rates: from 100% pays 1x instead of 1.5x',
    'noticed: Rates: retroactive instead of marginal',
    'noticed: Rep New, quota: $606,000 instead of $600,000',
    'noticed: Rep New, target pay: 101% instead of 100%',
    'noticed: Rep, target pay: $60,600 instead of $60,000',
    'survived: what is paid is not rounded',
  ]);
  expect(run).toMatchObject({ noticed: 7, of: 8 });
});

test('without a row above the bound the upper slice is free, and a row that would notice is shown', async () => {
  const run = await mutantsIn(`${rep(marginal)}
examples for Rep, first quarter {
  | Sold  || New     |
  | $150K || $15,000 |
}`);
  const upper = run.fates.find(({ mutant }) => mutant.words === 'Rates: from 100% pays 1x instead of 1.5x');
  expect(upper).toMatchObject({
    range: { file: 'plan.ote', line: 14 },
    fate: { kind: 'survived', asked: true, otherwise: { role: 'Rep' } },
  });
  expect(told(run, 'bound')).toEqual(['survived: Rates: from 100% begins at 101%']);
});

test('a cent that is rounded is noticed', async () => {
  const run = await mutantsIn(`${rep(marginal)}
examples for Rep, first quarter {
  | Sold        || New        |
  | $100,000.05 || $10,000.01 |
}`);
  expect(told(run, 'rounding')).toEqual(['noticed: what is paid is not rounded']);
});

test('steps, points and rates for all of it: a row on each bound notices where it begins and what it pays', async () => {
  const steps = `curve Rates steps {
  below  50%:   0%
  from   50%:  50%
  from  100%: 100%
  above 120%: 130%
}`;
  const run = await mutantsIn(`${rep(steps)}
examples for Rep, first quarter {
  | Sold    || New     |
  | $30K    || $0      |
  | $75K    || $7,500  |
  | $150K   || $15,000 |
  | $180K   || $15,000 |
  | $181.5K || $19,500 |
}`);
  expect(told(run, 'rate', 'bound')).toEqual([
    'noticed: Rates: above 120% begins at 119%',
    'noticed: Rates: above 120% pays 100% instead of 130%',
    'noticed: Rates: below 50% pays 50% instead of 0%',
    'noticed: Rates: from 100% begins at 101%',
    'noticed: Rates: from 100% pays 50% instead of 100%',
    'noticed: Rates: from 50% begins at 51%',
    'noticed: Rates: from 50% pays 0% instead of 50%',
  ]);
  const points = `curve Rates linear {
  below 50%:   0%
  at    50%:  50%
  at   100%: 100%
  at   150%: 200%, then flat
}`;
  // Between 100% and 150% two percents of pay for each percent: 140% at 120%.
  const linear = await mutantsIn(`${rep(points)}
examples for Rep, first quarter {
  | Sold  || New     |
  | $30K  || $0      |
  | $75K  || $7,500  |
  | $150K || $15,000 |
  | $180K || $21,000 |
}`);
  expect(told(linear, 'rate', 'bound').filter((one) => !one.startsWith('noticed'))).toEqual([]);
  expect(told(linear, 'rate', 'bound')).toContain('noticed: Rates: at 150% begins at 151%');
});

test('caps and conditions: dropped, raised and asked for a little more', async () => {
  const text = rep(
    marginal,
    'requires Craft at least 50%, otherwise pays nothing\n      cap payout at 110% of target',
  );
  const table = (rows: string) => `examples for Rep, first quarter {
  | Sold  | Craft || New     |
${rows}}`;
  const noticed = await mutantsIn(
    `${text}${table('  | $180K | 50%   || $16,500 |\n  | $150K | 49%   || $0      |\n')}`,
  );
  expect(told(noticed, 'condition', 'bound', 'limit').filter((one) => !one.includes('from 100%'))).toEqual([
    'noticed: New, cap: no more than New, target pay × 110% is 111% instead of 110%',
    'noticed: New, cap: no more than New, target pay × 110% is left out',
    'noticed: Rep New, Craft at least 50% asks for 51% instead of 50%',
    'noticed: Rep New, Craft at least 50% is not asked for',
  ]);
  const missed = await mutantsIn(`${text}${table('  | $150K | 80%   || $15,000 |\n')}`);
  expect(told(missed, 'condition', 'limit').every((one) => one.startsWith('survived'))).toBe(true);
});

test('grades and grids', async () => {
  const run = await mutantsIn(`curve Grades by grade {
  low:  50%
  high: 100%
}
role Rep {
  target pay $40K in the year
  variable pay { 100%  Quality  on Level  each quarter by itself  curve Grades }
}
examples for Rep, first quarter {
  | Level || Quality |
  | low   || $5,000  |
}`);
  expect(told(run, 'rate')).toEqual([
    'noticed: Grades: low pays 100% instead of 50%',
    'survived: Grades: high pays 50% instead of 100%',
  ]);
});

test('what pays nobody otherwise is told apart, with its reason', async () => {
  // Scores end at 125%, so a cap at 150% of target never holds; nobody is paid on the curve Idle.
  const run = await mutantsIn(`role Rep {
  target pay $40K in the year
  variable pay { 100%  Quality  on Craft  each quarter by itself  as scored }
  total { cap payout at 150% of target }
}
examples for Rep, first quarter {
  | Craft || Quality |
  | 100%  || $10,000 |
}`);
  const equivalent = run.fates.filter(({ fate }) => fate.kind === 'equivalent');
  expect(equivalent.map(({ fate }) => 'because' in fate && fate.because)).toEqual([
    'pay never comes to the limit',
    'pay never comes to the limit',
  ]);
  expect(run.of).toBe(run.fates.length - 2);
});

test('a claim notices what no example does', async () => {
  const text = rep(marginal, 'cap payout at 200% of target');
  const without = await mutantsIn(text);
  expect(told(without, 'limit').every((one) => one.startsWith('survived'))).toBe(true);
  const run = await mutantsIn(`${text}prove Rep total at most 200% of target pay\n`);
  expect(told(run, 'limit').every((one) => one.startsWith('noticed'))).toBe(true);
  expect(run.fates.find(({ mutant }) => mutant.kind === 'limit')?.fate).toMatchObject({ by: 'claim' });
});

test('the same plan has the same mutants, however its text is ordered', async () => {
  const table = `examples for Rep, first quarter {
  | Sold  || New     |
  | $150K || $15,000 |
}
`;
  const [one, other] = [
    await mutantsIn(`${rep(marginal)}${table}`),
    await mutantsIn(`${table}${rep(marginal)}`),
  ];
  const plain = ({ fates }: MutationRun) =>
    fates.map(({ mutant, fate }) => [mutant.id, mutant.words, fate.kind]);
  expect(plain(one)).toEqual(plain(other));
});

test('what is only paid in another period of the year is not told to pay the same', async () => {
  const run = await mutantsIn(rep(marginal, 'cap payout at 110% of target, the excess is paid at year end'));
  const caps = told(run, 'limit');
  expect(caps.length).toBeGreaterThan(0);
  expect(caps.filter((one) => one.startsWith('equivalent'))).toEqual([]);
});
