import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { heldBackPlan, MONTHS, planOf, QUARTERS, runPeriod, story } from './support/held-back.ts';
import { table } from './support/pay.ts';

const ROSTER = table('payee role start end', 'ann Rep 2026-01-01 -');
const FATES = '{ at exit: paid  at year end: carried over }';
const quarterly = (clause: string) =>
  `on top { commission Deals on Sales each quarter by itself at 100% { ${clause} } }`;

describe('pay that is held back', () => {
  it('for some periods is released with the payment so much later', async () => {
    const plan = await planOf(quarterly(`hold back 25% for 2 quarters ${FATES}`), 'quarterly');
    const deals = table('id closed owner amount', 'D1 2027-02-05 ann 100.01', 'D2 2027-05-05 ann 40');
    expect(await story(plan, QUARTERS, { roster: ROSTER, deals })).toEqual([
      // A quarter of $100.01 is $25.0025, half up $25.00.
      'paid 7501/100: 25 out, 0 back, 25 open',
      'paid 30: 10 out, 0 back, 35 open',
      'paid 25: 0 out, 25 back, 10 open',
      'paid 10: 0 out, 10 back, 0 open',
    ]);
  });

  it('to a day is released with the payment that the day lies in, and nothing is held back from then on', async () => {
    const plan = await planOf(quarterly(`hold back 10% until 2027-06-30 ${FATES}`), 'quarterly');
    const deals = table('id closed owner amount', 'D1 2027-02-05 ann 100', 'D2 2027-05-05 ann 40');
    expect(await story(plan, QUARTERS.slice(0, 3), { roster: ROSTER, deals })).toEqual([
      'paid 90: 10 out, 0 back, 10 open',
      'paid 50: 0 out, 10 back, 0 open',
      'paid 0: 0 out, 0 back, 0 open',
    ]);
  });

  it('until a condition holds is released once it does, and held back again where it no longer does', async () => {
    const plan = await planOf(
      quarterly(`hold back 50% until Sales this period at least $60 ${FATES}`),
      'quarterly',
    );
    const deals = table(
      'id closed owner amount',
      'D1 2027-02-05 ann 40',
      'D2 2027-05-05 ann 60',
      'D3 2027-08-05 ann 10',
    );
    expect(await story(plan, QUARTERS, { roster: ROSTER, deals })).toEqual([
      'paid 20: 20 out, 0 back, 20 open',
      'paid 80: 0 out, 20 back, 0 open',
      'paid 5: 5 out, 0 back, 5 open',
      'paid 0: 0 out, 0 back, 5 open',
    ]);
  });

  it('until employed for some time is released once that is over, and never held back again', async () => {
    const held = 'hold back 50% until employed 150 days { at exit: paid  at year end: carried over }';
    const plan = await planOf(quarterly(held), 'quarterly');
    const deals = table(
      'id closed owner amount',
      'D1 2027-02-05 ann 40',
      'D2 2027-05-05 ann 60',
      'D3 2027-08-05 ann 10',
    );
    const since = (day: string) => ({ roster: table('payee role start end', `ann Rep ${day} -`), deals });
    // From February 1 on, 150 days are over with June 30; from February 2 on, with July 1.
    expect(await story(plan, QUARTERS.slice(0, 3), since('2027-02-01'))).toEqual([
      'paid 20: 20 out, 0 back, 20 open',
      'paid 80: 0 out, 20 back, 0 open',
      'paid 10: 0 out, 0 back, 0 open',
    ]);
    expect(await story(plan, QUARTERS.slice(0, 3), since('2027-02-02'))).toEqual([
      'paid 20: 20 out, 0 back, 20 open',
      'paid 30: 30 out, 0 back, 50 open',
      'paid 60: 0 out, 50 back, 0 open',
    ]);
  });

  it('counts employment in whole days and months', async () => {
    const held = (time: string) => `hold back 50% until employed ${time} ${FATES}`;
    await expect(planOf(quarterly(held('1.5 months')), 'quarterly')).rejects.toThrow();
    await expect(planOf(quarterly(held('0 days')), 'quarterly')).rejects.toThrow();
  });

  it('holds back nothing of pay below zero', async () => {
    const plan = await planOf(quarterly(`hold back 25% for 1 quarter ${FATES}`), 'quarterly');
    const deals = table('id closed owner amount', 'D1 2027-02-05 ann 100', 'D2 2027-05-05 ann -40');
    expect(await story(plan, QUARTERS.slice(0, 2), { roster: ROSTER, deals })).toEqual([
      'paid 75: 25 out, 0 back, 25 open',
      'paid -15: 0 out, 25 back, 0 open',
    ]);
  });

  it('is a part of the instalment that a payment pays, and of the total after what its components hold back', async () => {
    const plan = await planOf(
      `${quarterly(`paid 60% on booking, 40% 1 quarter later ${FATES} hold back 50% for 1 quarter ${FATES}`)}
      total { hold back 10% for 1 quarter ${FATES} }`,
      'quarterly',
    );
    const deals = table('id closed owner amount', 'D1 2027-02-05 ann 100');
    // Balances by name: what the component holds, what the total holds, the instalments.
    expect(await story(plan, QUARTERS, { roster: ROSTER, deals })).toEqual([
      'paid 27: 30 out, 0 back, 30 open: 3 out, 0 back, 3 open: 40 out, 0 back, 40 open',
      // $40 of instalment, half of it held, $30 released: 10% of $50 is held back of the total, and its $3 released.
      'paid 48: 20 out, 30 back, 20 open: 5 out, 3 back, 5 open: 0 out, 40 back, 0 open',
      'paid 23: 0 out, 20 back, 0 open: 2 out, 5 back, 2 open: 0 out, 0 back, 0 open',
      'paid 2: 0 out, 0 back, 0 open: 0 out, 2 back, 0 open: 0 out, 0 back, 0 open',
    ]);
  });

  it('at exit and at year end goes the way that the plan says', async () => {
    const of = async (fates: string, end: string) => {
      const plan = await planOf(quarterly(`hold back 25% for 2 quarters { ${fates} }`), 'quarterly');
      const roster = table('payee role start end', `ann Rep 2026-01-01 ${end}`);
      const deals = table('id closed owner amount', 'D1 2027-02-05 ann 100', 'D2 2027-11-05 ann 40');
      return story(plan, QUARTERS, { roster, deals });
    };
    expect(await of('at exit: forfeited  at year end: paid', '2027-05-15')).toEqual([
      'paid 75: 25 out, 0 back, 25 open',
      'paid 0: 0 out, 0 back, 25 lost, 0 open',
      'nothing',
      'nothing',
    ]);
    expect((await of('at exit: paid  at year end: forfeited', '-'))[3]).toBe(
      'paid 30: 10 out, 0 back, 10 lost, 0 open',
    );
    expect((await of('at exit: paid  at year end: paid', '-'))[3]).toBe('paid 40: 10 out, 10 back, 0 open');
  });

  it('is posted as held and released, of the total too', async () => {
    const plan = await planOf(
      `on top { commission Deals on Sales each month by itself at 100% } total { hold back 25% for 1 month ${FATES} }`,
    );
    const deals = table('id closed owner amount', 'D1 2027-01-05 ann 100', 'D2 2027-02-05 ann 20');
    const { postings } = await runPeriod(plan, MONTHS[1] ?? '', { roster: ROSTER, deals });
    expect(postings.map(({ component, kind, amount }) => [component, kind, amount])).toEqual([
      ['role/Rep/Deals', 'earning', '20'],
      ['role/Rep/hold-of-total', 'hold', '-5'],
      ['role/Rep/hold-of-total', 'release', '25'],
    ]);
  });

  it('can be brought in, and is released by the plan’s own condition whatever day it was due', async () => {
    const { plan } = (
      await compiled(
        heldBackPlan(quarterly(`hold back 50% until Sales this period at least $60 ${FATES}`), 'quarterly'),
      )
    ).file;
    const rows = table('payee role balance amount due', 'ann Rep x 30 2027-02-01', 'ann Rep x 7 -').rows;
    const opening = {
      rows: rows.map((row) => ({ ...row, values: { ...row.values, balance: 'hold of Deals' } })),
    };
    const deals = table('id closed owner amount', 'D2 2027-05-05 ann 60');
    expect(await story(plan, QUARTERS.slice(0, 2), { roster: ROSTER, deals, opening })).toEqual([
      'paid 0: 0 out, 0 back, 37 open',
      'paid 97: 0 out, 37 back, 0 open',
    ]);
  });

  it.each([
    [quarterly(`hold back 25% for 1 month ${FATES}`), 'hold-back-wrong'],
    [quarterly(`hold back 120% for 1 quarter ${FATES}`), 'hold-back-wrong'],
    [
      `${quarterly(`hold back 25% for 1 quarter ${FATES}`)} total { cap at $500 in full, the excess is lost }`,
      'hold-back-wrong',
    ],
    [quarterly('hold back 25% for 1 quarter { at exit: paid }'), 'choice-held-back-year-end'],
    [quarterly('hold back 25% for 1 quarter { at year end: paid }'), 'choice-held-back-exit'],
  ])('is refused where it cannot be released: %s', async (role, code) => {
    expect(await refusedWith(heldBackPlan(role, 'quarterly'))).toEqual([code]);
  });
});
