import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const MEASURES = `
measure Services { entered as money  for each payee  if missing, its component waits }
measure Safety   { scored 0% to 150%  for each payee  if missing, its component waits }
curve Reached retroactive { from 0%: 4%  from 100%: 8% }
curve Kick steps { below 80%: 0.5x  from 80%: 1x }
`;
const QUOTAS =
  'quota for NewARR $240K in the quarter, phased evenly  quota for Services $10K in the quarter, phased evenly';

/** Ann is there from the first day, or from the first of March: a third of the quarter's quota less. */
async function pays(extras: string, amount: string, start = '2027-02-01', quotas = QUOTAS) {
  const { file } = await compiled(`${BASICS}${MEASURES}${role(`${quotas} on top { ${extras} }`)}`);
  const tables = {
    roster: table('payee role start', `ann AE ${start}`),
    deals: table('id closed owner arr kind', `a 2027-04-10 ann ${amount} new`),
    results: table('measure for period value', 'Services ann FY27-Q1 $10,000', 'Safety ann FY27-Q1 90%'),
  };
  return payouts(file.plan, 'FY27-Q1', tables, 'ann');
}

describe('the attainment of a measure, asked from a component on another one', () => {
  it('picks a rate by the quota of what picks it', async () => {
    const extra = 'commission S on Services each quarter by itself at Reached by NewARR';
    expect(await pays(extra, '239999.99')).toEqual({ S: '400' });
    expect(await pays(extra, '240000')).toEqual({ S: '800' });
  });

  it('shrinks with the days employed, as the quota does', async () => {
    const extra = 'commission S on Services each quarter by itself at Reached by NewARR attainment';
    expect(await pays(extra, '160000', '2027-03-01')).toEqual({ S: '800' });
    expect(await pays(extra, '159999', '2027-03-01')).toEqual({ S: '400' });
  });

  it('is a condition, a factor, a bound and a number of a formula', async () => {
    const gate = 'bonus G $500 each quarter by itself { in full requires NewARR attainment at least 50% }';
    const said = gate.replace('50% }', '50%, otherwise pays nothing }');
    const factor = 'commission M on Services each quarter by itself at 5% { multiplied by Kick of NewARR }';
    const formula = 'formula F each quarter by itself = $1,000 * NewARR attainment';
    const capped = 'commission C on NewARR each quarter by itself at Reached { cap attainment at Safety }';
    const all = `${said} ${factor} ${formula} ${capped}`;
    expect(await pays(all, '120000')).toEqual({ G: '500', M: '250', F: '500', C: '4800' });
    expect(await pays(all, '0')).toEqual({ G: '0', M: '250', F: '0', C: '0' });
    // 125% counts as the 90% of the other goal, and so pays 4% of $300,000.
    expect(await pays(all, '300000')).toEqual({ G: '500', M: '500', F: '1250', C: '12000' });
  });

  it('of a negative result is below zero, and a quota of the component that asks comes first', async () => {
    const formula = 'formula F each quarter by itself = $1,000 * NewARR attainment';
    expect(await pays(formula, '-24000')).toEqual({ F: '-100' });
    const own =
      'commission S on Services each quarter by itself at Reached by NewARR { quota $100K in the quarter, phased evenly }';
    expect(await pays(own, '100000')).toEqual({ S: '800' });
  });

  it('is that of the one component with a quota where the role states none', async () => {
    const quotas = 'quota for Services $10K in the quarter, phased evenly';
    const one =
      'commission N on NewARR each quarter by itself at Reached { quota $100K in the quarter, phased evenly }';
    const asks = 'commission S on Services each quarter by itself at Reached by NewARR';
    expect(await pays(`${one} ${asks}`, '100000', '2027-02-01', quotas)).toEqual({ N: '8000', S: '800' });
  });

  it('is refused where two quotas differ, or there is none', async () => {
    const two = `commission A on NewARR each quarter by itself at Reached { quota $100K in the quarter, phased evenly }
      formula F each quarter by itself = $1,000 * NewARR attainment`;
    const text = (inside: string, quotas = QUOTAS) =>
      `${BASICS}${MEASURES}${role(`${quotas} on top { ${inside} }`)}`;
    expect(await refusedWith(text(two))).toContain('quota-ambiguous');
    const formula = 'formula F each quarter by itself = $1,000 * NewARR attainment';
    expect(await refusedWith(text(formula, ''))).toContain('quota-missing');
  });
});
