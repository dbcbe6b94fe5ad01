import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const GRID = `
measure Profit { entered as money  for the company  if missing, its component waits }
curve Both matrix of NewARR down, Profit across, interpolated both ways, zero before the edges, flat beyond them {
  |      | 80% | 100% |
  | 80%  | 25% | 50%  |
  | 100% | 50% | 100% |
}
`;
const QUOTAS = `target pay $40K in the year
  quota for NewARR $1M in the quarter, phased evenly  quota for Profit $100K in the quarter, phased evenly`;
const EACH = 'each quarter by itself';

/** Ann sells this much in the first quarter, and the company earns that much. */
async function pays(revenue: string, profit: string, clauses = '', quotas = QUOTAS, timing = EACH) {
  const inside = `${quotas} variable pay { 100% F on NewARR, Profit ${timing} curve Both ${clauses} }`;
  const { file } = await compiled(`${BASICS}${GRID}${role(inside)}`);
  const tables = {
    roster: table('payee role start quota', 'ann AE 2027-02-01 0'),
    deals: table('id closed owner arr kind', `a 2027-04-10 ann ${revenue} new`),
    results: table('measure for period value', `Profit - FY27-Q1 ${profit}`),
  };
  return (await payouts(file.plan, 'FY27-Q1', tables, 'ann')).F;
}

describe('a matrix in percents', () => {
  it.each([
    ['900000', '$90,000', '5625'],
    ['1000000', '$100,000', '10000'],
    ['5000000', '$900,000', '10000'],
    ['800000', '$80,000', '2500'],
    ['799999.99', '$100,000', '0'],
    ['1000000', '$79,999.99', '0'],
    ['-1', '$100,000', '0'],
  ])('is read at two attainments: %s by %s', async (revenue, profit, paid) => {
    expect(await pays(revenue, profit)).toBe(paid);
  });

  it('rounds and caps both attainments where the component says so', async () => {
    expect(await pays('999999', '$99,999', '{ attainment rounded down to 10% }')).toBe('5625');
    expect(await pays('1000000', '$100,000', '{ cap attainment at 90% }')).toBe('5625');
  });

  it('holds both results against the quota of the year where it is paid to date', async () => {
    const yearly = `target pay $40K in the year
      quota for NewARR $1M in the year, phased evenly  quota for Profit $100K in the year, phased evenly`;
    const toDate = 'each quarter, year to date against full-year quota';
    const falls = '{ if pay to date falls, take it back }';
    expect(await pays('900000', '$90,000', falls, yearly, toDate)).toBe('22500');
  });

  it('holds whoever has a quota of zero in either direction, unless the component says what it pays', async () => {
    const blank = QUOTAS.replace('$1M in the quarter', 'from the roster in the quarter');
    expect(await pays('900000', '$90,000', '', blank)).toBe('zero-quota');
    expect(await pays('900000', '$90,000', '{ zero quota pays nothing }', blank)).toBe('0');
    expect(await pays('900000', '$90,000', '{ zero quota pays target }', blank)).toBe('10000');
  });

  it('is refused where one of the two has no quota', async () => {
    const one = QUOTAS.replace(/quota for Profit.*/, '');
    const inside = `${one} variable pay { 100% F on NewARR, Profit ${EACH} curve Both }`;
    expect(await refusedWith(`${BASICS}${GRID}${role(inside)}`)).toContain('quota-missing');
  });
});
