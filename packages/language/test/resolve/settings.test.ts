import { formatDate, formatRational, sum } from '@ontarget/evaluator/numbers';
import { describe, expect, it } from 'vitest';
import {
  columnNamed,
  columnsOf,
  declarationsOf,
  monthlyShares,
  ownDocuments,
  payOf,
  placeOf,
  planSettings,
  tableOfColumn,
} from '../../src/index.ts';
import { planOf, role } from './plan.ts';

describe('the settings of a plan', () => {
  it('are read from its own headers, whatever file they stand in', async () => {
    const plan = await planOf({
      '/plan/a.ote': 'plan "FY27" { currency EUR  paid quarterly }  use "../company"',
      '/plan/b.ote':
        'plan "again" { currency USD  year 2027-02-01 to 2028-01-31  rounding half up to 0.05 EUR, each payment }',
      '/company/c.ote': 'plan "Company" { paid monthly  leavers earn up to their last day }',
    });
    const settings = planSettings(plan);
    expect(settings).toMatchObject({ title: 'FY27', currency: 'EUR', paid: 'quarterly' });
    expect(settings.year && [formatDate(settings.year.first), formatDate(settings.year.last)]).toEqual([
      '2027-02-01',
      '2028-01-31',
    ]);
    expect(settings.rounding).toMatchObject({ mode: 'half up', point: 'each payment' });
    expect(settings.rounding?.unit && formatRational(settings.rounding.unit)).toBe('1/20');
    expect(settings.leavers).toEqual({});
    expect(settings.headers).toHaveLength(2);
    expect(ownDocuments(plan)).toHaveLength(2);
  });

  it('are left out where they are missing or wrong, never made up', async () => {
    const plan = await planOf({
      '/plan/a.ote': 'plan "" { currency dollars  year 2027-02-30 to 2028-01-31  rounding to $0.01 }',
    });
    const { rounding, ...settings } = planSettings(plan);
    expect(settings).toMatchObject({ title: '', leavers: {} });
    expect(settings).not.toHaveProperty('currency');
    expect(settings).not.toHaveProperty('year');
    expect(settings).not.toHaveProperty('paid');
    expect(rounding).not.toHaveProperty('mode');
    expect(rounding).not.toHaveProperty('point');
  });

  it('tell what each leaver is paid', async () => {
    const plan = await planOf({
      '/plan/a.ote': `plan "x" { leavers earn on deals closed up to their last day, quota and target pay by days, forfeit unless employed on 2028-03-15, open shortfalls owed }`,
    });
    const { leavers } = planSettings(plan);
    expect(leavers.results?.deals).toBe(true);
    expect(leavers.proration?.byDays).toBe(true);
    expect(leavers.forfeit?.date).toBe('2028-03-15');
    expect(leavers.open?.fate).toBe('owed');
  });
});

describe('the calendar', () => {
  const calendar = async (year: string) =>
    planSettings(await planOf({ '/plan/a.ote': `plan "x" { year ${year} }` })).calendar;

  it('is one of months, named by most of them, unless the year says otherwise', async () => {
    expect(await calendar('2027-02-01 to 2028-01-31')).toMatchObject({
      pattern: 'months',
      named: 'by most of its months',
    });
    expect(await calendar('2027-02-01 to 2028-01-31, named by its last day')).toMatchObject({
      named: 'by its last day',
    });
    const weeks =
      '2028-01-30 to 2029-02-03 in weeks 4-5-4, ending on the nearest Saturday to the end of January';
    expect(await calendar(weeks)).toMatchObject({ pattern: '4-5-4', yearEnd: 'nearest' });
  });

  it.each([
    '2027-02-01 to 2028-01-30',
    '2027-01-31 to 2028-01-30 in weeks 4-4-5',
    '2027-01-31 to 2028-01-29 in weeks 4-4-4',
    '2026-01-25 to 2027-01-30 in weeks 4-4-5, ending on the last Saturday of January',
  ])('is none where the year is none: %s', async (year) => {
    expect(await calendar(year)).toBeUndefined();
  });
});

describe('phasing', () => {
  async function shares(words: string, year = 'year 2028-02-01 to 2029-01-31') {
    const plan = await planOf({ '/plan/a.ote': `plan "x" { ${year}  target pay phased ${words} }` });
    const { targetPayPhasing: phasing, calendar } = planSettings(plan);
    return phasing && calendar && monthlyShares(phasing, calendar);
  }

  it.each([
    ['evenly', '1/12'],
    ['40% 60%', '1/15'],
    ['20% 25% 25% 30%', '1/15'],
    ['10% 5% 5% 10% 10% 10% 10% 10% 10% 10% 5% 5%', '1/10'],
  ])('%s is twelve shares that add up to the year', async (words, first) => {
    const found = await shares(words);
    expect(found).toHaveLength(12);
    expect(found?.[0] && formatRational(found[0])).toBe(first);
    expect(formatRational(sum(found ?? []))).toBe('1');
  });

  it('by days follows the days of the months, or their weeks', async () => {
    const text = async (year?: string) => (await shares('by days', year))?.slice(0, 3).map(formatRational);
    expect(await text()).toEqual(['29/366', '31/366', '5/61']);
    expect(await text('year 2027-01-31 to 2028-01-29 in weeks 4-4-5')).toEqual(['1/13', '1/13', '5/52']);
    expect(await text('year 2028-01-30 to 2029-02-03 in weeks 5-4-4')).toEqual(['5/53', '4/53', '4/53']);
  });

  it.each(['like quota', '30% 30% 40%', '10% 10% 10% 10% 60%'])('%s has none of its own', async (words) => {
    expect(await shares(words)).toBeUndefined();
  });

  it('may fail to add up, which is said elsewhere', async () => {
    const found = await shares('20% 20%');
    expect(formatRational(sum(found ?? []))).toBe('2/5');
  });
});

describe('the pay of a role', () => {
  it.each([
    ['on-target pay $240K, 50% variable', '120000', '1/2', 'on-target pay'],
    ['base $200K, target pay 30% of base unless the roster says otherwise', '60000', '3/10', 'base'],
    ['target pay $30K in the year', '30000', undefined, undefined],
  ])('%s', async (words, target, share, of) => {
    const plan = await planOf({ '/plan/a.ote': `role R { ${words} }` });
    const pay = payOf(role(plan, 'R'), 'USD');
    expect(pay?.targetPay && formatRational(pay.targetPay.value)).toBe(target);
    expect(pay?.targetPay?.unit).toEqual({ kind: 'money', currency: 'USD' });
    expect(pay?.variable && formatRational(pay.variable.share)).toBe(share);
    expect(pay?.variable?.of).toBe(of);
    expect(pay?.rosterMayDiffer).toBe(words.includes('roster'));
  });

  it('is undefined where the role does not say', async () => {
    const plan = await planOf({ '/plan/a.ote': 'role R { }' });
    expect(payOf(role(plan, 'R'), 'USD')).toBeUndefined();
  });
});

describe('tables', () => {
  it('have the columns they declare, those of their rows, and for the roster those of every plan', async () => {
    const plan = await planOf({
      '/plan/a.ote': `data people { id text key  boss payee }
        data roster { from people, one row for each row { payee = id  role = "Rep" } from people, one row for each boss { payee = boss } region text }`,
    });
    const [people, roster] = declarationsOf(plan, 'DataTable');
    if (people === undefined || roster === undefined) throw new Error('no table');
    expect(columnsOf(people).map(({ name }) => name)).toEqual(['id', 'boss']);
    const names = columnsOf(roster).map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(['payee', 'role', 'region']);
    expect(names).toContain('manager');
    expect(new Set(names).size).toBe(names.length);
    const payee = columnNamed(roster, 'payee');
    expect(payee?.$type).toBe('DerivedColumn');
    expect(payee && tableOfColumn(payee)).toBe(roster);
  });
});

describe('where an expression stands', () => {
  it('decides what it may name', async () => {
    const plan = await planOf({
      '/plan/a.ote': `data d { a money  b = a * 2 }  parameter P = 5
        role R { on top { formula F each month by itself = P * 2 } }`,
    });
    const [table] = declarationsOf(plan, 'DataTable');
    const [parameter] = declarationsOf(plan, 'Parameter');
    const [onTop] = role(plan, 'R').members;
    const formula = onTop?.$type === 'OnTop' ? onTop.extras[0] : undefined;
    const column = table?.columns[1];
    if (parameter === undefined || formula?.$type !== 'FormulaPay' || column?.$type !== 'ComputedColumn')
      throw new Error();
    expect(placeOf(column.value)).toEqual({ kind: 'row', table });
    expect(placeOf(parameter.value)).toEqual({ kind: 'constant' });
    expect(placeOf(formula.value)).toEqual({ kind: 'pay', role: role(plan, 'R') });
  });
});
