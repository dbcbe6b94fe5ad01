import { add, compare, max, min, type Rational, rational, sub, sum, ZERO } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const deals = table(
  'id closed owner arr kind',
  'a 2027-02-10 ann 100000 new',
  'b 2027-05-10 ann 300000 new',
  'c 2027-08-10 ann 20000 new',
);
const QUARTERS = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'] as const;
const TIMING = 'each quarter by itself';

interface Terms {
  component?: string;
  variable?: string;
  total?: string;
  timing?: string;
}

/** $10K of target pay a quarter, on a quota of $100K a quarter, paid in proportion: $10K, $30K, $2K and nothing. */
function plan({ component = '', variable = '', total = '', timing = TIMING }: Terms): string {
  return `${BASICS}${role(`target pay $40K in the year
    variable pay {
      100% K on NewARR ${timing} curve Straight { quota $400K in the year, phased evenly ${component} }
      ${variable}
    }
    on top { bonus Extra $1,000 each quarter by itself { in full } }
    ${total === '' ? '' : `total { ${total} }`}`)}`;
}

async function year(terms: Terms, start = '2027-02-01', rows = deals): Promise<(string | undefined)[]> {
  const { file } = await compiled(plan(terms));
  const tables = { roster: table('payee role start', `ann AE ${start}`), deals: rows };
  return Promise.all(QUARTERS.map(async (period) => (await paid(file.plan, period, tables)).ann));
}

describe('a cap on the pay of a component', () => {
  it('loses what lies above it', async () => {
    expect(await year({ component: 'cap payout at 150% of target' })).toEqual([
      '11000',
      '16000',
      '3000',
      '1000',
    ]);
    expect(await year({ component: 'cap payout at 150% of target, the excess is lost' })).toEqual(
      await year({ component: 'cap payout at 150% of target' }),
    );
  });

  it('carries the excess into the periods that have room, as far as they have it', async () => {
    const component = 'cap payout at $15K in full, the excess is carried to later payments of the year';
    // $15,000 above in the second quarter: $13,000 fit into the third and $2,000 into the fourth.
    expect(await year({ component })).toEqual(['11000', '16000', '16000', '3000']);
  });
});

describe('a floor under the pay of a component', () => {
  it('tops a period up to it', async () => {
    const component = 'floor payout at 50% of target, what it adds is kept';
    expect(await year({ component })).toEqual(['11000', '31000', '6000', '6000']);
  });

  it('takes what it added from later pay that lies above it', async () => {
    const component = 'floor payout at $12K in full, what it adds is taken from later payments of the year';
    expect(await year({ component })).toEqual(['13000', '29000', '13000', '13000']);
  });

  it('shrinks by days where it is prorated', async () => {
    // Two of three months: the deal of February is not credited to somebody who starts in March.
    const of = (words: string) =>
      year({ component: `floor payout at $6K ${words}, what it adds is kept` }, '2027-03-01');
    expect((await of('prorated'))[0]).toBe('5000');
    expect((await of('in full'))[0]).toBe('7000');
  });

  it('holds where a requirement was missed', async () => {
    const component =
      'requires NewARR at least $250K, otherwise pays nothing  floor payout at $500 in full, what it adds is kept';
    expect(await year({ component })).toEqual(['1500', '31000', '1500', '1500']);
  });

  it('comes after the cap', async () => {
    const component = 'cap payout at $8K in full  floor payout at 90% of target, what it adds is kept';
    expect(await year({ component })).toEqual(['10000', '10000', '10000', '10000']);
  });

  it('is refused under pay to date', async () => {
    const timing = 'each quarter, year to date against quota to date';
    const component =
      'if pay to date falls, take it back  floor payout at $500 in full, what it adds is kept';
    expect(await refusedWith(plan({ timing, component }))).toContain('clause-misplaced');
  });
});

describe('the total of a role', () => {
  it('has a cap that carries, and a floor under what the cap leaves', async () => {
    const total =
      'cap at $20K in full, the excess is carried to later payments of the year  floor payout at $12K in full, what it adds is taken from later payments of the year';
    // Before: 11, 31, 3 and 1 thousand. Under the cap: 11, 20, 14 and 1. The floor adds 1, takes 1, and adds 11.
    expect(await year({ total })).toEqual(['12000', '19000', '14000', '12000']);
  });

  it('of the variable pay leaves what is on top alone', async () => {
    const variable = 'floor payout at $4K in full, what it adds is kept';
    expect(await year({ variable })).toEqual(['11000', '31000', '5000', '5000']);
  });
});

describe('limits that remember, on random amounts', () => {
  const limit = rational(9_000);
  const amounts = fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 4, maxLength: 4 });
  const payouts = async (component: string, results: readonly number[]) => {
    const rows = results.map(
      (arr, index) => `d${index} ${2027}-${['02', '05', '08', '11'][index]}-10 ann ${arr} new`,
    );
    const { file } = await compiled(plan({ component }));
    const tables = {
      roster: table('payee role start', 'ann AE 2027-02-01'),
      deals: table('id closed owner arr kind', ...rows),
    };
    const all = await Promise.all(
      QUARTERS.map(async (period) => (await paid(file.plan, period, tables)).ann),
    );
    return all.map((text) => sub(rational(BigInt(text ?? '0')), rational(1000)));
  };

  it('a cap pays no more than was earned, nor more than it says, and is paid up where there is room', async () => {
    const component = 'cap payout at $9K in full, the excess is carried to later payments of the year';
    await fc.assert(
      fc.asyncProperty(amounts, async (thousands) => {
        // A tenth of the result: whole dollars, so that no rounding stands between.
        const earned = thousands.map((amount) => rational(amount));
        const got = await payouts(
          component,
          thousands.map((amount) => amount * 10),
        );
        let open: Rational = ZERO;
        earned.forEach((pay, index) => {
          const due = add(pay, open);
          expect(got[index]).toEqual(min(due, limit));
          open = sub(due, got[index] ?? ZERO);
          expect(compare(open, ZERO)).toBeGreaterThanOrEqual(0);
        });
        expect(sub(sum(earned), sum(got))).toEqual(open);
      }),
    );
  });

  it('a floor that is taken back never takes more than it gave, and is never gone below', async () => {
    const component = 'floor payout at $9K in full, what it adds is taken from later payments of the year';
    await fc.assert(
      fc.asyncProperty(amounts, async (thousands) => {
        const earned = thousands.map((amount) => rational(amount));
        const got = await payouts(
          component,
          thousands.map((amount) => amount * 10),
        );
        let open: Rational = ZERO;
        earned.forEach((pay, index) => {
          expect(got[index]).toEqual(max(sub(pay, open), limit));
          open = add(open, sub(got[index] ?? ZERO, pay));
          expect(compare(open, ZERO)).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });
});
