import { add, compare, min, parseRational, type Rational, rational, sum } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const QUARTERS = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'] as const;
const DAYS = ['2027-02-10', '2027-05-10', '2027-08-10', '2027-11-10'];

/** A refund pays less than nothing, too. */
const LINE = 'curve Line marginal { from 0%: 1x }\n';

/** $10K of target pay a quarter on a quota of $100K, paid in proportion. */
function plan(clauses: string, block = '', timing = 'each quarter by itself', header = BASICS): string {
  const quota = 'quota $400K in the year, phased evenly';
  return `${header}${LINE}${role(
    `target pay $40K in the year variable pay { 100% K on NewARR ${timing} curve Line { ${quota} ${clauses} } ${block} }`,
  )}`;
}

async function year(text: string, sold: readonly number[], start = '2027-02-01'): Promise<string[]> {
  const { file } = await compiled(text);
  const deals = table(
    'id closed owner arr kind',
    ...sold.map((amount, index) => `${index} ${DAYS[index]} ann ${amount} new`),
  );
  const tables = { roster: table('payee role start', `ann AE ${start}`), deals };
  return Promise.all(QUARTERS.map(async (period) => (await paid(file.plan, period, tables)).ann ?? '-'));
}

describe('a cap for the year', () => {
  const sold = [250_000, 300_000, -100_000, 200_000];

  it('is of the target pay of the whole year', async () => {
    // $25K, $30K, -$10K and $20K; to date $25K, $50K of $55K, $45K, $50K of $65K.
    const pays = ['25000', '25000', '-5000', '5000'];
    expect(await year(plan('cap payout for the year at 125% of target'), sold)).toEqual(pays);
    expect(await year(plan('', 'cap payout for the year at 125% of target'), sold)).toEqual(pays);
    expect(await year(plan('cap payout for the year at $50,000 in full'), sold)).toEqual(pays);
    expect(await year(plan('', 'cap payout for the year at $50,000 in full'), sold)).toEqual(pays);
  });

  it('shrinks with the part of the year that somebody is employed', async () => {
    // From August on half of it: $20K of target pay, capped at $25K.
    const text = plan('cap payout for the year at 125% of target');
    expect(await year(text, [0, 0, 200_000, 200_000], '2027-08-01')).toEqual(['-', '-', '20000', '5000']);
    const money = plan('cap payout for the year at $50,000 prorated');
    expect(await year(money, [0, 0, 200_000, 200_000], '2027-08-01')).toEqual(['-', '-', '20000', '5000']);
  });

  it('comes after the cap of each period, and bounds what runs over the year to date', async () => {
    const both = plan('cap payout at 150% of target  cap payout for the year at 100% of target');
    expect(await year(both, [250_000, 300_000, 0, 200_000])).toEqual(['15000', '15000', '0', '10000']);
    const toDate = plan(
      'cap payout for the year at 125% of target if pay to date falls, take it back',
      '',
      'each quarter, year to date against quota to date',
    );
    expect(await year(toDate, sold)).toEqual(['25000', '25000', '-5000', '5000']);
  });
});

describe('an excess that is paid at year end', () => {
  it('waits for the last quarter, whatever room there is before', async () => {
    const text = plan('cap payout at 100% of target, the excess is paid at year end');
    expect(await year(text, [150_000, 50_000, 300_000, 20_000])).toEqual(['10000', '5000', '10000', '27000']);
    const block = plan('', 'cap at 100% of target, the excess is paid at year end or at exit');
    expect(await year(block, [150_000, 50_000, 300_000, 20_000])).toEqual([
      '10000',
      '5000',
      '10000',
      '27000',
    ]);
  });
});

describe('whatever is sold', () => {
  const exactly = (text: string): Rational => {
    const read = parseRational(text);
    if (!read.ok) throw new Error(text);
    return read.value;
  };
  const amounts = fc.array(
    fc.integer({ min: -300, max: 600 }).map((k) => k * 1000),
    {
      minLength: 4,
      maxLength: 4,
    },
  );

  it('never more than the cap is paid up to any quarter, and at the end the lesser of it and of all pay', async () => {
    const text = plan('cap payout for the year at 125% of target');
    await fc.assert(
      fc.asyncProperty(amounts, async (sold) => {
        let before = rational(0);
        for (const paidIn of await year(text, sold)) {
          before = add(before, exactly(paidIn));
          expect(compare(before, rational(50_000))).toBeLessThanOrEqual(0);
        }
        const earned = rational(
          sold.reduce((a, b) => a + b, 0),
          10,
        );
        expect(before).toEqual(min(earned, rational(50_000)));
      }),
      { numRuns: 15 },
    );
  });

  it('an excess paid at year end is all paid by then', async () => {
    const text = plan('cap payout at 100% of target, the excess is paid at year end');
    await fc.assert(
      fc.asyncProperty(amounts, async (sold) => {
        const parts = (await year(text, sold)).map(exactly);
        expect(sum(parts)).toEqual(
          rational(
            sold.reduce((a, b) => a + b, 0),
            10,
          ),
        );
      }),
      { numRuns: 15 },
    );
  });
});

describe('what it refuses', () => {
  it.each([
    [
      'over the half-year to date',
      plan(
        'cap payout for the year at 125% of target if pay to date falls, forget it',
        '',
        'each quarter, half-year to date against quota to date',
      ),
      'clause-misplaced',
    ],
    [
      'an excess of pay to date at year end',
      plan(
        'cap payout at 100% of target, the excess is paid at year end if pay to date falls, forget it',
        '',
        'each quarter, year to date against quota to date',
      ),
      'clause-misplaced',
    ],
    [
      'two of them',
      plan('', 'cap payout for the year at $5 in full  cap payout for the year at $6 in full'),
      'said-twice',
    ],
    ['money that says no proration', plan('cap payout for the year at $50,000'), 'choice-cap-proration'],
    [
      'a plan that begins to pay in mid-year',
      plan(
        'cap payout for the year at 125% of target',
        '',
        'each quarter by itself',
        BASICS.replace('paid        quarterly', 'paid        quarterly from 2027-08-01'),
      ),
      'not-compiled',
    ],
  ])('%s', async (_, text, code) => {
    expect(await refusedWith(text)).toContain(code);
  });
});
