import { describe, expect, it } from 'vitest';
import { compiled, compileFiles } from './support/compile.ts';
import { statementsOf, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const RAMP = 'ramp quota 25% 50% 75% in tenure months 1 to 3';

async function stages(clauses: string, start: string, period: string, header = BASICS) {
  const inside = `target pay $120K in the year
    variable pay { 100% K on NewARR each month by itself curve Straight { quota $1.2M in the year, phased evenly ${clauses} } }`;
  const { file } = await compiled(header.replace('paid        quarterly', 'paid monthly') + role(inside));
  const roster = table('payee role team start', `ann AE Field ${start}`);
  const [statement] = await statementsOf(file.plan, period, { roster });
  const { quota, 'target pay': target } = statement?.components[0]?.stages ?? {};
  return [quota?.value, target?.value];
}

describe('a ramp of the quota', () => {
  // $100K of quota and $10K of target pay a month.
  it('has a percent for each month of tenure, and the whole after them', async () => {
    const clause = `${RAMP}, target pay unchanged`;
    const found = ['2027-02', '2027-03', '2027-04', '2027-05'].map((month) =>
      stages(clause, '2027-02-01', month),
    );
    expect(await Promise.all(found)).toEqual([
      ['25000', '10000'],
      ['50000', '10000'],
      ['75000', '10000'],
      ['100000', '10000'],
    ]);
  });

  it('can take target pay along', async () => {
    const clause = `${RAMP}, target pay ramped alike`;
    expect(await stages(clause, '2027-02-01', '2027-03')).toEqual(['50000', '5000']);
    const likeQuota = BASICS.replace('phased evenly', 'phased like quota');
    expect(await stages(clause, '2027-02-01', '2027-03', likeQuota)).toEqual(['50000', '5000']);
  });

  it('multiplies the share of the month that somebody is employed', async () => {
    // 21 of the 31 days of March, at 25%.
    expect(await stages(`${RAMP}, target pay unchanged`, '2027-03-11', '2027-03')).toEqual([
      '525000/31',
      '210000/31',
    ]);
    // The month of the first day is the first, however late in it that day is.
    expect(await stages(`${RAMP}, target pay unchanged`, '2027-03-31', '2027-04')).toEqual([
      '50000',
      '10000',
    ]);
  });

  it('counts the months before the plan year', async () => {
    const clause = `${RAMP}, target pay unchanged`;
    expect(await stages(clause, '2026-12-15', '2027-02')).toEqual(['75000', '10000']);
    expect(await stages(clause, '2026-11-30', '2027-02')).toEqual(['100000', '10000']);
    expect(await stages(clause, '2024-02-29', '2027-02')).toEqual(['100000', '10000']);
  });

  it('may begin later than with the first month', async () => {
    const clause = 'ramp quota 50% in tenure month 2, target pay unchanged';
    expect(await stages(clause, '2027-02-01', '2027-02')).toEqual(['100000', '10000']);
    expect(await stages(clause, '2027-02-01', '2027-03')).toEqual(['50000', '10000']);
  });

  it.each([
    ['ramp quota 25% in tenure months 1 to 3, target pay unchanged', 'tenure-months-wrong'],
    ['ramp quota 25% 50% in tenure months 3 to 2, target pay unchanged', 'tenure-months-wrong'],
    ['ramp quota 25% in tenure month 0, target pay unchanged', 'tenure-months-wrong'],
    [RAMP, 'choice-ramp-target-pay'],
  ])('is refused: %s', async (clause, code) => {
    const text = `${BASICS}${role(`target pay $120K in the year
      variable pay { 100% K on NewARR each quarter by itself curve Straight { quota $1.2M in the year, phased evenly ${clause} } }`)}`;
    const result = await compileFiles(text);
    expect(result.ok ? [] : result.diagnostics.map((one) => one.code)).toContain(code);
  });
});
