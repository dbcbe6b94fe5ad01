import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { DEALS, HEADER } from './support/plans.ts';

const roster = table(
  'payee role team start',
  'ann AE East 2027-02-01',
  'bob AE West 2027-02-01',
  'cy Lead Sales 2027-02-01',
);
const deals = table(
  'id closed owner arr kind',
  'a 2027-02-10 ann 100000 new',
  'b 2027-03-10 bob 60000 new',
  'c 2027-05-10 ann 50000 new',
  'd 2027-06-10 bob 80000 new',
);

function plan(condition: string): string {
  return `${HEADER}${DEALS}
team Sales { team East  team West { team Coast } }
measure Quality { entered as percent  for each team  if missing, its component waits }
goal Revenue = NewARR $800K in the year, phased evenly { Sales 100% { East 50%  West 50% } }
role AE in Sales { on top { commission Own on Revenue of its team each quarter by itself at 1% } }
role Lead in Sales { on top { bonus Kicker $5,000 each quarter by itself { in full  requires ${condition}, otherwise pays nothing } } }`;
}

async function kicker(condition: string, period = 'FY27-Q1'): Promise<string | undefined> {
  const { file } = await compiled(plan(condition));
  const results = table('measure for period value', 'Quality East FY27-Q1 90%', 'Quality West FY27-Q1 70%');
  return (await paid(file.plan, period, { roster, deals, results })).cy;
}

describe('a condition on the teams below one', () => {
  it('asks each of them, or at least one', async () => {
    // East closed $100K and $50K, West $60K and $80K.
    expect(await kicker('every team in Sales NewARR at least $60K')).toBe('5000');
    expect(await kicker('every team in Sales NewARR above $60K')).toBe('0');
    expect(await kicker('any team in Sales NewARR above $60K')).toBe('5000');
    expect(await kicker('any team in Sales NewARR is above $100K')).toBe('0');
  });

  it('means attainment where it is held against a percent: of the measure, or of the goal', async () => {
    // A target of $100K a quarter for each.
    expect(await kicker('every team in Sales NewARR at least 60%')).toBe('5000');
    expect(await kicker('every team in Sales Revenue at least 61%')).toBe('0');
    expect(await kicker('any team in Sales Revenue at least 100%')).toBe('5000');
  });

  it('reads the stretch of time that it names, and what is entered for a team', async () => {
    expect(await kicker('every team in Sales NewARR to date at least $140K', 'FY27-Q2')).toBe('5000');
    expect(await kicker('every team in Sales NewARR at least $140K', 'FY27-Q2')).toBe('0');
    expect(
      await kicker('every team in Sales Quality at least 70% and any team in Sales Quality at least 90%'),
    ).toBe('5000');
    expect(await kicker('every team in Sales Quality at least 80%')).toBe('0');
    expect(await kicker('every team in Sales Quality at least 70%', 'FY27-Q2')).toBe(
      'missing-result missing-result',
    );
  });

  it('needs teams to ask, and a bound in their unit', async () => {
    expect(await refusedWith(plan('every team in East NewARR at least $1'))).toEqual(['not-compiled']);
    expect(await refusedWith(plan('any team in Sales NewARR at least quota to date'))).toEqual([
      'not-compiled',
    ]);
    expect(await refusedWith(plan('any team in Sales Quality at least $5'))).toEqual(['unit-unexpected']);
  });
});
