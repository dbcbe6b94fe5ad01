import { leversOf, SupposedYear, totalCurve } from '@ontarget/analysis/what-if';
import type { Plan } from '@ontarget/evaluator/format';
import { formatRational, type Rational, rational } from '@ontarget/evaluator/numbers';
import { describe, expect, it } from 'vitest';
import { compiled } from '../../../packages/compiler/test/support/compile.ts';

const HEADER = `
plan "P" {
  currency USD  year 2027-01-01 to 2027-12-31  paid quarterly  rounding half up to $0.01, each component
  target pay phased evenly
  leavers earn on deals closed up to their last day, quota and target pay by days
}
data deals { id text key  closed date  owner payee  amount money }
revenue measure Sales { total amount of deals  dated closed  credited to owner }
measure Services { total amount of deals  dated closed  credited to owner }
measure Score { scored 0% to 125%  for each payee by manager, if missing, its component waits }
curve Straight linear { below 50%: 0%  at 50%: 50%  at 100%: 100%, then same slope }
curve Tiers marginal { from 0%: 1x  from 100%: 1.5x  from 125%: 2x }
`;
const GOAL = 'goal Revenue = Sales $12M in the year, phased evenly';

async function planWith(role: string): Promise<Plan> {
  const goal = role.includes('on Revenue') ? GOAL : '';
  return (await compiled(`${HEADER}${goal}\nrole R { ${role} }`)).file.plan;
}

const SELLER = `
  target pay $100K in the year
  variable pay {
    60%  Own    on Sales    each quarter by itself  curve Tiers { quota $1M in the year, phased 10% 20% 30% 40%  no cap }
    30%  All    on Revenue  each quarter by itself  curve Straight
    10%  Judged on Score    the year by itself      as scored
  }
  on top {
    commission Extra on Services each quarter by itself at 2%
  }`;

const OWN = 'measure/Sales/payee';
const ALL = 'measure/Sales/company';

function paid(year: SupposedYear, levels: Record<string, Rational | string>): Record<string, string> {
  const { components, total } = year.pay(new Map(Object.entries(levels)));
  const text = (pay: typeof total) =>
    pay.ok ? formatRational(pay.value) : (pay.reasons[0]?.message ?? 'nothing');
  return {
    ...Object.fromEntries(components.map(({ name, pay }) => [name, text(pay)])),
    total: text(total),
  };
}

describe('levers', () => {
  it('are the results behind pay: of a target, of a score, and those without one', async () => {
    const levers = leversOf(await planWith(SELLER), 'R');
    expect(levers.map(({ id, title, components, kind }) => [id, title, components, kind.kind])).toEqual([
      [OWN, 'Sales', ['Own'], 'of target'],
      [ALL, 'Revenue', ['All'], 'of target'],
      ['measure/Score/payee', 'Score', ['Judged'], 'level'],
      ['measure/Services/payee', 'Services', ['Extra'], 'amount'],
    ]);
  });

  it('are none of a role that is not there', async () => {
    expect(leversOf(await planWith(SELLER), 'Nobody')).toEqual([]);
  });
});

describe('a supposed year', () => {
  it('pays the target on target', async () => {
    const year = new SupposedYear(await planWith(SELLER), 'R');
    expect(paid(year, {})).toEqual({
      Own: '60000',
      All: '30000',
      Judged: '10000',
      Extra: '0',
      total: '100000',
    });
  });

  it('pays each component at its own result', async () => {
    // 120% pays 1 + 0.2·1.5 = 130% of $60,000; 80% pays 80% of $30,000; a score of 90%; 2% of $250,000.
    const year = new SupposedYear(await planWith(SELLER), 'R');
    expect(
      paid(year, {
        [OWN]: rational(6, 5),
        [ALL]: rational(4, 5),
        'measure/Score/payee': rational(9, 10),
        'measure/Services/payee': rational(250_000),
      }),
    ).toEqual({ Own: '78000', All: '24000', Judged: '9000', Extra: '5000', total: '116000' });
  });

  it('has every period at the same attainment of its own quota', async () => {
    const year = new SupposedYear(await planWith(SELLER), 'R');
    const [own] = year.pay(new Map([[OWN, rational(1, 2)]])).components.filter(({ name }) => name === 'Own');
    expect(
      own?.periods.map(({ result, attainment }) =>
        [result, attainment].map((one) => one && formatRational(one)),
      ),
    ).toEqual([
      ['50000', '1/2'],
      ['100000', '1/2'],
      ['150000', '1/2'],
      ['200000', '1/2'],
    ]);
  });

  it('begins with the first day in the role, with target pay by days', async () => {
    // From July 1 on two quarters are left: half of target pay. What has no target is all in the months that are left.
    const year = new SupposedYear(await planWith(SELLER), 'R', { start: '2027-07-01' });
    expect(paid(year, { 'measure/Services/payee': rational(100_000) })).toMatchObject({
      Own: '30000',
      All: '15000',
      Extra: '2000',
    });
    expect(year.pay(new Map()).components[0]?.periods).toHaveLength(2);
  });

  it('takes what only the roster says as given, and says why where that pays nobody', async () => {
    const plan = await planWith(`
      target pay $100K in the year
      variable pay { 100% Own on Sales each quarter by itself curve Tiers { quota from the roster in the quarter  no cap } }`);
    const year = new SupposedYear(plan, 'R', { columns: { quota: rational(80_000) } });
    expect(paid(year, { [OWN]: rational(1, 2) }).total).toBe('50000');
    expect(year.pay(new Map()).components[0]?.periods[0]?.result).toEqual(rational(80_000));
    expect(new SupposedYear(plan, 'R').columns).toEqual({ quota: rational(120_000) });
    const zero = new SupposedYear(plan, 'R', { columns: { quota: rational(0) } });
    expect(paid(zero, {}).total).toMatch(/quota/);
  });

  it('is of nobody in a role that is not there', async () => {
    expect(new SupposedYear(await planWith(SELLER), 'Nobody').pay(new Map())).toEqual({
      components: [],
      total: { ok: false, reasons: [] },
    });
  });
});

describe('deals', () => {
  const PER_DEAL = `
    target pay $100K in the year
    variable pay { 100% Own on Sales each quarter by itself curve Straight { quota $1.2M in the year, phased evenly } }
    on top {
      commission Limited on Sales each quarter by itself at 5% { each deal pays at most $2,000, after the split }
      bonus Big on Sales per deal each quarter by itself at Sizes
    }`;
  const SIZES = 'curve Sizes steps that replace each other { below $50K: $0  from $50K: $500 }';
  const ofSize = async (dealSize?: Rational) =>
    new SupposedYear(
      (await compiled(`${HEADER}${SIZES}\nrole R { ${PER_DEAL} }`)).file.plan,
      'R',
      dealSize === undefined ? {} : { dealSize },
    );

  it('are one a month where no size is said', async () => {
    // 5% of $100,000 is $5,000, limited to $2,000, twelve times; $500 for each.
    const year = await ofSize();
    expect(year.readsDeals).toBe(true);
    expect(paid(year, {})).toMatchObject({ Own: '100000', Limited: '24000', Big: '6000' });
  });

  it('are of the size that is said, the last of a month what is left', async () => {
    // Each month $40,000, $40,000 and $20,000: $2,000 + $2,000 + $1,000; none is large.
    const year = await ofSize(rational(40_000));
    expect(year.dealsAt(new Map())?.count).toBe(36);
    expect(paid(year, {})).toMatchObject({ Limited: '60000', Big: '0' });
    // At 45% of quota $45,000 a month: $2,000 + $250.
    expect(paid(year, { [OWN]: rational(9, 20) })).toMatchObject({ Own: '0', Limited: '27000' });
  });

  it('are not made up where too many would be needed, and what they pay is not known', async () => {
    const year = await ofSize(rational(1_000));
    expect(year.dealsAt(new Map())).toBeUndefined();
    expect(paid(year, {}).Limited).toMatch(/neither this result nor its rows/);
    expect(paid(year, {}).Own).toBe('100000');
  });

  it('meet the conditions of their measure, or are not made up', async () => {
    const plan = async (where: string) =>
      (
        await compiled(`${HEADER.replace('owner payee', 'owner payee  stage one of open, won')}
          measure Some { total amount of deals where ${where}  dated closed  credited to owner }
          role R { on top { commission Limited on Some each quarter by itself at 5% { each deal pays at most $2,000, after the split } } }`)
      ).file.plan;
    const levels = { 'measure/Some/payee': rational(120_000) };
    for (const where of ['stage is won', 'stage is won and amount at least $100', 'stage is not open']) {
      expect([where, paid(new SupposedYear(await plan(where), 'R'), levels).Limited]).toEqual([
        where,
        where.includes('not') ? expect.stringMatching(/neither/) : '6000',
      ]);
    }
  });

  it('have no size where pay reads none', async () => {
    expect(new SupposedYear(await planWith(SELLER), 'R').readsDeals).toBe(false);
  });
});

describe('the curve of the total', () => {
  const drawn = (year: SupposedYear, last: Rational, levels = new Map<string, Rational | string>()) => {
    const steps = totalCurve(year, levels, last);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return step.value?.map(({ from, to, starts, ends, at }) =>
      [from, to, starts, ends, at].map(formatRational),
    );
  };

  it('is straight between the bounds of all curves together, and jumps where one does', async () => {
    // Below 50%: 0.6·x of $100,000 and the score's 10,000. From 50% on 0.9·x. Above 100%: 0.9 + 0.3; above 125%: 1.2 + 0.3.
    const year = new SupposedYear(await planWith(SELLER), 'R');
    expect(drawn(year, rational(3, 2))).toEqual([
      ['0', '1/2', '10000', '40000', '10000'],
      ['1/2', '1', '55000', '100000', '55000'],
      ['1', '5/4', '100000', '130000', '100000'],
      ['5/4', '3/2', '130000', '167500', '130000'],
    ]);
  });

  it('is cut where a cap or a condition cuts it, which is no bound of a curve', async () => {
    // Pay of 90·x thousand reaches the cap of $105,000 at 7/6; the bonus of $1,000 a quarter begins at $120K of $250K.
    const year = new SupposedYear(
      await planWith(`
        target pay $100K in the year
        variable pay { 100% Own on Sales each quarter by itself curve Straight { quota $1M in the year, phased evenly } }
        on top { bonus Extra $1,000 each quarter by itself { in full  requires Sales at least $120K, otherwise pays nothing } }
        total { cap payout at 107% of target }`),
      'R',
    );
    expect(drawn(year, rational(3, 2))).toEqual([
      ['0', '12/25', '0', '0', '0'],
      ['12/25', '1/2', '4000', '4000', '4000'],
      ['1/2', '103/100', '54000', '107000', '54000'],
      ['103/100', '3/2', '107000', '107000', '107000'],
    ]);
  });

  it('is not drawn where nothing has a target', async () => {
    const year = new SupposedYear(
      await planWith('on top { commission Extra on Services each quarter by itself at 2% }'),
      'R',
    );
    expect(drawn(year, rational(2))).toBeUndefined();
  });
});
