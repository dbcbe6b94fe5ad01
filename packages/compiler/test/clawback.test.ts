import { type ExplanationNode, explain, type InputRow, run } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { add, formatRational, ZERO } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, payouts, rationalOf, table } from './support/pay.ts';
import { HEADER, role } from './support/plans.ts';

const MONTHLY = `${HEADER.replace('quarterly', 'monthly')}
data deals {
  id       text key
  closed   date
  owner    payee
  helper   payee or blank
  arr      money
  canceled date or blank
}
measure NewARR "New ARR" {
  total arr of deals
  dated closed
  credited 75% to owner, 25% to helper or if blank to owner, rolled up to managers of owner
}
team Field
curve Whole retroactive { from $0: 3%  from $100K: 5% }
curve Slices marginal { from $0: 3%  from $100K: 5% }
curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }
`;

const SCHEDULE = 'within 6 months of closed: 100%  within 12 months of closed: 50%  later: 0%';
const roster = table('payee role start manager', 'ann AE 2027-02-01 -', 'bob AE 2027-02-01 -');
const COLUMNS = 'id closed owner helper arr canceled';

async function planOf(component: string, more = ''): Promise<Plan> {
  return (await compiled(`${MONTHLY}${role(`on top { ${component} }`)}${more}`)).file.plan;
}

const commission = (curve: string, schedule = SCHEDULE, amount = 'what the deal added to pay') =>
  `commission K on NewARR own credit each month by itself at ${curve} { when canceled, claw back ${amount} { ${schedule} } }`;

async function of(plan: Plan, period: string, ...deals: string[]): Promise<string | undefined> {
  return (await payouts(plan, period, { roster, deals: table(COLUMNS, ...deals) }, 'ann')).K;
}

describe('what the deal added to pay', () => {
  // $110K in February at 5% is $5,500. Without the $50K it is $60K at 3%, $1,800.
  it('moves the original period into a lower tier', async () => {
    const plan = await planOf(commission('Whole'));
    const deals = ['a 2027-02-10 ann - 60000 -', 'b 2027-02-20 ann - 50000 2027-04-05'];
    expect(await of(plan, '2027-02', ...deals)).toBe('5500');
    expect(await of(plan, '2027-03', ...deals)).toBe('0');
    expect(await of(plan, '2027-04', ...deals)).toBe('-3700');
    expect(await of(plan, '2027-05', ...deals)).toBe('0');
  });

  // $4,000 of February back in March: canceled within the month is taken back in the month itself.
  it('is taken back in the period of the cancellation, even the original one', async () => {
    const plan = await planOf(commission('4%', 'within 12 months of closed: 100%  later: 0%'));
    expect(await of(plan, '2027-02', 'a 2027-02-10 ann - 100000 2027-02-27')).toBe('0');
    expect(await of(plan, '2027-05', 'a 2027-02-10 ann - 100000 2027-05-10')).toBe('-4000');
  });

  it('goes by the schedule: the last day is within, the day after is not', async () => {
    const plan = await planOf(commission('4%'));
    expect(await of(plan, '2027-08', 'a 2027-02-10 ann - 100000 2027-08-10')).toBe('-4000');
    expect(await of(plan, '2027-08', 'a 2027-02-10 ann - 100000 2027-08-11')).toBe('-2000');
    const days = await planOf(commission('4%', 'within 30 days of closed: 100%  later: 0%'));
    expect(await of(days, '2027-03', 'a 2027-02-10 ann - 100000 2027-03-12')).toBe('-4000');
    expect(await of(days, '2027-03', 'a 2027-02-10 ann - 100000 2027-03-13')).toBe('0');
  });

  // February: $150K at 5% is $7,500. a goes first: $90K at 3%, $2,700, so $4,800. Then b of what is left: $40K, $1,200.
  it('is of what was left after those canceled before', async () => {
    const plan = await planOf(commission('Whole'));
    const deals = [
      'a 2027-02-10 ann - 60000 2027-03-05',
      'b 2027-02-20 ann - 50000 2027-04-05',
      'c 2027-02-21 ann - 40000 -',
    ];
    expect(await of(plan, '2027-03', ...deals)).toBe('-4800');
    expect(await of(plan, '2027-04', ...deals)).toBe('-1500');
  });

  it('follows every credit of the deal: owner, helper and manager, each at their own terms', async () => {
    const manager = `role Boss { target pay $12K in the year variable pay {
      100% K on NewARR rolled-up credit each month by itself curve Straight { quota $1.2M in the year, phased evenly
        when canceled, claw back what the deal added to pay { later: 100% } } } }`;
    const plan = await planOf(commission('Whole'), manager);
    const people = table(
      'payee role start manager',
      'ann AE 2027-02-01 cho',
      'bob AE 2027-02-01 -',
      'cho Boss 2027-02-01 -',
    );
    const tables = { roster: people, deals: table(COLUMNS, 'a 2027-02-10 ann bob 160000 2027-03-05') };
    // Ann: $120K at 5%; Bob: $40K at 3%; Cho: the owner's 75%, $120K of $100K, times $1,000.
    expect(await paid(plan, '2027-02', tables)).toEqual({ ann: '6000', bob: '1200', cho: '1200' });
    expect(await paid(plan, '2027-03', tables)).toEqual({ ann: '-6000', bob: '-1200', cho: '-1200' });
  });

  // Quota to date $10K then $20K; target pay $1K a month. February pays 300% of it; the fall in March is deducted later.
  it('is never paid again by a component that counts to date', async () => {
    const plan = (
      await compiled(
        `${MONTHLY.replace('earn up to their last day', 'earn up to their last day, open shortfalls forgiven')}${role(`target pay $12K in the year variable pay {
        100% K on NewARR own credit each month, year to date against quota to date curve Straight {
          quota $120K in the year, phased evenly
          if pay to date falls, deduct it from later pay of this component
          when canceled, claw back what the deal added to pay { later: 100% } } }`)}`,
      )
    ).file.plan;
    const deals = ['a 2027-02-10 ann - 30000 2027-04-05', 'b 2027-05-10 ann - 20000 -'];
    expect(await of(plan, '2027-02', ...deals)).toBe('3000');
    expect(await of(plan, '2027-04', ...deals)).toBe('-3000');
    expect(await of(plan, '2027-05', ...deals)).toBe('2000');
  });
});

describe('its average share of pay', () => {
  // February: $150K at slices of 3% and 5% is $5,500; $50K is a third of it.
  it('is its part of the credit', async () => {
    const plan = await planOf(commission('Slices', 'later: 50%', 'its average share of pay'));
    const deals = ['a 2027-02-10 ann - 100000 -', 'b 2027-02-20 ann - 50000 2027-04-05'];
    expect(await of(plan, '2027-04', ...deals)).toBe('-91667/100');
  });
});

/** Deals of one month; each may be canceled, on one of a few days so that several share one. */
const someDeals = fc.array(
  fc.record({
    arr: fc.integer({ min: -20_000, max: 90_000 }),
    closed: fc.integer({ min: 1, max: 28 }),
    canceled: fc.option(fc.constantFrom('2027-03-05', '2027-03-06', '2027-09-20')),
  }),
  { minLength: 1, maxLength: 7 },
);

describe('clawbacks of several deals', () => {
  const rows = (deals: readonly { arr: number; closed: number; canceled: string | null }[]): string[] =>
    deals.map(
      ({ arr, closed, canceled }, index) =>
        `d${index} 2027-02-${String(closed).padStart(2, '0')} ann - ${arr} ${canceled ?? '-'}`,
    );

  it('do not depend on their order, nor on what the deals are called', async () => {
    const plan = await planOf(commission('Whole'));
    await fc.assert(
      fc.asyncProperty(someDeals, fc.infiniteStream(fc.nat()), async (deals, keys) => {
        const order = deals
          .map((deal) => ({ deal, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key);
        for (const period of ['2027-03', '2027-09']) {
          const mixed = await of(plan, period, ...rows(order.map(({ deal }) => deal)));
          expect(mixed).toBe(await of(plan, period, ...rows(deals)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of everything, in full, leave what the rest would have earned', async () => {
    const plan = await planOf(commission('Whole', 'later: 100%'));
    await fc.assert(
      fc.asyncProperty(someDeals, async (deals) => {
        let total = ZERO;
        for (const period of ['2027-02', '2027-03', '2027-09'])
          total = add(total, rationalOf((await of(plan, period, ...rows(deals))) ?? '0'));
        const rest = deals.filter(({ canceled }) => canceled === null);
        expect(formatRational(total)).toBe((await of(plan, '2027-02', ...rows(rest))) ?? '0');
      }),
      { numRuns: 60 },
    );
  });
});

describe('the ledger', () => {
  const input = (plan: Plan, period: string, deals: InputRow[]) => ({
    evaluators: [{ plan, digest: `sha256:${'0'.repeat(64)}`, effective: { from: plan.year.first } }],
    period,
    tables: { roster, deals: { rows: deals } },
    ledger: [],
  });

  it('gets a clawback for each original period and day, with the deals as causes', async () => {
    const plan = await planOf(commission('Whole'));
    const { rows } = table(
      COLUMNS,
      'a 2027-02-10 ann - 60000 -',
      'b 2027-02-20 ann - 50000 2027-04-05',
      'c 2027-03-20 ann - 10000 2027-04-05',
      'd 2027-04-20 ann - 10000 -',
    );
    const { postings } = await run(input(plan, '2027-04', [...rows]));
    const own = postings.filter(({ payee }) => payee === 'ann');
    expect(own.map(({ kind, amount, earnedIn, causes }) => ({ kind, amount, earnedIn, causes }))).toEqual([
      {
        kind: 'earning',
        amount: '300',
        earnedIn: '2027-04-01/2027-04-30',
        causes: ['role/AE/K/payout', 'team/Field'],
      },
      {
        kind: 'clawback',
        amount: '-3700',
        earnedIn: '2027-02-01/2027-02-28',
        causes: ['data/deals/b', 'role/AE/K/payout', 'team/Field'],
      },
      {
        kind: 'clawback',
        amount: '-300',
        earnedIn: '2027-03-01/2027-03-31',
        causes: ['data/deals/c', 'role/AE/K/payout', 'team/Field'],
      },
    ]);
  });
});

describe('refused', () => {
  const refused = (component: string) => refusedWith(`${MONTHLY}${role(`on top { ${component} }`)}`);

  it('where there is nothing to take back, no date, or no end of the schedule', async () => {
    const fixed =
      'bonus K $500 each month by itself { in full  when canceled, claw back what the deal added to pay { later: 100% } }';
    expect(await refused(fixed)).toContain('clawback-needs-deals');
    expect(await refused(commission('4%', 'within 6 months of closed: 100%'))).toEqual([
      'clawback-steps-wrong',
    ]);
    expect(await refused(commission('4%').replace('when canceled', 'when arr'))).toEqual([
      'clawback-dates-wrong',
    ]);
    expect(await refused(commission('4%').replace('when canceled', 'when closed'))).toEqual([
      'clawback-dates-wrong',
    ]);
  });
});

describe('the explanation', () => {
  const deals = [
    'a 2027-02-10 ann - 60000 -',
    'b 2027-02-20 ann - 50000 2027-04-05',
    'c 2027-02-21 ann - 1 2027-04-05',
  ];

  it('shows the original period with the deals and without them, and adds up', async () => {
    const plan = await planOf(commission('Whole'));
    const [told] = explain({
      evaluators: [{ plan, digest: 'sha256:test', effective: { from: plan.year.first } }],
      period: '2027-04',
      tables: { roster, deals: table(COLUMNS, ...deals) },
      ledger: [],
      payee: 'ann',
      component: 'K',
    });
    const nodes = (list: readonly ExplanationNode[]): readonly ExplanationNode[] =>
      list.flatMap((node) => [node, ...nodes(node.children)]);
    const all = nodes(told?.trees ?? []);
    const clawback = all.find(({ title }) => title === 'taken back for what was canceled');
    expect(clawback?.quantity?.value).toBe('74001/20');
    expect(clawback?.children).toMatchObject([
      {
        title: 'b and c, canceled on 2027-04-05 and credited in 2027-02',
        text: 'within 6 months of closed: 100% of what it added to pay is taken back',
        formula:
          '100% × ($5,500.05 − $1,800): K, before clawback of 2027-02 with b and c, less the same without',
        children: [
          { title: 'K, before clawback with b and c', quantity: { value: '110001/20' } },
          { title: 'K, before clawback without b and c', quantity: { value: '1800' } },
        ],
      },
    ]);
  });
});

describe('somebody who has left', () => {
  it('is taken nothing back of, and the run says so', async () => {
    const plan = await planOf(commission('Whole'));
    const result = await run({
      evaluators: [{ plan, digest: `sha256:${'0'.repeat(64)}`, effective: { from: plan.year.first } }],
      period: '2027-04',
      tables: {
        roster: table('payee role start end', 'ann AE 2027-02-01 2027-03-15'),
        deals: table(COLUMNS, 'a 2027-02-10 ann - 60000 2027-04-05'),
      },
      ledger: [],
    });
    expect(result.statements).toEqual([]);
    expect(result.notes.map(({ code }) => code)).toContain('clawback-after-exit');
  });
});

describe('what is left of the time', () => {
  const line = (left: string, within = 'within 12 months of closed') =>
    commission('4%', `${within}: in proportion to the ${left} left  later: 0%`);
  // $4,000 of a deal closed on the 10th of February, canceled two months and ten days later.
  const deal = 'a 2027-02-10 ann - 100000 2027-04-20';

  it('is taken back in proportion', async () => {
    expect(await of(await planOf(line('begun months', 'within 8 months of closed')), '2027-04', deal)).toBe(
      '-3000',
    );
    expect(await of(await planOf(line('full months', 'within 8 months of closed')), '2027-04', deal)).toBe(
      '-2500',
    );
    // 31 of 100 days.
    expect(await of(await planOf(line('days', 'within 100 days of closed')), '2027-04', deal)).toBe('-1240');
  });

  it('says whether the month under way counts, and has an end', async () => {
    const codes = async (component: string) => refusedWith(`${MONTHLY}${role(`on top { ${component} }`)}`);
    expect(await codes(line('months'))).toEqual(['choice-months-left']);
    const wrong = ['clawback-steps-wrong'];
    expect(await codes(line('full months', 'within 30 days of closed'))).toEqual(wrong);
    expect(await codes(line('begun days'))).toEqual(wrong);
    expect(await codes(commission('4%', 'later: in proportion to the days left'))).toEqual(wrong);
  });
});
