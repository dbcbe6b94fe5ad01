import type { TableData } from '@ontarget/evaluator/engine';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';
import { HEADER, role } from './support/plans.ts';

const LESS = ', attainment is 200% less result over quota';
const OVER = ', attainment is quota over result, at most 150%';

/** Ten errors are the quota, and attainment is what is paid. */
function plan(better: string, inside?: string, quota = '10'): string {
  const pay = `target pay $40K in the year
    quota for Errors ${quota} in the quarter, phased evenly
    variable pay { 100% Q on Errors each quarter by itself curve Straight }`;
  return `${HEADER}
measure Errors { entered as number  for each payee  better when lower${better}  if missing, its component waits }
measure Sales  { entered as money  for each payee  if missing, its component waits }
team Field
curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }
curve Kick steps { below 100%: 0.5x  from 100%: 1x }
${role(inside ?? pay)}`;
}

/** Values are typed in as text. */
function entered(values: Readonly<Record<string, string>>): TableData {
  const rows = Object.entries(values).map(([measure, value], index) => ({
    source: { file: 'results.csv', record: index + 1 },
    values: { measure, for: 'ann', period: 'FY27-Q1', value },
  }));
  return { rows };
}

async function pays(text: string, errors: string, quota = '-', start = '2027-02-01') {
  const { file } = await compiled(text);
  const tables = {
    roster: table('payee role start quota', `ann AE ${start} ${quota}`),
    results: entered({ Errors: errors, Sales: '$10,000' }),
  };
  return payouts(file.plan, 'FY27-Q1', tables, 'ann');
}

describe('the attainment of what should fall', () => {
  it.each([
    ['10', '10000', '10000'],
    ['16', '4000', '6250'],
    ['8', '12000', '12500'],
    ['20', '0', '5000'],
    ['30', '0', '333333/100'],
    ['0', '20000', '15000'],
    ['1', '19000', '15000'],
    ['-5', '25000', '15000'],
  ])('%s errors against ten', async (errors, less, over) => {
    expect(await pays(plan(LESS), errors)).toEqual({ Q: less });
    expect(await pays(plan(OVER), errors)).toEqual({ Q: over });
  });

  it('stands on the bound where the quota is that part of the result', async () => {
    // 10 ÷ 150% is six and two thirds: seven errors are more, and 10 ÷ 7 is below the bound.
    expect(await pays(plan(OVER), '7')).toEqual({ Q: '1428571/100' });
    expect(await pays(plan(OVER, undefined, '9'), '6')).toEqual({ Q: '15000' });
  });

  it('holds whoever has a quota of zero, unless the component says what it pays', async () => {
    for (const better of [LESS, OVER]) {
      const text = plan(better, undefined, 'from the roster');
      expect(await pays(text, '5', '0')).toEqual({ Q: 'zero-quota' });
      const nothing = text.replace('curve Straight }', 'curve Straight { zero quota pays nothing } }');
      expect(await pays(nothing, '0', '0')).toEqual({ Q: '0' });
      const target = text.replace('curve Straight }', 'curve Straight { zero quota pays target } }');
      expect(await pays(target, '5', '0')).toEqual({ Q: '10000' });
    }
  });

  it('shrinks the quota with the days employed, as any other', async () => {
    // Two of three months: the quota is 20/3, and ten errors are 150% of it.
    expect(await pays(plan(LESS), '10', '-', '2027-03-01')).toEqual({ Q: '333333/100' });
  });

  it('is the same wherever it is asked for', async () => {
    const quota = 'quota for Errors 10 in the quarter, phased evenly on top {';
    const inside = `${quota}
      bonus G $500 each quarter by itself { in full requires Errors at least 80%, otherwise pays nothing }
      commission M on Sales each quarter by itself at 5% { multiplied by Kick of Errors }
      formula F each quarter by itself = $1,000 * Errors attainment }`;
    expect(await pays(plan(LESS, inside), '12')).toEqual({ G: '500', M: '250', F: '800' });
    expect(await pays(plan(LESS, inside), '13')).toEqual({ G: '0', M: '250', F: '700' });
    expect(await pays(plan(OVER, inside), '8')).toEqual({ G: '500', M: '500', F: '1250' });
  });

  it('is a choice, and quota over result has a bound', async () => {
    expect(await refusedWith(plan(''))).toEqual(['choice-lower-attainment']);
    expect(await refusedWith(plan(', attainment is quota over result'))).toEqual(['zero-result-unsaid']);
    const formula =
      'quota for Errors 10 in the quarter, phased evenly on top { formula F each quarter by itself = $1,000 * Errors attainment }';
    expect(await refusedWith(plan('', formula))).toEqual(['choice-lower-attainment']);
  });

  it('picks a rate, and has no slices of what is paid on', async () => {
    const inside = (curve: string) => `quota for Errors 10 in the quarter, phased evenly
      on top { commission C on Errors each quarter by itself at ${curve} }`;
    const curves =
      'curve Slices marginal { from 0%: $5  from 100%: $6 }\ncurve Whole retroactive { from 0%: $5  from 100%: $6 }\n';
    expect(await refusedWith(`${curves}${plan(LESS, inside('Slices'))}`)).toEqual(['curve-does-not-fit']);
    expect(await pays(`${curves}${plan(LESS, inside('Whole'))}`, '10')).toEqual({ C: '60' });
    expect(await pays(`${curves}${plan(LESS, inside('Whole'))}`, '11')).toEqual({ C: '55' });
  });
});
