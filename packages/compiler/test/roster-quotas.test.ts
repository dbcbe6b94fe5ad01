import type { TableData } from '@ontarget/evaluator/engine';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const MORE = `
data roster { lead_quota count or blank  services_quota money or blank }
measure Leads { count of deals where kind is renewal  dated closed  credited to owner }
measure Services { entered as money  for each payee  if missing, its component waits }
`;
const PAID = `variable pay {
  50% N on NewARR   each quarter by itself curve Straight
  30% L on Leads    each quarter by itself curve Straight
  20% S on Services each quarter by itself curve Straight
}`;
const QUOTAS = `target pay $40K in the year
  quota for NewARR   from the roster in the quarter, phased evenly
  quota for Leads    from the roster's lead_quota in the quarter, phased evenly
  quota for Services $10K in the quarter, phased evenly unless the roster's services_quota says otherwise`;

async function pays(...roster: readonly string[]) {
  const { file } = await compiled(`${BASICS}${MORE}${role(`${QUOTAS} ${PAID}`)}`);
  const deals = table(
    'id closed owner arr kind',
    'a 2027-04-10 ann 120000 new',
    'b 2027-04-10 ann 1 renewal',
  );
  const results: TableData = {
    rows: [
      {
        source: { file: 'results.csv', record: 1 },
        values: { measure: 'Services', for: 'ann', period: 'FY27-Q1', value: '$10,000' },
      },
    ],
  };
  const columns = 'payee role start end quota lead_quota services_quota';
  return payouts(file.plan, 'FY27-Q1', { roster: table(columns, ...roster), deals, results }, 'ann');
}

describe('quotas from columns of the roster', () => {
  it('reads each measure from its own, and the plan where a column may be blank', async () => {
    expect(await pays('ann AE 2027-02-01 - 240000 4 20000')).toEqual({ N: '2500', L: '750', S: '1000' });
    expect(await pays('ann AE 2027-02-01 - 120000 1 -')).toEqual({ N: '5000', L: '3000', S: '2000' });
  });

  it('holds only what a blank or a zero is the quota of', async () => {
    const some = { N: '5000', S: '2000' };
    expect(await pays('ann AE 2027-02-01 - 120000 - -')).toEqual({ ...some, L: 'roster-blank' });
    expect(await pays('ann AE 2027-02-01 - 120000 0 -')).toEqual({ ...some, L: 'zero-quota' });
  });

  it('makes a quota below zero an error, and of nothing else', async () => {
    expect(await pays('ann AE 2027-02-01 - 120000 1 -5')).toEqual({ N: '5000', L: '3000', S: 'below-zero' });
    expect(await pays('ann AE 2027-02-01 - -1 1 -')).toEqual({ N: 'below-zero', L: '3000', S: '2000' });
  });

  it('adds up stretches of a quarter, each by its own row', async () => {
    // One month of 120,000 and two of 240,000: 200,000 in the quarter, of which 120,000 are 60%.
    const moved = ['ann AE 2027-02-01 2027-02-28 120000 1 -', 'ann AE 2027-03-01 - 240000 1 -'];
    expect(await pays(...moved)).toEqual({ N: '3000', L: '3000', S: '2000' });
  });

  it('is refused where two share a column, or it is in another unit', async () => {
    const text = (inside: string) => `${BASICS}${MORE}${role(`${inside} ${PAID}`)}`;
    const shared = QUOTAS.replace("the roster's services_quota", 'the roster');
    expect(await refusedWith(text(shared))).toEqual(['roster-quota-shared']);
    const mixed = QUOTAS.replace('lead_quota in', 'services_quota in').replace(/ unless .*/, '');
    expect(await refusedWith(text(mixed))).toEqual(['quota-unit-wrong']);
  });
});
