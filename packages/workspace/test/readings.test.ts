import { describe, expect, test } from 'vitest';
import { openPlan } from '../src/index.ts';
import { memoryFiles } from './memory-files.ts';

/** $15,000 of target pay a quarter for New, on a quota of $250K; each quarter the same. */
const plan = `plan "Sales" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day, quota and target pay by days
}
data deals { id text key  closed date  owner payee  amount money }
revenue measure NewARR { total amount of deals  dated closed  credited to owner }
measure Calls { entered as count for each payee, if missing, its component waits }
curve Accelerated marginal {
  from   0%: 1x
  from 100%: 1.5x
}
curve Rates marginal {
  from    $0: 1%
  from $100K: 2%
}
role AE {
  on-target pay $120K, 50% variable
  variable pay {
    100% New on NewARR each quarter, year to date against quota to date curve Accelerated {
      quota $1M in the year, phased evenly
      if pay to date falls, take it back
    }
  }
  on top {
    commission Extra on NewARR each quarter by itself at Rates
    bonus Welcome $9,000 each quarter by itself { in full  requires Calls at least 10, otherwise pays nothing }
  }
}
`;

/** The message of a code after some words of the plan were replaced. */
async function message(
  code: string,
  [words, instead]: [string, string],
  from = plan,
): Promise<string | undefined> {
  expect(from).toContain(words);
  const text = from.replace(words, instead);
  const { diagnostics } = await openPlan(memoryFiles({ 's/plan.ote': text }), 'file:///w/s');
  return diagnostics.find((one) => one.code === code)?.message;
}

describe('what is left open is told in money of the plan', () => {
  test('measured by itself or to date', async () => {
    // By itself 130% pays 1 + 0.3 × 1.5 of $15,000. To date 105% pays 107.5% of $30,000, less the $12,000 of the
    // first quarter; against the full year 52.5% of $60,000, less the 20% of it.
    const without = plan.replace('      if pay to date falls, take it back\n', '');
    const told = await message(
      'choice-timing',
      [', year to date against quota to date curve', ' curve'],
      without,
    );
    expect(told).toContain(
      'Here, with 80% of quota in the first quarter and 130% in the second quarter, the second quarter of New: ' +
        '"each quarter by itself" pays $21,750; ' +
        '"each quarter, year to date against quota to date" pays $20,250; ' +
        '"each quarter, year to date against full-year quota" pays $19,500.',
    );
  });

  test('what happens when pay to date falls', async () => {
    // 130% pays $21,750; then -50%: 40% to date pays 40% of $30,000, $9,750 less than before. The third quarter
    // brings it to 170% / 3, 56.67% of $45,000.
    const told = await message('choice-falling', ['      if pay to date falls, take it back\n', '']);
    expect(told).toContain('"if pay to date falls, take it back" pays -$9,750, then $13,500');
    expect(told).toContain(
      '"if pay to date falls, deduct it from later pay of this component" pays $0, then $3,750',
    );
    expect(told).toContain('"if pay to date falls, forget it" pays $0, then $13,500');
  });

  test('tiers of an amount', async () => {
    // On $150K: $1,000 and $50K at 2%, or all of it at 2%.
    const told = await message('choice-tiers', ['Rates marginal', 'Rates tiered']);
    expect(told).toContain('the first quarter of Extra: "marginal" pays $2,000; "retroactive" pays $3,000');
  });

  test('a fixed amount for somebody who joins', async () => {
    // Joining on 16 January: 75 of the 90 days, or all of it.
    const told = await message('choice-proration', ['{ in full ', '{ ']);
    expect(told).toContain('for somebody who joins on 2027-01-16');
    expect(told).toMatch(/"prorated" pays \$7,[\d,.…]+; "in full" pays \$9,000/);
  });

  test('what missing a requirement costs', async () => {
    const told = await message('choice-otherwise', [', otherwise pays nothing', '']);
    expect(told).toContain(
      'Here, with the requirement missed in the first quarter, the second quarter of Welcome',
    );
    expect(told).toContain('"otherwise pays nothing" pays $9,000; "otherwise waits" pays $18,000');
  });

  test('where no made-up case tells the readings apart, the figures of the rule stay', async () => {
    const told = await message('choice-paid', ['  paid        quarterly\n', '']);
    expect(told).toContain('For example, somebody earning $2,000');
  });
});
