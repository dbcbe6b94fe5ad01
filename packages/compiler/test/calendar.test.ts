import { describe, expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { statementsOf, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const MONTHS = 'year        2027-02-01 to 2028-01-31';

function headed(year: string): string {
  return BASICS.replace(MONTHS, year)
    .replace('paid        quarterly', 'paid monthly')
    .replace('phased evenly', 'phased by days');
}

function plan(year: string, quota: string, clauses = '') {
  const inside = `target pay $52K in the year
    variable pay { 100% K on NewARR each month by itself curve Straight { quota ${quota} ${clauses} } }`;
  return compiled(headed(year) + role(inside));
}

async function statement(file: Awaited<ReturnType<typeof plan>>['file'], period: string, start: string) {
  const roster = table('payee role team start', `ann AE Field ${start}`);
  const [one] = await statementsOf(file.plan, period, { roster });
  return one;
}

describe('a year of weeks', () => {
  it('is written into the evaluator, and one of months as before', async () => {
    const year = async (text: string) => (await plan(text, '$100 in the month')).file.plan.year;
    expect(await year('year 2027-02-01 to 2028-01-31, named by most of its months')).toEqual({
      first: '2027-02-01',
      last: '2028-01-31',
    });
    const weeks = 'year 2027-01-31 to 2028-01-29 in weeks 4-4-5, ending on the last Saturday of January';
    expect(await year(`${weeks}, named by its last day`)).toEqual({
      first: '2027-01-31',
      last: '2028-01-29',
      weeks: '4-4-5',
      yearEnd: 'last',
      named: 'by its last day',
    });
  });

  it('divides quota and target pay by the weeks of its months, or evenly', async () => {
    const weeks = 'year 2027-01-31 to 2028-01-29 in weeks 4-4-5';
    const [byDays, evenly, ofQuarter] = await Promise.all([
      plan(weeks, '$5.2M in the year, phased by days'),
      plan(weeks, '$5.2M in the year, phased evenly'),
      plan(weeks, '$1.3M in the quarter, phased by days'),
    ]);
    const quota = async ({ file }: Awaited<ReturnType<typeof plan>>, month: string) => {
      const one = await statement(file, month, '2027-01-31');
      const { quota, 'target pay': target } = one?.components[0]?.stages ?? {};
      return [quota?.value, target?.value];
    };
    expect(await quota(byDays, 'FY27-M03')).toEqual(['500000', '5000']);
    expect(await quota(byDays, '2027-05')).toEqual(['400000', '4000']);
    expect(await quota(evenly, 'FY27-M03')).toEqual(['1300000/3', '5000']);
    expect(await quota(ofQuarter, 'FY27-M12')).toEqual(['500000', '5000']);
  });

  it('knows the months of other years by its rule alone: without one a month of tenure before it is held', async () => {
    const ramp = ', ramp quota 50% 50% in tenure months 1 to 2, target pay unchanged';
    const weeks = 'year 2027-01-31 to 2028-01-29 in weeks 4-4-5';
    const known = await plan(
      `${weeks}, ending on the last Saturday of January`,
      '$5.2M in the year, phased by days',
      ramp.slice(1),
    );
    // The year before ends on 2027-01-30, so the first month of tenure is its last: February is the second.
    const first = await statement(known.file, 'FY27-M01', '2027-01-30');
    expect(first?.components[0]?.stages?.quota?.value).toBe('200000');
    const unknown = await plan(weeks, '$5.2M in the year, phased by days', ramp.slice(1));
    const held = await statement(unknown.file, 'FY27-M01', '2027-01-30');
    expect([held?.status, held?.reasons.map(({ code }) => code)]).toEqual(['held', ['outside-calendar']]);
    const own = await statement(unknown.file, 'FY27-M01', '2027-02-01');
    expect(own?.status).toBe('paid');
  });
});
