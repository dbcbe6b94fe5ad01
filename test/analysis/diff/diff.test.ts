import { diffPlans, holdsFrom, type PlanDiff, type RolePay } from '@ontarget/analysis/diff';
import { formatRational } from '@ontarget/evaluator/numbers';
import { changeSentence, diffMarkdown, holdsWords, payWords, verdictWords } from '@ontarget/report';
import { openPlan } from '@ontarget/workspace';
import { describe, expect, test } from 'vitest';
import { memoryFiles } from '../../../packages/workspace/test/memory-files.ts';

const PLAN = `plan "Sales" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day, quota and target pay by days
}
data deals { id text key  closed date  owner payee  amount money  kind one of new, old }
team Sales { team East }
revenue measure Sold { total amount of deals where kind is new  dated closed  credited to owner }
measure Craft { scored 0% to 125% for each payee, if missing, its component waits }
goal Revenue = Sold $10M in the year, phased evenly {
  Sales 100% { carried by Head }
}
curve Rates marginal {
  from   0%: 1x
  from 100%: 1.5x
}
curve Steps linear {
  below 50%:   0%
  at    50%:  50%
  at   100%: 100%
  at   150%: 200%, then flat
}
role Seller in East {
  target pay $40K in the year
  variable pay {
    75%  New    on Sold   each quarter by itself  curve Rates {
      quota $400K in the year, phased evenly
      requires Craft at least 50%, otherwise pays nothing
    }
    25%  Craft  on Craft  each quarter by itself  as scored
  }
}
role Head in Sales {
  target pay $100K in the year
  variable pay { 100%  Company  on Revenue.Sales  each quarter by itself  curve Steps }
}
`;

async function versionOf(text: string, folder = 's') {
  const snapshot = await openPlan(memoryFiles({ [`${folder}/plan.ote`]: text }), `file:///w/${folder}`);
  const { evaluator } = snapshot;
  if (evaluator === undefined) {
    const errors = snapshot.diagnostics.filter(({ severity }) => severity === 'error');
    throw new Error(errors.map(({ message }) => message).join('\n'));
  }
  return evaluator.file;
}

/** What differs after words of the plan are replaced. */
async function after(...replaced: readonly (readonly [string | RegExp, string])[]): Promise<PlanDiff> {
  const text = replaced.reduce((plan, [from, to]) => {
    const next = plan.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'g'), to);
    if (next === plan) throw new Error(`${from} does not stand in the plan`);
    return next;
  }, PLAN);
  return diffPlans(await versionOf(PLAN), await versionOf(text));
}

const sentences = ({ changes }: PlanDiff): string[] => changes.map(changeSentence);
const of = ({ roles }: PlanDiff, role: string): RolePay => {
  const found = roles.find((one) => one.role === role);
  if (found === undefined) throw new Error(`there is no ${role}`);
  return found;
};
const gridOf = ({ grid }: RolePay): string[] =>
  grid.ok
    ? grid.value.map((one) => [one.attainment, one.before, one.after].map(formatRational).join(' '))
    : [grid.reason];

test('the same plan, split and in another order, says the same and pays by the same formulas', async () => {
  const [head = '', ...rest] = PLAN.split(/^(?=data|team|revenue|measure|goal|curve|role)/m);
  const reordered = await openPlan(
    memoryFiles({ 's/plan.ote': head, 's/rest.ote': rest.reverse().join('') }),
    'file:///w/s',
  );
  if (reordered.evaluator === undefined) throw new Error('it does not compile');
  const diff = diffPlans(await versionOf(PLAN), reordered.evaluator.file);
  expect(diff.changes).toEqual([]);
  expect(diff.roles.map(({ role, pays }) => [role, pays])).toEqual([
    ['Head', 'same formulas'],
    ['Seller', 'same formulas'],
  ]);
  expect(diff.verdict).toBe('no payout changes');
});

test('new names of a measure, a curve, a role and a component are names, and pay nobody otherwise', async () => {
  const diff = await after(
    [/\bSold\b/, 'Bookings'],
    [/\bRates\b/, 'Faster'],
    [/\bNew\b/, 'Fresh'],
    [/\bHead\b/, 'Boss'],
  );
  expect(sentences(diff)).toEqual([
    'measure Bookings was called Sold',
    'curve Faster was called Rates',
    'role Boss was called Head',
    'Seller Fresh was called New',
  ]);
  expect(diff.roles.map(({ pays }) => pays)).toEqual(['same formulas', 'same formulas']);
  expect(verdictWords(diff)).toContain('No payout changes');
});

test('of two that are alike nobody can tell which became which', async () => {
  const twins = `${PLAN}curve One marginal { from 0%: 1x }\ncurve Two marginal { from 0%: 1x }
role A { target pay $4K in the year
  variable pay { 50% X on Sold each quarter by itself curve One { quota $1M in the year, phased evenly }
    50% Y on Sold each quarter by itself curve Two { quota $1M in the year, phased evenly } } }
`;
  const renamed = twins.replaceAll(/\bOne\b/g, 'Uno').replaceAll(/\bTwo\b/g, 'Dos');
  const diff = diffPlans(await versionOf(twins), await versionOf(renamed));
  expect(sentences(diff)).toContain('curve Uno is new: marginal, 1 row');
  expect(sentences(diff)).toContain('curve One is gone: it was marginal, 1 row');
  expect(sentences(diff)).toContain('A X, curve: Uno, was One');
  // The function is the same all the same.
  expect(of(diff, 'A').pays).toEqual({ ok: true, value: { kind: 'the same' } });
  expect(diff.verdict).toBe('no payout changes');
});

test('a tier is told by its bound, with what it does to pay', async () => {
  const diff = await after(['from 100%: 1.5x', 'from 100%: 1.6x']);
  expect(sentences(diff)).toEqual(['curve Rates, from 100%: 1.6x, was 1.5x']);
  expect(diff.changes[0]?.reaches).toEqual(['Seller']);
  expect(diff.changes[0]?.range).toMatchObject({ file: 'plan.ote', line: 16 });
  expect(of(diff, 'Head').pays).toBe('same formulas');
  // $30,000 a year on New: at 150% half of it more at 1.5 times, then at 1.6 times; $10,000 on Craft at 100%.
  expect(gridOf(of(diff, 'Seller'))).toEqual([
    '0 10000 10000',
    '1/2 25000 25000',
    '4/5 34000 34000',
    '1 40000 40000',
    '6/5 49000 49600',
    '3/2 62500 64000',
    '2 85000 88000',
  ]);
  const { pays } = of(diff, 'Seller');
  expect(pays).toMatchObject({ ok: true, value: { kind: 'otherwise', gain: { kind: 'endless' } } });
  // A case in which more is paid, and not the one in which more begins to be paid.
  expect(payWords(of(diff, 'Seller'), 'USD')).not.toMatch(/such as \$0\b/);
  // Nobody is paid less by it, whatever they achieve: decided, not sampled.
  expect(pays !== 'same formulas' && pays.ok && pays.value).not.toHaveProperty('loss');
  expect(payWords(of(diff, 'Seller'), 'USD')).toContain('; never less');
  expect(diff.verdict).toBe('payouts change');
});

test('points of a line, a new cap and a condition are told with the most that somebody gains and loses', async () => {
  const diff = await after(
    ['at   150%: 200%', 'at   150%: 180%'],
    [
      'Craft at least 50%, otherwise pays nothing',
      'Craft at least 60%, otherwise no more than 50% of its target',
    ],
    ['      quota $400K', '      cap payout at 300% of target\n      quota $400K'],
  );
  expect(sentences(diff)).toEqual([
    'curve Steps, from 150%: 180%, was 200%',
    'Seller New, condition: Craft at least 60%, otherwise no more than 50% of its target, was Craft at least 50%, otherwise pays nothing',
    'Seller New, cap: no more than New, target pay × 300%, was not said',
  ]);
  // At 150% of the goal and above 20% of $100,000 less, and never more.
  expect(of(diff, 'Head').pays).toMatchObject({
    ok: true,
    value: { kind: 'otherwise', loss: { kind: 'exact', amount: { n: 20000n, d: 1n } } },
  });
  expect(payWords(of(diff, 'Head'), 'USD')).toMatch(
    /^never more; at most \$20,000 less \(Revenue\.Sales .*: \$200,000 → \$180,000\)$/,
  );
  const { pays } = of(diff, 'Seller');
  // Who misses the condition now gets half of the target, $15,000, where it was nothing.
  const gain = pays !== 'same formulas' && pays.ok && pays.value.kind === 'otherwise' && pays.value.gain;
  expect(gain && [gain.kind, formatRational(gain.amount)]).toEqual(['exact', '15000']);
});

test('what is written otherwise and pays the same is the same', async () => {
  // Two rows at the same rate are one.
  const diff = await after(['from 100%: 1.5x', 'from 100%: 1.5x\n  from 200%: 1.5x']);
  expect(sentences(diff)).toEqual(['curve Rates, from 200%: 1.5x, was not said']);
  expect(of(diff, 'Seller').pays).toEqual({ ok: true, value: { kind: 'the same' } });
  expect(diff.verdict).toBe('no payout changes');
});

test('a measure that counts other rows leaves it open whether payouts change', async () => {
  const diff = await after(['where kind is new', 'where kind is old']);
  expect(sentences(diff)).toContain('measure Sold, where: kind is old, was kind is new');
  expect(of(diff, 'Seller')).toMatchObject({
    countedOtherwise: ['Sold'],
    pays: { ok: true, value: { kind: 'the same' } },
  });
  expect(diff.verdict).toBe('not decided');
  expect(payWords(of(diff, 'Seller'), 'USD')).toBe(
    'paid the same for the same results; but Sold is counted otherwise',
  );
});

test('a table that the roster is made of is part of what decides pay', async () => {
  const agents = (column: string) =>
    PLAN.replace(
      'team Sales',
      `data agents { agent payee key  office one of East, Sales  ${column} }
data roster {
  from agents, one row for each agent { payee = agent  role = "Seller"  team = office  start = 2027-01-01 }
}
team Sales`,
    );
  const diff = diffPlans(await versionOf(agents('grade text')), await versionOf(agents('grade number')));
  expect(sentences(diff)).toEqual(['table agents, column grade: number, was text']);
  // A row whose grade is no number breaks its contract now, so it is not the same for all data.
  expect(of(diff, 'Seller').pays).toEqual({ ok: true, value: { kind: 'the same' } });
});

test('the plan, teams, goals, weights, quotas and target pay are told in the words of the field', async () => {
  const diff = await after(
    ['paid        quarterly', 'paid        yearly'],
    ['half up to $0.01', 'half up to $1'],
    ['$10M in the year, phased evenly', '$12M in the year, phased 20% 25% 25% 30%'],
    ['quota $400K in the year', 'quota $480K in the year'],
    ['75%  New ', '80%  New '],
    ['25%  Craft', '20%  Craft'],
    ['target pay $100K', 'target pay $110K'],
    ['team Sales { team East }', 'team Sales { team East  team West }'],
  );
  expect(sentences(diff)).toEqual(
    expect.arrayContaining([
      'the plan, paid: each year, was each quarter',
      'the plan, rounding: half up to $1, each component, was half up to $0.01, each component',
      'team West is new',
      'role Head, target pay: $110,000 a year, was $100,000 a year',
      'Seller New, weight: 80%, was 75%',
      'Seller Craft, weight: 20%, was 25%',
    ]),
  );
  const words = sentences(diff).join('\n');
  expect(words).toMatch(/goal Revenue, target: .*\$12,000,000.*phased 20% 25% 25% 30%, was .*\$10,000,000/);
  expect(words).toMatch(/Seller New, quota: .*\$480,000.*was .*\$400,000/);
  expect(diff.changes.filter(({ node }) => node === 'role/Seller/New').map(({ aspect }) => aspect)).toEqual([
    'weight',
    'quota',
  ]);
  expect(of(diff, 'Seller').pays).toEqual({ ok: false, reason: 'they are paid for other periods' });
});

test('a role that is new or gone is told once, without its components', async () => {
  const diff = await after([/role Head[\s\S]*\n}\n/, ''], ['{ carried by Head }', '']);
  expect(sentences(diff)).toContain('role Head is gone: it was target pay $100,000 a year');
  expect(sentences(diff).join('\n')).not.toContain('Head Company');
  expect(of(diff, 'Head')).toMatchObject({ in: 'before', title: 'Head' });
  expect(diff.verdict).toBe('payouts change');
});

test('Markdown for a pull request: meaning, money, and whom nothing changes for', async () => {
  const diff = await after(['from 100%: 1.5x', 'from 100%: 1.6x']);
  const text = diffMarkdown(diff, { title: 'Sales | FY27', before: 'main', after: 'tiers', currency: 'USD' });
  expect(text).toContain('# Sales \\| FY27: main → tiers\n\nPayouts change.');
  expect(text).toContain('| curve Rates, from 100% | 1.5x | 1.6x | Seller |');
  expect(text).toContain('| 150% | $62,500 | $64,000 | +$1,500 |');
  expect(text).toContain('Paid by the same formulas: Head.');
});

test('a quota that the roster may say otherwise is told by what holds where it is silent', async () => {
  const standard = PLAN.replace(
    'quota $400K in the year, phased evenly',
    'quota $400K in the year, phased evenly unless the roster says otherwise',
  );
  expect(standard).not.toBe(PLAN);
  const { changes } = diffPlans(
    await versionOf(standard),
    await versionOf(standard.replace('$400K', '$450K')),
  );
  expect(changes.map(changeSentence)).toEqual([
    "Seller New, quota: (quota of the roster × the month's share), month by month, each by its days, $450,000 unless the roster says otherwise, phased evenly, was (quota of the roster × the month's share), month by month, each by its days, $400,000 unless the roster says otherwise, phased evenly",
  ]);
});

describe('from when a plan holds that pays otherwise', () => {
  const amendedFrom = (day: string) =>
    PLAN.replace(
      'paid        quarterly',
      `paid        quarterly\n  amended     from ${day}, results continue`,
    );
  const nextYear = PLAN.replace('2027-01-01 to 2027-12-31', '2028-01-01 to 2028-12-31');
  const through =
    (day: string) =>
    ({ last }: { last: string }) =>
      last <= day;

  test.each([
    [
      'in its place',
      PLAN,
      PLAN,
      '2027-03-31',
      { from: '2027-01-01', kind: 'whole year', closed: ['FY27-Q1'] },
    ],
    [
      'before anything is closed',
      PLAN,
      PLAN,
      '2027-03-30',
      { from: '2027-01-01', kind: 'whole year', closed: [] },
    ],
    [
      'an amendment',
      PLAN,
      amendedFrom('2027-07-01'),
      '2027-06-30',
      { from: '2027-07-01', kind: 'amendment', closed: [] },
    ],
    [
      'one that comes too late',
      PLAN,
      amendedFrom('2027-04-01'),
      '2027-09-30',
      { from: '2027-04-01', kind: 'amendment', closed: ['FY27-Q2', 'FY27-Q3'] },
    ],
    [
      'an amendment and itself, changed',
      amendedFrom('2027-07-01'),
      amendedFrom('2027-07-01'),
      '2027-09-30',
      { from: '2027-07-01', kind: 'whole year', closed: ['FY27-Q3'] },
    ],
    [
      'an amendment of an amendment',
      amendedFrom('2027-04-01'),
      amendedFrom('2027-10-01'),
      '2027-09-30',
      { from: '2027-10-01', kind: 'amendment', closed: [] },
    ],
    ['the next year', PLAN, nextYear, '2027-12-31', { from: '2028-01-01', kind: 'next year', closed: [] }],
  ])('%s', async (_, before, after, day, expected) => {
    const [was, is] = [await versionOf(before), await versionOf(after)];
    expect(holdsFrom(was.plan, is.plan, through(day))).toEqual(expected);
    const { closed: _closed, ...unsaid } = expected;
    expect(holdsFrom(was.plan, is.plan)).toEqual(unsaid);
  });

  test('in words', () => {
    expect(holdsWords({ from: '2027-01-01', kind: 'whole year', closed: ['FY27-Q1', 'FY27-Q2'] })).toBe(
      "It takes the earlier plan's place from 2027-01-01 on. Breaking: FY27-Q1, FY27-Q2 are closed and would come to something else. `amended from` a later day in the header leaves them as they were.",
    );
    expect(holdsWords({ from: '2027-07-01', kind: 'amendment', closed: [] })).toBe(
      'Forward-only from 2027-07-01: what is paid for periods before that day stays with the earlier plan. It reaches into no closed period.',
    );
  });
});
