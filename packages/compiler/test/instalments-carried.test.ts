import { describe, expect, it } from 'vitest';
import { MONTHS, planOf, QUARTERS, runPeriod, story } from './support/held-back.ts';
import { table } from './support/pay.ts';

const ROSTER = table('payee role start end', 'ann Rep 2026-01-01 -');
/** A commission of all that is sold, paid in some way. */
const sold = (clause: string, head = 'each month by itself') =>
  `on top { commission Deals on Sales ${head} at 100% { ${clause} } }`;

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
