import { dayBefore, type RunResult, run, type TableData } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { table } from './support/pay.ts';

/** A plan of months, with a role of this inside; `amended` is what its header says of an amendment. */
function text(inside: string, amended = '', more = ''): string {
  return `plan "Amended" {
    currency    USD
    year        2027-01-01 to 2027-12-31
    paid        monthly
    rounding    half up to $0.01, each payment
    target pay  phased evenly
    leavers     earn up to their last day, open shortfalls owed
    ${amended}
  }
  data deals { id text key  closed date  owner payee  amount money  canceled date or blank }
  measure Sales { total amount of deals  dated closed  credited to owner }
  measure Deals { count of deals  dated closed  credited to owner }
  curve Straight marginal { from 0%: 1x }
  ${more}
  role Rep { ${inside} }`;
}

async function planOf(inside: string, amended = '', more = ''): Promise<Plan> {
  return (await compiled(text(inside, amended, more))).file.plan;
}

const JULY = 'amended from 2027-07-01, results';

/** $5,000 a month against $100,000 a month; from July on other terms. */
const toDate = (pay: string, quota: string, against: string, rule = 'take it back') =>
  `target pay ${pay} in the year variable pay { 100% K on Sales each month, year to date against ${against} curve Straight {
     quota ${quota} in the year, phased evenly  if pay to date falls, ${rule} } }`;

const ann = table('payee role start end', 'ann Rep 2027-01-01 -');

/** Rows `day amount` of ann. */
function sold(...rows: readonly string[]): TableData {
  return table(
    'id closed owner amount canceled',
    ...rows.map((row, index) => {
      const [day, amount, canceled = '-'] = row.split(' ');
      return `d${index} ${day} ann ${amount} ${canceled}`;
    }),
  );
}

async function pay(
  versions: readonly (readonly [Plan, string])[],
  period: string,
  tables: Readonly<Record<string, TableData>>,
): Promise<RunResult> {
  const evaluators = versions.map(([plan, from], index) => {
    const next = versions[index + 1]?.[1];
    const to = next === undefined ? {} : { to: dayBefore(next) };
    return { plan, digest: `sha256:${index}`, effective: { from, ...to } };
  });
  return run({ evaluators, period, tables: { roster: ann, ...tables }, ledger: [] });
}

/** What each component earns in a period, exactly; or why not. */
async function earned(
  before: string,
  after: string,
  period: string,
  deals: TableData,
  from = '2027-07-01',
  more = '',
): Promise<string> {
  const fate = /results (\w+)$/.exec(after)?.[0] ?? '';
  const inside = after.replace(/results (\w+)$/, '');
  const versions = [
    [await planOf(before, '', more), '2027-01-01'],
    [await planOf(inside, `amended from ${from}, ${fate}`, more), from],
  ] as const;
  const { statements, errors, held } = await pay(versions, period, { deals });
  const problems = [...errors, ...held].map(({ code }) => code);
  if (problems.length > 0) return [...new Set(problems)].join(' ');
  return (
    statements[0]?.components.map(({ title, stages }) => `${title} ${stages.earned?.value}`).join(', ') ?? ''
  );
}

describe('year to date against quota to date', () => {
  const before = toDate('$60K', '$1.2M', 'quota to date');
  const after = (fate: string) => `${toDate('$72K', '$1.2M', 'quota to date')} results ${fate}`;
  const deals = sold('2027-06-15 500000', '2027-07-10 50000');

  // June: 500/600 of $30,000 = $25,000. July: 550/700 of $36,000 = $198,000/7.
  it('goes on with each stretch of quota and target pay at its own terms, less what was earned before', async () => {
    expect(await earned(before, after('continue'), '2027-06', deals)).toBe('K 25000');
    expect(await earned(before, after('continue'), '2027-07', deals)).toBe('K 23000/7');
    // August: 550/800 of $42,000 = $28,875.
    expect(await earned(before, after('continue'), '2027-08', deals)).toBe('K 4125/7');
  });

  // 50/100 of $6,000.
  it('begins with the amendment', async () => {
    expect(await earned(before, after('restart'), '2027-07', deals)).toBe('K 3000');
    // 50/200 of $12,000, less $3,000.
    expect(await earned(before, after('restart'), '2027-08', deals)).toBe('K 0');
  });

  it('takes another quota from the amendment on: 550 of 600 + 150', async () => {
    const higher = `${toDate('$60K', '$1.8M', 'quota to date')} results continue`;
    // 550/750 of $35,000 = $77,000/3, less $25,000.
    expect(await earned(before, higher, '2027-07', deals)).toBe('K 2000/3');
  });

  it('cannot go on without the version before, or without a word', async () => {
    const amended = await planOf(toDate('$72K', '$1.2M', 'quota to date'), `${JULY} continue`);
    const alone = await pay([[amended, '2027-07-01']], '2027-07', { deals });
    expect(alone.errors.map(({ code }) => code)).toContain('window-spans-versions');
    const silent = await planOf(toDate('$72K', '$1.2M', 'quota to date'));
    const first = await planOf(before);
    const both = [
      [first, '2027-01-01'],
      [silent, '2027-07-01'],
    ] as const;
    const told = (await pay(both, '2027-07', { deals })).errors;
    expect(told.map(({ code }) => code)).toEqual(['window-spans-versions']);
    expect(told[0]?.message).toContain('amended from 2027-07-01, results continue');
  });

  it('restarts without the version before', async () => {
    const amended = await planOf(toDate('$72K', '$1.2M', 'quota to date'), `${JULY} restart`);
    const { statements } = await pay([[amended, '2027-07-01']], '2027-07', { deals });
    expect(statements[0]?.paid?.value).toBe('3000');
  });
});

describe('year to date against full-year quota', () => {
  const before = toDate('$60K', '$1.2M', 'full-year quota');
  const deals = sold('2027-06-15 500000', '2027-07-10 50000');

  // June: 500/1,200 of $60,000 = $25,000. July: 550/1,500 of $66,000 = $24,200.
  it('has a year of both stretches', async () => {
    const after = `${toDate('$72K', '$1.8M', 'full-year quota')} results continue`;
    expect(await earned(before, after, '2027-07', deals)).toBe('K -800');
  });

  // 50/900 of $36,000.
  it('has what is left of the year', async () => {
    const after = `${toDate('$72K', '$1.8M', 'full-year quota')} results restart`;
    expect(await earned(before, after, '2027-07', deals)).toBe('K 2000');
  });

  it('carries a shortfall into the amended plan, also where results restart', async () => {
    const rule = 'deduct it from later pay of this component';
    const fell = sold('2027-05-15 500000', '2027-06-15 -100000', '2027-07-10 50000');
    const first = toDate('$60K', '$1.2M', 'full-year quota', rule);
    // May $25,000; June falls to $20,000: $5,000 are open. July: 450/1,500 of $66,000 = $19,800, $200 less again.
    const goesOn = `${toDate('$72K', '$1.8M', 'full-year quota', rule)} results continue`;
    expect(await earned(first, goesOn, '2027-07', fell)).toBe('K 0');
    const later = sold('2027-05-15 500000', '2027-06-15 -100000', '2027-07-10 200000');
    // 600/1,500 of $66,000 = $26,400: a rise of $6,400, less $5,000.
    expect(await earned(first, goesOn, '2027-07', later)).toBe('K 1400');
    // 200/900 of $36,000 = $8,000, less $5,000.
    const again = `${toDate('$72K', '$1.8M', 'full-year quota', rule)} results restart`;
    expect(await earned(first, again, '2027-07', later)).toBe('K 3000');
  });
});

describe('a quarter by itself that an amendment lies in', () => {
  const quarter = (pay: string) =>
    `target pay ${pay} in the year variable pay { 100% K on Sales each quarter by itself curve Straight { quota $1.2M in the year, phased evenly } }`;
  const deals = sold('2027-04-15 100000', '2027-05-15 50000');

  // 150/300 of $5,000 + 2 x $6,000; 50/200 of $12,000.
  it('adds its stretches up, or begins with the amendment', async () => {
    const after = (fate: string) => `${quarter('$72K')} results ${fate}`;
    expect(await earned(quarter('$60K'), after('continue'), '2027-06', deals, '2027-05-01')).toBe('K 8500');
    expect(await earned(quarter('$60K'), after('restart'), '2027-06', deals, '2027-05-01')).toBe('K 3000');
  });

  it('pays each deal at the rate of its time', async () => {
    const at = (rate: string, deal = '') =>
      `on top { commission C on Sales ${deal} each quarter by itself at ${rate} }`;
    for (const deal of ['', 'per deal']) {
      // 8% of $100,000 and 10% of $50,000.
      const after = `${at('10%', deal)} results continue`;
      expect(await earned(at('8%', deal), after, '2027-06', deals, '2027-05-01')).toBe('C 13000');
    }
    const after = `${at('10%')} results restart`;
    expect(await earned(at('8%'), after, '2027-06', deals, '2027-05-01')).toBe('C 5000');
  });

  it('pays each unit, and each month of a fixed amount, at the amount of its time', async () => {
    const each = (amount: string) => `on top { bonus B ${amount} for each Deals each quarter by itself }`;
    expect(
      await earned(each('$100'), `${each('$300')} results continue`, '2027-06', deals, '2027-05-01'),
    ).toBe('B 400');
    const fixed = (amount: string) => `on top { bonus B ${amount} each quarter by itself { prorated } }`;
    // A third of $300 and two thirds of $600.
    expect(
      await earned(fixed('$300'), `${fixed('$600')} results continue`, '2027-06', deals, '2027-05-01'),
    ).toBe('B 500');
  });

  it('refuses by name what has no parts: the greatest deal, or deals in order', async () => {
    const greatest = 'measure Best { greatest amount of deals  dated closed  credited to owner }';
    const best = (rate: string) => `on top { commission C on Best each quarter by itself at ${rate} }`;
    expect(
      await earned(best('8%'), `${best('8%')} results continue`, '2027-06', deals, '2027-05-01', greatest),
    ).toBe('window-spans-versions');
    expect(
      await earned(best('8%'), `${best('8%')} results restart`, '2027-06', deals, '2027-05-01', greatest),
    ).toBe('C 4000');
  });
});

describe('commissions to date', () => {
  // January to June at 8%, from July at 10%: July pays 10% of July alone.
  it('have each stretch at its own rate', async () => {
    const at = (rate: string) =>
      `on top { commission C on Sales each month, year to date against quota to date at ${rate} { quota $1M in the year, phased evenly if pay to date falls, take it back } }`;
    const deals = sold('2027-06-15 500000', '2027-07-10 50000');
    expect(await earned(at('8%'), `${at('10%')} results continue`, '2027-07', deals)).toBe('C 5000');
    expect(await earned(at('8%'), `${at('10%')} results restart`, '2027-07', deals)).toBe('C 5000');
  });
});

describe('a quarter to date that an amendment lies in', () => {
  const deals = sold('2027-04-15 100000', '2027-05-15 50000');

  // Random plans found the stretch before the amendment paid twice: June paid $21,000.
  it('pays each stretch once, at the rate of its time', async () => {
    const at = (rate: string) =>
      `on top { commission C on Sales each quarter, year to date against quota to date at ${rate} { quota $1M in the year, phased evenly if pay to date falls, take it back } }`;
    const after = (fate: string) => `${at('10%')} results ${fate}`;
    // 8% of April's $100,000 and 10% of May's $50,000.
    expect(await earned(at('8%'), after('continue'), '2027-06', deals, '2027-05-01')).toBe('C 13000');
    expect(await earned(at('8%'), after('restart'), '2027-06', deals, '2027-05-01')).toBe('C 5000');
  });

  it('pays each unit once, at the amount of its time', async () => {
    const each = (amount: string) =>
      `on top { bonus B ${amount} for each Deals each quarter, year to date against full-year quota { if pay to date falls, take it back } }`;
    const after = `${each('$300')} results continue`;
    expect(await earned(each('$100'), after, '2027-06', deals, '2027-05-01')).toBe('B 400');
  });
});

describe('commissions to date whose rate a curve picks', () => {
  // Random plans found each stretch paid at the rate that it had reached by itself: July paid $15,000.
  it('have one rate for all results to date', async () => {
    const curve = 'curve C retroactive { from $0: 2%  from $600K: 10% }';
    const sales = `on top { commission K on Sales each month, year to date against quota to date at C {
      if pay to date falls, forget it } }`;
    const deals = sold('2027-06-15 500000', '2027-07-10 150000');
    // 10% of $650,000, less the $10,000 that 2% of June's $500,000 came to.
    expect(await earned(sales, `${sales} results continue`, '2027-07', deals, '2027-07-01', curve)).toBe(
      'K 55000',
    );
    expect(await earned(sales, `${sales} results restart`, '2027-07', deals, '2027-07-01', curve)).toBe(
      'K 3000',
    );
  });
});

describe('a component that is new', () => {
  it('begins with the amendment, whatever the others do', async () => {
    const one = (weight: string, name: string) =>
      `${weight} ${name} on Sales each month, year to date against quota to date curve Straight { quota $1.2M in the year, phased evenly if pay to date falls, take it back }`;
    const before = `target pay $60K in the year variable pay { ${one('100%', 'K')} }`;
    const after = `target pay $60K in the year variable pay { ${one('50%', 'K')} ${one('50%', 'L')} } results continue`;
    const deals = sold('2027-06-15 600000', '2027-07-10 50000');
    // K: 650/700 of $30,000 + $2,500 = $422,500/14, less $30,000. L: 50/100 of $2,500.
    expect(await earned(before, after, '2027-07', deals)).toBe('K 1250/7, L 1250');
  });
});

describe('balances', () => {
  const drawn = (draw: string, rate = '10%') =>
    `on top { commission C on Sales each month by itself at ${rate} }
     recoverable draw ${draw} a month in full { top-ups are owed back: 100% of earnings above the draw, from the month after at exit: owed at year end: carried over }`;
  it.each(['continue', 'restart'])('of draws go on where results %s', async (fate) => {
    const versions = [
      [await planOf(drawn('$1,000')), '2027-01-01'],
      [await planOf(drawn('$500'), `${JULY} ${fate}`), '2027-07-01'],
    ] as const;
    // Nothing sold until July: $6,000 are owed. July earns $2,000: $1,500 above the draw go back.
    const deals = sold('2027-07-10 20000');
    const { statements } = await pay(versions, '2027-07', { deals });
    expect(statements[0]?.paid?.value).toBe('500');
    expect(statements[0]?.balances?.[0]).toMatchObject({
      broughtIn: { value: '6000' },
      closing: { value: '4500' },
    });
  });

  it('of a draw that is new begin with the opening table', async () => {
    const before = 'on top { commission C on Sales each month by itself at 10% }';
    const versions = [
      [await planOf(before), '2027-01-01'],
      [await planOf(drawn('$500'), `${JULY} continue`), '2027-07-01'],
    ] as const;
    const { statements } = await pay(versions, '2027-07', { deals: sold() });
    expect(statements[0]?.balances?.[0]).toMatchObject({
      broughtIn: { value: '0' },
      closing: { value: '500' },
    });
  });
});

it.each(['continue', 'restart'])(
  'takes canceled deals back at the terms of their time where results %s',
  async (fate) => {
    const at = (rate: string) =>
      `on top { commission C on Sales each month by itself at ${rate} { when canceled, claw back what the deal added to pay { later: 100% } } }`;
    // $10,000 sold in March at 8% and canceled in August, when $20,000 are sold at 10%.
    const deals = sold('2027-03-10 10000 2027-08-05', '2027-08-10 20000');
    expect(await earned(at('8%'), `${at('10%')} results ${fate}`, '2027-08', deals)).toBe('C 1200');
  },
);

describe('pay that waits', () => {
  const waiting = (rate: string) =>
    `on top { commission C on Sales each month by itself at ${rate} { requires Sales to date at least $100K, otherwise waits } }`;
  const deals = sold('2027-06-15 50000', '2027-07-10 60000');
  // June's 8% of $50,000 waited; in July $110,000 are reached.
  it('is paid by the amended plan once its requirement is met', async () => {
    expect(await earned(waiting('8%'), `${waiting('10%')} results continue`, '2027-07', deals)).toBe(
      'C 10000',
    );
  });

  it('is not looked back to where results restart', async () => {
    expect(await earned(waiting('8%'), `${waiting('10%')} results restart`, '2027-07', deals)).toBe('C 0');
  });
});

it('amends an amendment: three stretches', async () => {
  const plan = (pay: string, amended = '') => planOf(toDate(pay, '$1.2M', 'quota to date'), amended);
  const versions = [
    [await plan('$60K'), '2027-01-01'],
    [await plan('$72K', 'amended from 2027-03-01, results continue'), '2027-03-01'],
    [await plan('$84K', 'amended from 2027-06-01, results continue'), '2027-06-01'],
  ] as const;
  const deals = sold('2027-01-15 300000');
  const of = async (period: string) =>
    (await pay(versions, period, { deals })).statements[0]?.components[0]?.stages['to date']?.value;
  // 300/200 of $10,000; 300/500 of $10,000 + 3 x $6,000; 300/600 of the same + $7,000.
  expect([await of('2027-02'), await of('2027-05'), await of('2027-06')]).toEqual([
    '15000',
    '16800',
    '17500',
  ]);
});

it('refuses what it has no meaning for', async () => {
  const kept = text('on top { commission C on Sales each month by itself at 10% }', `${JULY} continue`);
  expect(await refusedWith(kept)).toEqual([]);
  expect(await refusedWith(kept.replace('2027-07-01,', '2027-07-02,'))).toEqual(['amendment-date-wrong']);
  expect(await refusedWith(kept.replace(', results continue', ''))).toEqual(['choice-amendment']);
  expect(await refusedWith(kept.replace('2027-07-01,', '2027-01-01,'))).toEqual(['amendment-date-wrong']);
});
