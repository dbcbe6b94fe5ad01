import { describe, expect, it } from 'vitest';
import { compiled, compileFiles } from './support/compile.ts';
import { payouts, statementsOf, table } from './support/pay.ts';
import { BASICS, DEALS, HEADER, role } from './support/plans.ts';

const RESULTS = 'measure Score { entered as money for each payee if missing, its component waits }\n';

const deals = table(
  'id closed owner arr kind',
  'z 2026-02-15 bob 1 new',
  'a 2026-05-01 ann 100 new',
  'b 2026-12-31 ann 30 new',
  'c 2027-02-01 ann 40 new',
  'd 2027-05-31 ann 50 new',
  'e 2028-02-01 ann 5000 new',
);

/** What a formula of each quarter comes to, in the four quarters of the year from 2027-02-01. */
async function quarters(formula: string, start = '2025-02-01', rows = deals): Promise<string[]> {
  const { file } = await compiled(
    `${BASICS}${role(`on top { formula F each quarter by itself = ${formula} }`)}`,
  );
  const roster = table('payee role team start', `ann AE Field ${start}`, 'bob AE Field 2025-02-01');
  const paid = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'].map(
    async (period) => (await payouts(file.plan, period, { roster, deals: rows }, 'ann')).F ?? '-',
  );
  return Promise.all(paid);
}

describe('a formula over another stretch of time', () => {
  it('reads the last months, across the year end', async () => {
    // Twelve months to April 2027 begin in May 2026; to July in August; the last ends with the plan year.
    expect(await quarters('NewARR over the last 12 months')).toEqual(['170', '120', '120', '90']);
    // March is without a deal, and so is the last month of the others.
    expect(await quarters('NewARR over the last 1 month')).toEqual(['0', '0', '0', '0']);
    expect(await quarters('NewARR over the last 3 months')).toEqual(['40', '50', '0', '0']);
  });

  it('reads the period before, and none of a later year', async () => {
    expect(await quarters('NewARR over the quarter before')).toEqual(['30', '40', '50', '0']);
    expect(await quarters('NewARR over the month before')).toEqual(['0', '0', '0', '0']);
    expect(await quarters('NewARR over the year before')).toEqual(['130', '130', '130', '130']);
    expect(await quarters('NewARR over the half-year before')).toEqual(['30', '30', '90', '90']);
  });

  it('reads the same period of last year, and last year to date', async () => {
    expect(await quarters('NewARR over the same period of last year')).toEqual(['0', '100', '0', '30']);
    expect(await quarters('NewARR over last year to date')).toEqual(['0', '100', '100', '130']);
  });

  it('is held where no row is as early', async () => {
    expect(await quarters('NewARR over the last 15 months')).toEqual(['170', '220', '120', '120']);
    expect(await quarters('NewARR over the last 24 months')).toEqual([
      'no-previous-period',
      'no-previous-period',
      'no-previous-period',
      '220',
    ]);
    const none = table('id closed owner arr kind', 'd 2027-05-31 ann 50 new');
    expect(await quarters('NewARR over the quarter before', '2025-02-01', none)).toEqual([
      'no-previous-period',
      '0',
      '50',
      '0',
    ]);
  });

  it('is held before the payee was there, unless the formula says what it is then', async () => {
    expect(await quarters('NewARR over the quarter before', '2027-02-01')).toEqual([
      'no-previous-period',
      '40',
      '50',
      '0',
    ]);
    expect(await quarters('NewARR over the quarter before else $7', '2027-02-01')).toEqual([
      '7',
      '40',
      '50',
      '0',
    ]);
    // A stretch that ends with the period counts what there is.
    expect(await quarters('NewARR over the last 12 months', '2027-02-01')).toEqual(['40', '90', '90', '90']);
  });

  it('reads growth of attainment', async () => {
    const inside = `target pay $40K in the year
      variable pay { 100% K on NewARR each quarter by itself curve Straight { quota $400 in the year, phased evenly } }
      on top { formula F each quarter by itself = $100 * (K attainment / (K attainment over the quarter before else 100%)) }`;
    const { file } = await compiled(`${BASICS}${role(inside)}`);
    const roster = table('payee role team start', 'ann AE Field 2027-02-01');
    const paid = async (period: string) => (await payouts(file.plan, period, { roster, deals }, 'ann')).F;
    // 40% against 100%; 50% against 40%; 0% against 50%; 0% against 0%.
    expect(await Promise.all(['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'].map(paid))).toEqual([
      '40',
      '125',
      '0',
      'zero-divisor',
    ]);
  });

  it('reads what a component earned in the quarter before', async () => {
    const inside = `on top {
      commission C on NewARR each quarter by itself at 10%
      formula F each quarter by itself = C earned over the quarter before else $0 }`;
    const { file } = await compiled(`${BASICS}${role(inside)}`);
    const roster = table('payee role team start', 'ann AE Field 2025-02-01');
    const paid = async (period: string) => (await payouts(file.plan, period, { roster, deals }, 'ann')).F;
    // The plan paid nothing before its own year: nobody knows what, so the first is held.
    expect(await Promise.all(['FY27-Q1', 'FY27-Q2', 'FY27-Q3'].map(paid))).toEqual([
      'no-previous-period',
      '4',
      '5',
    ]);
  });

  it('reads results that were entered for last year', async () => {
    const text = `${HEADER}${RESULTS}${role('on top { formula F each quarter by itself = Score over the quarter before }').replace(' in Field', '')}`;
    const { file } = await compiled(text);
    const roster = table('payee role start', 'ann AE 2025-02-01');
    const results = table(
      'measure for period value',
      'Score ann FY26-Q4 $12',
      'Score ann FY27-Q1 $5',
      'Score ann FY28-Q1 $9',
    );
    const paid = async (period: string) => (await payouts(file.plan, period, { roster, results }, 'ann')).F;
    expect(await Promise.all(['FY27-Q1', 'FY27-Q2', 'FY27-Q3'].map(paid))).toEqual([
      '12',
      '5',
      'missing-result',
    ]);
  });
});

describe('a measure that is worked out', () => {
  it('reads its parts over the stretches that it names', async () => {
    const measure =
      'measure More { worked out as NewARR - (NewARR over the quarter before else $0) for each payee }\n';
    const { file } = await compiled(
      `${BASICS}${measure}${role('on top { commission F on More each quarter by itself at 100% }')}`,
    );
    const roster = table('payee role team start', 'ann AE Field 2025-02-01');
    const paid = async (period: string) => (await payouts(file.plan, period, { roster, deals }, 'ann')).F;
    expect(await Promise.all(['FY27-Q1', 'FY27-Q2', 'FY27-Q3'].map(paid))).toEqual(['10', '10', '-50']);
  });
});

describe('a year of weeks', () => {
  const weeks = (more: string) =>
    BASICS.replace('2027-02-01 to 2028-01-31', `2027-01-31 to 2028-01-29 in weeks 4-4-5${more}`);
  const formula = role('on top { formula F each quarter by itself = NewARR over the quarter before }');

  async function first(more: string) {
    const { file } = await compiled(`${weeks(more)}${formula}`);
    const roster = table('payee role team start', 'ann AE Field 2025-02-01');
    // The year before ends on 2027-01-30 and begins on 2026-02-01: its last quarter is 2026-11-01 on.
    const rows = table(
      'id closed owner arr kind',
      'a 2026-10-31 ann 1 new',
      'b 2026-11-01 ann 20 new',
      'c 2027-01-30 ann 300 new',
      'd 2027-01-31 ann 4000 new',
    );
    return (await payouts(file.plan, 'FY27-Q1', { roster, deals: rows }, 'ann')).F;
  }

  it('reaches back by its rule, and is held without one', async () => {
    expect(await first(', ending on the last Saturday of January')).toBe('320');
    expect(await first('')).toBe('outside-calendar');
  });
});

describe('a condition over another stretch of time', () => {
  async function quartersWith(requirement: string): Promise<string[]> {
    const inside = `on top { commission C on NewARR each quarter by itself at 10% { requires ${requirement}, otherwise pays nothing } }`;
    const { file } = await compiled(`${BASICS}${role(inside)}`);
    const roster = table('payee role team start', 'ann AE Field 2025-02-01');
    const paid = ['FY27-Q1', 'FY27-Q2'].map(
      async (period) => (await payouts(file.plan, period, { roster, deals }, 'ann')).C ?? '-',
    );
    return Promise.all(paid);
  }

  it('meets its bound exactly, and misses it by one', async () => {
    expect(await quartersWith('NewARR over the last 12 months at least $170')).toEqual(['4', '0']);
    expect(await quartersWith('NewARR over the last 12 months above $170')).toEqual(['0', '0']);
    expect(await quartersWith('NewARR over the same period of last year at least $100')).toEqual(['0', '5']);
    expect(await quartersWith('NewARR at least 133% * (NewARR over the quarter before)')).toEqual(['4', '0']);
    expect(await quartersWith('NewARR last period at least $30')).toEqual(['4', '5']);
  });

  it('is told in the words of the plan', async () => {
    const inside =
      'on top { commission C on NewARR each quarter by itself at 10% { requires NewARR over the last 12 months at least 50% * (NewARR over last year to date), otherwise pays nothing } }';
    const { file } = await compiled(`${BASICS}${role(inside)}`);
    expect(file.plan.roles.AE?.components.C?.requirements[0]?.condition).toBe(
      'NewARR over the last 12 months at least 50% * NewARR over last year to date',
    );
  });
});

describe('rows of the year before', () => {
  it('are left alone where no formula reads them', async () => {
    const inside = 'on top { commission C on NewARR each quarter by itself at 10% }';
    const { file } = await compiled(`${BASICS}${role(inside)}`);
    const roster = table('payee role team start', 'ann AE Field 2027-02-01');
    const [statement] = await statementsOf(file.plan, 'FY27-Q1', { roster, deals });
    expect(statement?.paid?.value).toBe('4');
  });
});

describe('what cannot be looked back at', () => {
  it.each([
    ['NewARR over the last 0 months', 'whole months'],
    ['NewARR over the last 121 months', 'whole months'],
    ['F earned over the same period of last year', 'nothing before its own year'],
    ['F earned over the last 3 months', 'known for each quarter'],
    ['F earned over the month before', 'known for each quarter'],
    ['Score over the last 3 months', 'stated for each period'],
    ['Base over the quarter before', 'the same in every stretch'],
  ])('%s', async (formula, why) => {
    const text = `${HEADER}${DEALS}${RESULTS}parameter Base = $5\n${role(
      `on top { commission F on NewARR each quarter by itself at 10%  formula G each quarter by itself = ${formula} + $0 * (Score / $1) + Base - Base }`,
    ).replace(' in Field', '')}`;
    const result = await compileFiles(text);
    const told = result.ok ? [] : result.diagnostics.map(({ code, message }) => `${code}: ${message}`);
    expect(told.join('\n')).toContain(why);
    expect(told.join('\n')).toContain('not-compiled');
  });

  it('an "else" in another unit', async () => {
    const told = async (formula: string) => {
      const result = await compileFiles(
        `${BASICS}${role(`on top { formula G each quarter by itself = ${formula} }`)}`,
      );
      return result.ok ? [] : result.diagnostics.map(({ code }) => code);
    };
    expect(await told('NewARR over the quarter before else 5%')).toEqual(['unit-unexpected']);
  });
});
