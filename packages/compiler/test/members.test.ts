import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { DEALS, HEADER, role } from './support/plans.ts';

const SELLERS = `${HEADER}${DEALS}
team Sales { team Field team Web }
${role('on top { commission New on NewARR each month by itself at 10% { cap payout at $5,000 in full } }')}
role Closer in Web { on top { commission New on NewARR each month by itself at 20% { cap payout at $90,000 in full } } }
`;

const roster = table(
  'payee role team start end manager',
  'ann AE Field 2027-02-01 2027-03-14 lee',
  'ann AE Web 2027-03-15 - kim',
  'bob AE Field 2027-02-01 - lee',
  'cy Closer Web 2027-02-01 - kim',
  'lee Lead Field 2027-02-01 - zoe',
  'kim Lead Web 2027-02-01 - zoe',
  'zoe Lead Sales 2027-02-01 - -',
);

const deals = table(
  'id closed owner arr kind',
  'a 2027-02-10 ann 1000 new',
  'b 2027-03-20 ann 2000 new',
  'c 2027-02-10 bob 90000 new',
  'd 2027-04-30 bob 3000 new',
  'e 2027-02-28 cy 4000 new',
  'f 2027-05-01 cy 4000 new',
);

/** What leads are paid in a quarter as a tenth of what others earned. */
async function overrides(measure: string, timing = 'each quarter by itself', rows = roster) {
  const lead = `measure Below { ${measure} }
role Lead { on top { commission Over on Below ${timing} at 10% } }`;
  const { file } = await compiled(`${SELLERS}${lead}`);
  const all = await paid(file.plan, 'FY27-Q1', { roster: rows, deals });
  return [all.lee, all.kim, all.zoe];
}

describe('what a component comes to for several people', () => {
  it('is added up over a team and those below it, exact and after its own caps', async () => {
    // Field: ann 100, bob capped 5000 + 300. Web: ann 200, cy 800; May belongs to the next quarter.
    expect(await overrides('total New earned of members of Field')).toEqual(['540', '540', '540']);
    expect(await overrides('total New earned of members of Sales')).toEqual(['640', '640', '640']);
  });

  it('is that of the team that each is assigned to', async () => {
    expect(await overrides('total New payout of members of its team')).toEqual(['540', '100', '640']);
  });

  it('follows the line of managers on the last day of each measured period', async () => {
    // Whoever moved on the 15th of March has an assignment under each of the two.
    expect(await overrides('total New earned of those directly below')).toEqual(['540', '100', '0']);
    expect(await overrides('total New earned of those below')).toEqual(['540', '100', '640']);
  });

  it('counts the measured periods that end in the window, in a shorter one too', async () => {
    expect(await overrides('total New earned of those below', 'each month by itself')).toEqual([
      '540',
      '100',
      '640',
    ]);
  });

  it('is held with whoever of them is held, and nobody else is', async () => {
    const bad = table(
      'payee role team start end manager',
      'bob AE Field 2027-02-01 - lee',
      'cy Closer Web 2027-02-01 - kim',
      'cy Closer Web 2027-03-01 - kim',
      'lee Lead Field 2027-02-01 - zoe',
      'kim Lead Web 2027-02-01 - zoe',
      'zoe Lead Sales 2027-02-01 - -',
    );
    const below = await overrides('total New earned of those below', undefined, bad);
    expect(below[0]).toBe('530');
    expect(below.slice(1)).toEqual(['overlapping-assignments', 'overlapping-assignments']);
    const team = await overrides('total New earned of members of its team', undefined, bad);
    expect(team).toEqual(['530', 'overlapping-assignments', 'overlapping-assignments']);
  });

  it('is zero where nobody is there', async () => {
    const nobody = table('payee role team start end manager', 'lee Lead Field 2027-02-01 - -');
    expect(await overrides('total New earned of those below', undefined, nobody)).toEqual([
      '0',
      undefined,
      undefined,
    ]);
  });

  it('may be what a pool is funded by, and what an expense is', async () => {
    const pool = `measure Paid { total New payout of members of Sales }
pool Gain { fund 10% * ($100,000 - Paid) shared evenly among those in Sales on the last day, in full }
role Lead { on top { formula Share each quarter by itself = Gain } }`;
    const { file } = await compiled(`${SELLERS}${pool}`);
    const all = await paid(file.plan, 'FY27-Q1', { roster, deals });
    // (100,000 - 6,400) / 10, six people on the 30th of April.
    expect([all.lee, all.kim, all.zoe]).toEqual(['1560', '1560', '1560']);
  });
});

describe('refusals', () => {
  it('of pay that would need itself', async () => {
    const circle = `measure Below { total Over earned of those below }
role Lead { on top { commission Over on Below each quarter by itself at 10% } }`;
    expect(await refusedWith(`${SELLERS}${circle}`)).toEqual(['circular-definition']);
  });

  it('of a component that no role has', async () => {
    const none = `measure Below { total Old earned of those below }
role Lead { on top { commission Over on Below each quarter by itself at 10% } }`;
    expect(await refusedWith(`${SELLERS}${none}`)).toEqual(['name-unknown']);
  });

  it('of a number of everybody where that of one team is needed', async () => {
    const goal = `measure Below { total New earned of members of Sales }
goal Spend = Below $1M in the year, phased evenly { Field 50% { carried by Lead } Web 50% { carried by Lead } }
role Lead { target pay $10K in the year  variable pay { 50% F on Spend.Field each quarter by itself curve C  50% W on Spend.Web each quarter by itself curve C } }
curve C linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then flat }`;
    expect(await refusedWith(`${SELLERS}${goal}`)).toEqual(['not-compiled', 'not-compiled']);
  });
});
