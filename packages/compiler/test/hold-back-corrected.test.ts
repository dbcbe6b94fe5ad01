import type { Posting, TableData } from '@ontarget/evaluator/engine';
import { describe, expect, it } from 'vitest';
import { MONTHS, planOf, runPeriod } from './support/held-back.ts';
import { table } from './support/pay.ts';

/** Held back for two months of pay that each quarter's last month brings: nothing falls due in the months of release. */
const ROLE = `on top {
  commission Deals on Sales each quarter by itself at 100% {
    hold back 25% for 2 months { at exit: paid when due  at year end: carried over }
  }
}`;
const NO_DEALS = table('id closed owner amount', 'D0 2027-02-05 zoe 1');
const LATE = table('id closed owner amount', 'D1 2027-02-05 ann 100');

describe('a deal of the first quarter that comes in when July is closed', () => {
  /** Each month up to June closed without the deal; what July posts with it. */
  async function postedInJuly(roster: TableData): Promise<readonly Posting[]> {
    const plan = await planOf(ROLE);
    const ledger: Posting[] = [];
    for (const month of MONTHS.slice(0, 6))
      ledger.push(...(await runPeriod(plan, month, { roster, deals: NO_DEALS }, ledger)).postings);
    const { postings } = await runPeriod(plan, '2027-07', { roster, deals: LATE }, ledger);
    return postings.filter(({ payee, amount }) => payee === 'ann' && amount !== '0');
  }
  const lines = (postings: readonly Posting[]) =>
    postings.map(({ component, amount, causes }) => [component, amount, causes[0]]);

  // March would have paid $100 and held $25 back of it, which May releases.
  const ALL = [
    ['role/Rep/Deals', '100', 'corrects/2027-03-01/2027-03-31'],
    ['role/Rep/hold-of-Deals', '-25', 'corrects/2027-03-01/2027-03-31'],
    ['role/Rep/hold-of-Deals', '25', 'corrects/2027-05-01/2027-05-31'],
  ];

  it('is paid in full, with what a month released in which nothing else fell due', async () => {
    expect(
      lines(
        await postedInJuly(table('payee role start end', 'ann Rep 2026-01-01 -', 'zoe Rep 2026-01-01 -')),
      ),
    ).toEqual(ALL);
  });

  it('is paid in full to somebody who had left when it would have been released', async () => {
    const left = table('payee role start end', 'ann Rep 2026-01-01 2027-03-31', 'zoe Rep 2026-01-01 -');
    expect(lines(await postedInJuly(left))).toEqual(ALL);
  });

  it('is not paid a second time by closing the month of release again', async () => {
    const left = table('payee role start end', 'ann Rep 2026-01-01 2027-03-31', 'zoe Rep 2026-01-01 -');
    const plan = await planOf(ROLE);
    const july = await postedInJuly(left);
    const again = await runPeriod(plan, '2027-05', { roster: left, deals: LATE }, july);
    expect([again.postings.filter(({ payee }) => payee === 'ann'), again.errors]).toEqual([[], []]);
  });
});

it('who is paid nothing in a month, and has nothing held back or released, is in the ledger with a zero', async () => {
  const plan = await planOf(ROLE);
  const roster = table('payee role start end', 'ann Rep 2026-01-01 -');
  const { postings } = await runPeriod(plan, '2027-02', { roster, deals: LATE });
  expect(postings.map(({ component, kind, amount }) => [component, kind, amount])).toEqual([
    ['role/Rep/total', 'earning', '0'],
  ]);
});
