import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const BY_SIZE = 'curve BySize marginal { from $0: 10%  from $40K: 20% }\n';
const deals = table(
  'id closed owner arr kind',
  'before 2027-05-14 ann 300000 new',
  'first 2027-05-15 ann 20000 new',
  'last 2027-08-14 ann 50000 new',
  'after 2027-08-15 ann 70000 new',
);
const tables = { roster: table('payee role start', 'ann AE 2027-02-01'), deals };
const QUARTERS = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'] as const;
const SPRING = 'from 2027-05-15 to 2027-08-14';
const onTop = (line: string, more = '') => `${BASICS}${more}${role(`on top { ${line} }`)}`;

async function year(line: string, more = ''): Promise<(string | undefined)[]> {
  const { file } = await compiled(onTop(line, more));
  return Promise.all(QUARTERS.map(async (period) => (await paid(file.plan, period, tables)).ann));
}

describe('a commission with dates', () => {
  it('is paid on what closes on these days, the first and the last among them', async () => {
    const line = `commission Spiff on NewARR each quarter by itself ${SPRING} at 10%`;
    expect(await year(line)).toEqual([undefined, '2000', '5000', undefined]);
  });

  it('is paid deal by deal, by slices, in order and to date in the same way', async () => {
    const at = (timing: string, rest: string) => `commission Spiff on NewARR ${timing} ${SPRING} ${rest}`;
    expect(await year(`commission Spiff on NewARR per deal each quarter by itself ${SPRING} at 10%`)).toEqual(
      [undefined, '2000', '5000', undefined],
    );
    // 50,000 in slices: 40,000 at 10% and 10,000 at 20%.
    expect(await year(at('each quarter by itself', 'at BySize'), BY_SIZE)).toEqual([
      undefined,
      '2000',
      '6000',
      undefined,
    ]);
    // Both deals stand one after the other: 20,000 and 20,000 at 10%, and 30,000 at 20%.
    const toDate = 'each quarter, year to date against quota to date';
    const falling = '{ if pay to date falls, take it back  quota $400K in the year, phased evenly }';
    expect(await year(at(toDate, `at BySize ${falling}`), BY_SIZE)).toEqual([
      undefined,
      '2000',
      '8000',
      undefined,
    ]);
  });

  it('is paid on entered results where its dates are whole periods, and refused where they are not', async () => {
    const entered = 'measure Units { entered as money  for each payee  if missing, its component waits }\n';
    const line = (dates: string) => `commission Spiff on Units each quarter by itself ${dates} at 10%`;
    const { file } = await compiled(onTop(line('from 2027-05-01 to 2027-07-31'), entered));
    const results = table('measure for period value', 'Units ann FY27-Q1 $100', 'Units ann FY27-Q2 $200');
    const pay = async (period: string) => (await paid(file.plan, period, { ...tables, results })).ann;
    expect([await pay('FY27-Q1'), await pay('FY27-Q2')]).toEqual([undefined, '20']);
    expect(await refusedWith(onTop(line(SPRING), entered))).toContain('dates-outside-year');
  });
});

describe('a formula with dates', () => {
  it('is paid for whole periods only', async () => {
    const line = (dates: string) => `formula Gift each quarter by itself ${dates} = NewARR / 100`;
    expect(await year(line('from 2027-05-01 to 2027-10-31'))).toEqual([undefined, '3200', '1200', undefined]);
    expect(await refusedWith(onTop(line(SPRING)))).toContain('dates-outside-year');
  });
});
