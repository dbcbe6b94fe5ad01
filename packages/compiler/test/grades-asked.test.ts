import type { TableData } from '@ontarget/evaluator/engine';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const RATING = `
measure Rating { graded one of poor, good, great  for each payee by manager, if missing, its component waits }
`;

function plan(condition: string, more = ''): string {
  const bonus = `bonus B $500 each quarter by itself { in full requires ${condition}, otherwise pays nothing ${more} }`;
  return `${BASICS}${RATING}${role(`on top { ${bonus} }`)}`;
}

async function pays(condition: string, grade: string | undefined, more = '') {
  const { file } = await compiled(plan(condition, more));
  const values = { measure: 'Rating', for: 'ann', period: 'FY27-Q1', value: grade ?? '' };
  const results: TableData = {
    rows: grade === undefined ? [] : [{ source: { file: 'results.csv', record: 1 }, values }],
  };
  const deals = table('id closed owner arr kind', 'a 2027-04-10 ann 1000 new');
  const tables = { roster: table('payee role start', 'ann AE 2027-02-01'), deals, results };
  return (await payouts(file.plan, 'FY27-Q1', tables, 'ann')).B;
}

describe('a condition on grades', () => {
  it.each([
    ['Rating is good', '0', '500', '0'],
    ['Rating is good or great', '0', '500', '500'],
    ['Rating is not poor', '0', '500', '500'],
    ['Rating is not poor or good', '0', '0', '500'],
    ['Rating this period is poor', '500', '0', '0'],
    ['Rating is good or NewARR this period at least $1K', '500', '500', '500'],
    ['Rating is good or great or NewARR above $1K', '0', '500', '500'],
    ['NewARR at least $1K and (Rating is great or Rating is poor)', '500', '0', '500'],
    ['NewARR above $2K or NewARR to date at least $1K', '500', '500', '500'],
  ])('%s', async (condition, poor, good, great) => {
    expect(await pays(condition, 'poor')).toBe(poor);
    expect(await pays(condition, 'good')).toBe(good);
    expect(await pays(condition, 'great')).toBe(great);
  });

  it('multiplies while the grade is so', async () => {
    const doubled = 'multiplied by 2x when Rating is great';
    expect(await pays('Rating is not poor', 'great', doubled)).toBe('1000');
    expect(await pays('Rating is not poor', 'good', doubled)).toBe('500');
  });

  it('waits for a grade', async () => {
    expect(await pays('Rating is good', undefined)).toBe('missing-result');
    expect(await pays('Rating is good or NewARR at least $1K', undefined)).toBe('500');
  });

  it('is refused of what is not graded', async () => {
    expect(await refusedWith(plan('NewARR is good'))).toEqual(['condition-not-graded']);
  });

  it('names grades in no order', async () => {
    const [one, other] = [
      await compiled(plan('Rating is good or great')),
      await compiled(plan('Rating is great or good')),
    ];
    expect(one.file.plan).toEqual(other.file.plan);
  });
});
