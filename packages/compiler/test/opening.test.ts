import { RunRefused, run, type TableData } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { rationalOf, table } from './support/pay.ts';

function text(inside: string, header = ''): string {
  return `plan "Started" {
    currency    USD
    year        2027-01-01 to 2027-12-31
    paid        monthly from 2027-07-01
    rounding    half up to $0.01, ${header === '' ? 'each payment' : header}
    target pay  phased evenly
    leavers     earn up to their last day, open shortfalls owed
  }
  data deals { id text key  closed date  owner payee  amount money }
  measure Sales { total amount of deals  dated closed  credited to owner }
  curve Straight marginal { from 0%: 1x }
  role Rep { ${inside} }`;
}

const planOf = async (inside: string, header = ''): Promise<Plan> =>
  (await compiled(text(inside, header))).file.plan;

/** $5,000 a month against $100,000 a month. */
const toDate = (rule: string, against = 'quota to date') =>
  `target pay $60K in the year variable pay { 100% K on Sales each month, year to date against ${against} curve Straight {
     quota $1.2M in the year, phased evenly  if pay to date falls, ${rule} } }`;

const ann = table('payee role start end', 'ann Rep 2026-01-01 -');

function sold(...rows: readonly string[]): TableData {
  return table(
    'id closed owner amount',
    ...rows.map((row, index) => `d${index} ${row.replace(' ', ' ann ')}`),
  );
}

function opening(amounts: Readonly<Record<string, number>>): TableData {
  const rows = Object.entries(amounts).map(([balance, amount], index) => ({
    source: { file: 'opening.csv', record: index + 1 },
    values: { payee: 'ann', role: 'Rep', balance, amount: rationalOf(String(amount)) },
  }));
  return { rows };
}

async function pay(plan: Plan, period: string, tables: Readonly<Record<string, TableData>>) {
  const evaluators = [{ plan, digest: 'sha256:test', effective: { from: plan.year.first } }];
  return run({ evaluators, period, tables: { roster: ann, ...tables }, ledger: [] });
}

async function earned(
  plan: Plan,
  period: string,
  tables: Readonly<Record<string, TableData>>,
): Promise<string> {
  const { statements, errors, held } = await pay(plan, period, tables);
  const problems = [...errors, ...held].map(({ code }) => code);
  return problems.length > 0
    ? [...new Set(problems)].join(' ')
    : (statements[0]?.components[0]?.stages.earned?.value ?? 'nothing');
}

const july = sold('2027-07-10 50000');

describe('a year to date that others have paid until June', () => {
  // 550/700 of $35,000 = $27,500.
  it('takes off what they had paid', async () => {
    const plan = await planOf(toDate('take it back'));
    const brought = opening({ 'K earned': 24_000, Sales: 500_000 });
    expect(await earned(plan, '2027-07', { deals: july, opening: brought })).toBe('3500');
    // August: 550/800 of $40,000 as well.
    expect(await earned(plan, '2027-08', { deals: july, opening: brought })).toBe('0');
  });

  it('waits for it, also where the rows are there', async () => {
    const plan = await planOf(toDate('take it back'));
    const deals = sold('2027-06-15 500000', '2027-07-10 50000');
    expect(await earned(plan, '2027-07', { deals })).toBe('missing-opening');
    expect(await earned(plan, '2027-07', { deals, opening: opening({ 'K earned': 24_000 }) })).toBe('3500');
    const twice = opening({ 'K earned': 24_000, Sales: 500_000 });
    expect(await earned(plan, '2027-07', { deals, opening: twice })).toBe('opening-beside-rows');
  });

  it('deducts what they had paid too much from later pay', async () => {
    const plan = await planOf(toDate('deduct it from later pay of this component'));
    const brought = opening({ 'K earned': 30_000, Sales: 500_000 });
    const { statements } = await pay(plan, '2027-07', { deals: july, opening: brought });
    expect(statements[0]?.components[0]?.shortfall).toMatchObject({
      out: { value: '2500' },
      closing: { value: '2500' },
    });
    const more = sold('2027-07-10 50000', '2027-08-10 100000');
    // August: 650/800 of $40,000 = $32,500, a rise of $5,000 less $2,500.
    expect(await earned(plan, '2027-08', { deals: more, opening: brought })).toBe('2500');
  });

  // Pay to date was 500/600 of $30,000 = $25,000, whatever was paid.
  it('forgets falls by what pay to date had come to', async () => {
    const plan = await planOf(toDate('forget it'));
    expect(await earned(plan, '2027-07', { deals: july, opening: opening({ Sales: 500_000 }) })).toBe('2500');
  });

  it('has the full-year quota and target pay', async () => {
    const plan = await planOf(toDate('take it back', 'full-year quota'));
    // 550/1,200 of $60,000 = $27,500.
    const brought = opening({ 'K earned': 25_000, Sales: 500_000 });
    expect(await earned(plan, '2027-07', { deals: july, opening: brought })).toBe('2500');
  });

  it('goes with the assignment that goes on', async () => {
    const plan = await planOf(toDate('take it back'));
    const brought = opening({ 'K earned': 24_000, Sales: 500_000 });
    const roster = table('payee role start end', 'ann Rep 2027-07-01 -');
    expect(await earned(plan, '2027-07', { roster, deals: july })).toBe('2500');
    const left = table('payee role start end', 'ann Rep 2026-01-01 2027-06-30');
    expect((await pay(plan, '2027-07', { roster: left, deals: july, opening: brought })).statements).toEqual(
      [],
    );
  });
});

describe('a canceled deal of before the first payment, of a component that deducts falls', () => {
  const plan = async (rule: string) => {
    const told = text(`on top { commission K on Sales each month, year to date against quota to date at 10% {
      quota $1.2M in the year, phased evenly  if pay to date falls, ${rule}
      when canceled, claw back what the deal added to pay { later: 100% } } }`);
    const canceled = told.replace('amount money }', 'amount money  canceled date or blank }');
    return (await compiled(canceled)).file.plan;
  };
  const deals = table(
    'id closed owner amount canceled',
    'd1 2027-06-10 ann 50000 2027-07-05',
    'd2 2027-08-10 ann 20000 2027-08-20',
  );
  const brought = opening({ 'K earned': 5_000 });

  // Random plans found August paid $2,000: without d1, the $5,000 that were earned before looked like a fall to deduct.
  it('leaves unknown what is deducted of later deals that are canceled, too', async () => {
    const deducts = await plan('deduct it from later pay of this component');
    expect(await earned(deducts, '2027-07', { deals, opening: brought })).toBe('missing-opening');
    expect(await earned(deducts, '2027-08', { deals, opening: brought })).toBe('missing-opening');
  });

  it('is taken back where falls are', async () => {
    const takes = await plan('take it back');
    expect(await earned(takes, '2027-07', { deals, opening: brought })).toBe('-5000');
    expect(await earned(takes, '2027-08', { deals, opening: brought })).toBe('0');
  });
});

describe('somebody who left before the first payment, in a quarter that falls due after it', () => {
  const left = table('payee role start end', 'ann Rep 2026-01-01 2027-04-30');
  const quarterly = async () => {
    const plan = await planOf(toDate('take it back').replace('each month', 'each quarter'));
    return { ...plan, paidFrom: '2027-05-01' };
  };

  // Random plans found the first quarter paid again: June paid $7,000, which is 140/400 of $20,000.
  it('is paid what the quarter adds to what others had paid', async () => {
    const deals = sold('2027-02-10 100000', '2027-04-10 40000');
    const brought = opening({ 'K earned': 5_000 });
    expect(await earned(await quarterly(), '2027-06', { roster: left, deals, opening: brought })).toBe(
      '2000',
    );
    expect(await earned(await quarterly(), '2027-06', { roster: left, deals })).toBe('missing-opening');
  });

  it('has the results that are brought in', async () => {
    const brought = opening({ 'K earned': 5_000, Sales: 140_000 });
    const none = { roster: left, deals: sold(), opening: brought };
    expect(await earned(await quarterly(), '2027-06', none)).toBe('2000');
  });

  it('had an earlier team, whose results and pay the last one goes on with', async () => {
    const roster = table(
      'payee role start end team',
      'ann Rep 2026-01-01 2027-02-28 East',
      'ann Rep 2027-03-01 2027-04-30 West',
    );
    const plan = { ...(await quarterly()), teams: { East: { title: 'East' }, West: { title: 'West' } } };
    const brought = opening({ 'K earned': 5_000, Sales: 140_000 });
    const { statements } = await pay(plan, '2027-06', { roster, deals: sold(), opening: brought });
    // West alone has a day in the quarter: 140/200 of its $10,000 to date.
    expect(statements.map(({ team, paid }) => [team, paid?.value])).toEqual([['West', '2000']]);
  });
});

describe('a quarter by itself that began before the first payment', () => {
  const quarter = `target pay $60K in the year variable pay { 100% K on Sales each quarter by itself curve Straight { quota $1.2M in the year, phased evenly } }`;
  it('needs its rows, since an amount to date cannot be divided', async () => {
    const plan = { ...(await planOf(quarter)), paidFrom: '2027-05-01' };
    const deals = sold('2027-04-10 100000', '2027-06-10 50000');
    expect(await earned(plan, '2027-06', { deals })).toBe('7500');
    expect(await earned(plan, '2027-06', { opening: opening({ Sales: 500_000 }), deals: sold() })).toBe(
      'missing-opening',
    );
  });
});

it('brings the balance of a draw in at its first payment', async () => {
  const plan = await planOf(
    `on top { commission C on Sales each month by itself at 10% }
     recoverable draw $1,000 a month in full { top-ups are owed back: 100% of earnings above the draw, from the month after at exit: owed at year end: carried over }`,
  );
  const { statements } = await pay(plan, '2027-07', {
    deals: july,
    opening: opening({ 'recoverable draw': 700 }),
  });
  // $5,000 earned: the $700 come out of the $4,000 above the draw.
  expect(statements[0]?.paid?.value).toBe('4300');
});

it('refuses to pay what others have paid, and tells of no earlier periods in its first', async () => {
  const plan = await planOf(toDate('take it back'));
  const before = await pay(plan, '2027-06', { deals: july }).catch((problem: unknown) => problem);
  expect(before).toBeInstanceOf(RunRefused);
  expect(String(before)).toContain('is paid from 2027-07-01');
  const brought = opening({ 'K earned': 24_000, Sales: 500_000 });
  expect((await pay(plan, '2027-07', { deals: july, opening: brought })).notes).toEqual([]);
});

it('begins a running total of roundings with its first payment', async () => {
  const plan = await planOf(toDate('take it back'), 'on the running total');
  const brought = opening({ 'K earned': 24_000, Sales: 500_000 });
  const { statements } = await pay(plan, '2027-07', { deals: july, opening: brought });
  expect(statements[0]?.paid?.value).toBe('3500');
});

it('refuses what would have to be brought in and cannot be', async () => {
  const waits = text(
    'on top { commission C on Sales each month by itself at 10% { requires Sales to date at least $100K, otherwise waits } }',
  );
  expect(await refusedWith(waits)).toEqual(['not-compiled']);
  const carries = text(
    'on top { commission C on Sales each month by itself at 10% } total { cap at $1,000 in full, the excess is carried to later payments of the year }',
  );
  expect(await refusedWith(carries)).toEqual(['not-compiled']);
  const midMonth = text(toDate('take it back')).replace('from 2027-07-01', 'from 2027-07-02');
  expect(await refusedWith(midMonth)).toEqual(['paid-from-wrong']);
});
