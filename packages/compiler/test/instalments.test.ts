import { describe, expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { heldBackPlan, MONTHS, planOf, QUARTERS, story } from './support/held-back.ts';
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
