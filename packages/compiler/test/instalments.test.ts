import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { heldBackPlan, MONTHS, planOf, QUARTERS, runPeriod, story } from './support/held-back.ts';
import { table } from './support/pay.ts';

const ROSTER = table('payee role start end', 'ann Rep 2026-01-01 -');
/** A commission of all that is sold, paid in some way. */
const sold = (clause: string, head = 'each month by itself') =>
  `on top { commission Deals on Sales ${head} at 100% { ${clause} } }`;

describe('instalments', () => {
  it('pay each part when it falls due: on booking, as each deal is collected, at year end', async () => {
    const plan = await planOf(
      sold(
        'paid 60% on booking, 30% when collected, 10% at year end { at exit: paid when due  at year end: carried over }',
      ),
    );
    const deals = table(
      'id closed owner amount collected',
      'D1 2027-01-05 ann 1000 2027-03-10',
      'D2 2027-01-06 ann 500 -',
      'D3 2027-02-06 ann 100.01 2027-02-07',
    );
    const lines = await story(plan, MONTHS, { roster: ROSTER, deals });
    expect(lines.slice(0, 4)).toEqual([
      'paid 900: 600 out, 0 back, 600 open',
      // 60% of $100.01 is $60.01, 30% is $30.00 and collected at once; $10 are left for the year's end.
      'paid 9001/100: 40 out, 30 back, 610 open',
      'paid 300: 0 out, 300 back, 310 open',
      'paid 0: 0 out, 0 back, 310 open',
    ]);
    // 10% of all three; 30% of the $500 that were never collected stay open.
    expect(lines[11]).toBe('paid 160: 0 out, 160 back, 150 open');
  });

  it('round each part, and leave the rest to the last', async () => {
    const plan = await planOf(
      sold('paid in 3 equal instalments, 1 month apart { at exit: paid  at year end: paid }'),
    );
    const deals = table('id closed owner amount', 'D1 2027-01-05 ann 100', 'D2 2027-12-01 ann 0.05');
    const lines = await story(plan, MONTHS, { roster: ROSTER, deals });
    expect(lines.slice(0, 4)).toEqual([
      'paid 3333/100: 6667/100 out, 0 back, 6667/100 open',
      'paid 3333/100: 0 out, 3333/100 back, 1667/50 open',
      'paid 1667/50: 0 out, 1667/50 back, 0 open',
      'paid 0: 0 out, 0 back, 0 open',
    ]);
    // What would be put off beyond the year is paid with its last payment.
    expect(lines[11]).toBe('paid 1/20: 3/100 out, 3/100 back, 0 open');
  });

  it('are deferred over years: what this year does not pay is carried over to the plans that do', async () => {
    const plan = await planOf(
      sold(
        'paid 40% on booking, 20% 1 year later, 20% 2 years later, 20% 3 years later { at exit: paid when due  at year end: carried over }',
      ),
    );
    const deals = table('id closed owner amount', 'D1 2027-01-05 ann 1000');
    const year = await story(plan, MONTHS, { roster: ROSTER, deals });
    expect(year[0]).toBe('paid 400: 600 out, 0 back, 600 open');
    expect(year[11]).toBe('paid 0: 0 out, 0 back, 600 open');
    // The next year's first part falls due in its January; the other two stay open.
    const opening = table(
      'payee role balance amount due',
      'ann Rep instalments-of-Deals 200 2027-01-31',
      'ann Rep instalments-of-Deals 400 -',
    );
    const rows = opening.rows.map(({ source, values }) => ({
      source,
      values: { ...values, balance: 'instalments of Deals' },
    }));
    const next = await story(plan, MONTHS, {
      roster: ROSTER,
      deals: table('id closed owner amount'),
      opening: { rows },
    });
    expect(next[0]).toBe('paid 200: 0 out, 200 back, 400 open');
    expect(next[11]).toBe('paid 0: 0 out, 0 back, 400 open');
  });

  it('leave exact parts where only payments are rounded', async () => {
    const plan = await planOf(
      sold(
        'paid in 3 equal instalments, 1 quarter apart { at exit: paid  at year end: carried over }',
        'each quarter by itself',
      ),
      'quarterly',
      'half up to $0.01, each payment',
    );
    const deals = table('id closed owner amount', 'D1 2027-01-05 ann 100');
    expect(await story(plan, QUARTERS, { roster: ROSTER, deals })).toEqual([
      'paid 3333/100: 200/3 out, 0 back, 200/3 open',
      'paid 3333/100: 0 out, 100/3 back, 100/3 open',
      'paid 3333/100: 0 out, 100/3 back, 0 open',
      'paid 0: 0 out, 0 back, 0 open',
    ]);
  });

  it('count from the payment that a longer measurement period ends in', async () => {
    const plan = await planOf(
      sold(
        'paid 50% on booking, 50% 2 months later { at exit: paid  at year end: carried over }',
        'each quarter by itself',
      ),
    );
    const deals = table('id closed owner amount', 'D1 2027-01-05 ann 100');
    const lines = await story(plan, MONTHS.slice(0, 6), { roster: ROSTER, deals });
    expect(lines).toEqual([
      'paid 0: 0 out, 0 back, 0 open',
      'paid 0: 0 out, 0 back, 0 open',
      'paid 50: 50 out, 0 back, 50 open',
      'paid 0: 0 out, 0 back, 50 open',
      'paid 50: 0 out, 50 back, 0 open',
      'paid 0: 0 out, 0 back, 0 open',
    ]);
  });

  it('divide what several short periods of one payment come to', async () => {
    const plan = await planOf(
      sold('paid 50% on booking, 50% when collected { at exit: paid  at year end: carried over }'),
      'quarterly',
    );
    const deals = table(
      'id closed owner amount collected',
      'D1 2027-01-05 ann 0.03 2027-02-01',
      'D2 2027-02-05 ann 0.03 2027-04-01',
    );
    // Half up, each month's first half is $0.02 and its second $0.01.
    expect(await story(plan, QUARTERS.slice(0, 2), { roster: ROSTER, deals })).toEqual([
      'paid 1/20: 1/50 out, 1/100 back, 1/100 open',
      'paid 1/100: 0 out, 1/100 back, 0 open',
    ]);
  });

  it('count a deal as collected some days after a date, the day itself included', async () => {
    const plan = await planOf(
      sold('paid 100% 30 days after collected { at exit: paid when due  at year end: carried over }'),
    );
    const deals = table(
      'id closed owner amount collected',
      'D1 2027-01-05 ann 10 2027-01-29',
      'D2 2027-01-05 ann 20 2027-01-30',
    );
    // Thirty days after the 29th of January is the 28th of February; after the 30th it is the 1st of March.
    expect(await story(plan, MONTHS.slice(0, 4), { roster: ROSTER, deals })).toEqual([
      'paid 0: 30 out, 0 back, 30 open',
      'paid 10: 0 out, 10 back, 20 open',
      'paid 20: 0 out, 20 back, 0 open',
      'paid 0: 0 out, 0 back, 0 open',
    ]);
  });

  it('give each deal its own pay where deals are paid one by one, and its credit elsewhere', async () => {
    const curve = 'parameter P = 10%\ncurve Steep steps { from $0: 10%  above $100: 50% }\n';
    const deals = table(
      'id closed owner amount collected',
      'D1 2027-01-05 ann 100 2027-01-10',
      'D2 2027-01-06 ann 300 -',
    );
    const pay = async (head: string) => {
      const text = heldBackPlan(
        `on top { commission Deals on Sales ${head} each month by itself at Steep { paid 100% when collected { at exit: paid  at year end: carried over } } }`,
      );
      const { plan } = (await compiled(`${curve}${text}`)).file;
      return story(plan, ['2027-01'], { roster: ROSTER, deals });
    };
    // Deal by deal $100 pay 10% and $300 pay 50%; together $400 pay 50%, of which a quarter is collected.
    expect(await pay('per deal')).toEqual(['paid 10: 160 out, 10 back, 150 open']);
    expect(await pay('')).toEqual(['paid 50: 200 out, 50 back, 150 open']);
  });

  it('hold who has pay on deals that add up to nothing and are partly collected', async () => {
    const text = heldBackPlan(
      `target pay $1,200 in the year
      variable pay { 100% Deals on Sales each month by itself curve Always {
        quota $1,200 in the year, phased evenly  pays 100% at target
        paid 100% when collected { at exit: paid  at year end: carried over } } }`,
    );
    const { plan } = (await compiled(`curve Always steps { from 0%: 100% }\n${text}`)).file;
    const paidWith = async (first: string, second: string) => {
      const deals = table(
        'id closed owner amount collected',
        `D1 2027-01-05 ann 100 ${first}`,
        `D2 2027-01-06 ann -100 ${second}`,
      );
      return (await story(plan, ['2027-01'], { roster: ROSTER, deals }))[0];
    };
    expect(await paidWith('2027-01-10', '2027-01-10')).toBe('paid 100: 100 out, 100 back, 0 open');
    expect(await paidWith('-', '-')).toBe('paid 0: 100 out, 0 back, 100 open');
    expect(await paidWith('2027-01-10', '-')).toBe('zero-divisor');
    // Pay that no deal stands behind has nothing to wait for.
    expect(await story(plan, ['2027-01'], { roster: ROSTER })).toEqual([
      'paid 100: 100 out, 100 back, 0 open',
    ]);
  });

  it('mirror what is taken back in the same instalments', async () => {
    const plan = await planOf(
      `target pay $1,200 in the year
      variable pay { 100% Deals on Sales each quarter, year to date against quota to date curve C {
        quota $1,200 in the year, phased evenly  if pay to date falls, take it back
        paid 60% on booking, 40% at year end { at exit: paid } } }
      }
      curve C marginal { from 0%: 1x }
      role Other { on top { bonus Fixed $1 each quarter by itself { in full } }`,
      'quarterly',
    );
    const deals = table('id closed owner amount', 'D1 2027-01-05 ann 300', 'D2 2027-04-06 ann -300');
    expect(await story(plan, QUARTERS, { roster: ROSTER, deals })).toEqual([
      'paid 180: 120 out, 0 back, 120 open',
      'paid -180: -120 out, 0 back, 0 open',
      'paid 0: 0 out, 0 back, 0 open',
      'paid 0: 0 out, 0 back, 0 open',
    ]);
  });
});

describe('instalments of somebody who leaves', () => {
  const LEAVER = table('payee role start end', 'ann Rep 2026-01-01 2027-05-15');
  const deals = table('id closed owner amount', 'D1 2027-02-05 ann 1000', 'D2 2027-05-10 ann 100');
  const of = async (exit: string) => {
    const plan = await planOf(
      sold(`paid 60% on booking, 40% at year end { at exit: ${exit} }`, 'each quarter by itself'),
      'quarterly',
    );
    return story(plan, QUARTERS, { roster: LEAVER, deals });
  };

  it('are paid with the payment of the last day', async () => {
    expect(await of('paid')).toEqual([
      'paid 600: 400 out, 0 back, 400 open',
      'paid 500: 40 out, 440 back, 0 open',
      'nothing',
      'nothing',
    ]);
  });

  it('are paid when they are due, to somebody who is long gone', async () => {
    expect(await of('paid when due')).toEqual([
      'paid 600: 400 out, 0 back, 400 open',
      'paid 60: 40 out, 0 back, 440 open',
      'paid 0: 0 out, 0 back, 440 open',
      'paid 440: 0 out, 440 back, 0 open',
    ]);
  });

  it('are forfeited, with all that would fall due later', async () => {
    expect(await of('forfeited')).toEqual([
      'paid 600: 400 out, 0 back, 400 open',
      'paid 60: 40 out, 0 back, 440 lost, 0 open',
      'nothing',
      'nothing',
    ]);
  });

  it('stay with the team that they were earned in when the payee moves to another one', async () => {
    const plan = await planOf(
      sold(
        'paid 50% on booking, 50% 1 quarter later { at exit: paid  at year end: carried over }',
        'each quarter by itself',
      ),
      'quarterly',
    );
    const roster = table(
      'payee role team start end',
      'ann Rep East 2026-01-01 2027-03-31',
      'ann Rep West 2027-04-01 -',
    );
    const sales = table('id closed owner amount', 'D1 2027-02-05 ann 100', 'D2 2027-04-05 ann 20');
    expect(await story(plan, QUARTERS.slice(0, 3), { roster, deals: sales })).toEqual([
      'paid 50: 50 out, 0 back, 50 open',
      'paid 50: 0 out, 50 back, 0 open + paid 10: 10 out, 0 back, 10 open',
      'paid 10: 0 out, 10 back, 0 open',
    ]);
  });
});

describe('instalments of a year before, and of a year after', () => {
  const clause = 'paid 50% on booking, 50% 1 quarter later { at exit: paid  at year end: carried over }';

  it('are brought in by the table opening, each with the payment that its due date lies in', async () => {
    const plan = await planOf(sold(clause, 'each quarter by itself'), 'quarterly');
    const row = (amount: string, due: string) => `ann Rep instalments~of~Deals ${amount} ${due}`;
    const opening = table(
      'payee role balance amount due',
      row('30', '2026-12-15'),
      row('12', '2027-05-01'),
      row('5', '-'),
    );
    const named = {
      rows: opening.rows.map((one) => ({
        ...one,
        values: { ...one.values, balance: 'instalments of Deals' },
      })),
    };
    const roster = table(
      'payee role team start end',
      'ann Rep East 2026-01-01 2027-02-10',
      'ann Rep West 2027-02-11 -',
    );
    // The assignment that is in force at the end of the first payment period carries them; an undated one stays open.
    expect(await story(plan, QUARTERS.slice(0, 3), { roster, opening: named })).toEqual([
      'paid 0: 0 out, 0 back, 0 open + paid 30: 0 out, 30 back, 17 open',
      'paid 12: 0 out, 12 back, 5 open',
      'paid 0: 0 out, 0 back, 5 open',
    ]);
  });

  it('are posted as held back and released, so that the ledger adds up to what is paid', async () => {
    const plan = await planOf(sold(clause, 'each quarter by itself'), 'quarterly');
    const deals = table('id closed owner amount', 'D1 2027-02-05 ann 100', 'D2 2027-05-05 ann 40');
    const { postings } = await runPeriod(plan, 'FY27-Q2', { roster: ROSTER, deals });
    expect(postings.map(({ component, kind, amount }) => [component, kind, amount])).toEqual([
      ['role/Rep/Deals', 'earning', '40'],
      ['role/Rep/instalments-of-Deals', 'hold', '-20'],
      ['role/Rep/instalments-of-Deals', 'release', '50'],
    ]);
  });

  it('follow a closed period that comes to something else: the difference is paid in the same parts', async () => {
    const plan = await planOf(sold(clause, 'each quarter by itself'), 'quarterly');
    const before = table('id closed owner amount', 'D1 2027-02-05 ann 100');
    const after = table('id closed owner amount', 'D1 2027-02-05 ann 100', 'D2 2027-03-05 ann 40');
    const closed = await runPeriod(plan, 'FY27-Q1', { roster: ROSTER, deals: before });
    const next = await runPeriod(plan, 'FY27-Q2', { roster: ROSTER, deals: after }, closed.postings);
    const [statement] = next.statements;
    expect(statement?.adjustments?.map(({ component, amount }) => [component, amount.value])).toEqual([
      ['role/Rep/Deals', '40'],
      ['role/Rep/instalments-of-Deals', '-20'],
    ]);
    // Half of the late deal with the adjustment, the other half with the instalment of the first quarter: 20 + 70.
    expect(statement?.paid?.value).toBe('90');
  });
});

describe('instalments of a sum', () => {
  it('are of the total after its rules', async () => {
    const plan = await planOf(
      `on top { commission Deals on Sales each quarter by itself at 100% }
      total { cap at $500 in full, the excess is lost  paid 60% on booking, 40% 1 quarter later { at exit: paid  at year end: carried over } }`,
      'quarterly',
    );
    const deals = table('id closed owner amount', 'D1 2027-02-05 ann 1000');
    expect(await story(plan, QUARTERS.slice(0, 2), { roster: ROSTER, deals })).toEqual([
      'paid 300: 200 out, 0 back, 200 open',
      'paid 200: 0 out, 200 back, 0 open',
    ]);
  });

  it('come after draws, which look at what is earned', async () => {
    const plan = await planOf(
      `${sold('paid 50% on booking, 50% 1 month later { at exit: paid  at year end: carried over }')}
      non-recoverable draw $80 a month in full`,
    );
    const deals = table('id closed owner amount', 'D1 2027-01-05 ann 100');
    expect(await story(plan, MONTHS.slice(0, 3), { roster: ROSTER, deals })).toEqual([
      'paid 50: 50 out, 0 back, 50 open',
      'paid 130: 0 out, 50 back, 0 open',
      'paid 80: 0 out, 0 back, 0 open',
    ]);
  });
});

describe('what cannot be paid in instalments', () => {
  const refusals: Readonly<Record<string, readonly [string, string]>> = {
    'parts that are not the whole': [
      sold('paid 60% on booking, 30% at year end { at exit: paid }'),
      'instalments-not-100',
    ],
    'a part between two payments': [
      sold('paid 60% on booking, 40% 1.5 months later { at exit: paid  at year end: paid }'),
      'instalments-wrong',
    ],
    'a component whose sum has a rule': [
      `${sold('paid 60% on booking, 40% at year end { at exit: paid }')} total { cap at $500 in full, the excess is lost }`,
      'instalments-wrong',
    ],
    'deals that may be canceled before they are collected': [
      sold(
        'when collected, claw back what the deal added to pay { later: 100% }  paid 100% when collected { at exit: paid  at year end: paid }',
      ),
      'instalments-wrong',
    ],
    'a column that is no date': [
      sold('paid 100% when amount { at exit: paid  at year end: paid }'),
      'instalments-wrong',
    ],
    'a leaver nobody thought of': [sold('paid 60% on booking, 40% at year end'), 'choice-held-back-exit'],
    'a year that ends': [
      sold('paid 60% on booking, 40% 1 month later { at exit: paid }'),
      'choice-held-back-year-end',
    ],
  };
  it.each(Object.entries(refusals))('%s', async (_, [role, code]) => {
    expect(await refusedWith(heldBackPlan(role))).toEqual([code]);
  });
});
