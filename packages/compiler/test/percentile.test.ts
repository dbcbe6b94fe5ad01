import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { HEADER, role } from './support/plans.ts';

const roster = table('payee role start', 'ann AE 2027-02-01');

/** $10K a quarter times the percentile of the company's return among that of its peers. */
function plan(rank: string, result = 'entered as percent  for the company'): string {
  return `${HEADER}team Field
data peers { company text key  total_return percent or blank  listed flag }
measure Return { ${result}  if missing, its component waits }
measure Rank { ${rank}  for the company }
curve Whole linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then flat }
${role('target pay $40K in the year  variable pay { 100% K on Rank each quarter by itself curve Whole }')}`;
}

async function pays(rank: string, own: string, others: readonly string[], result?: string): Promise<string> {
  const { file } = await compiled(plan(rank, result));
  const peers = table('company total_return listed', ...others.map((one, index) => `c${index} ${one}`));
  const results = table('measure for period value', `Return - FY27-Q1 ${own}`);
  return (await paid(file.plan, 'FY27-Q1', { roster, peers, results })).ann ?? '';
}

const RANKED = 'percentile of Return among total_return of peers';
const BETWEEN = 'percentile of Return interpolated among total_return of peers';
const listed = (...returns: readonly number[]) => returns.map((one) => `${one / 100} yes`);

describe('a percentile by rank', () => {
  it('is 1 - (R - 1)/(N - 1) of N companies, itself among them', async () => {
    // Sixth of eleven.
    expect(await pays(RANKED, '5%', listed(10, 9, 8, 7, 6, 4, 3, 2, 1, 0))).toBe('5000');
    expect(await pays(RANKED, '50%', listed(10, 20, 30, 40))).toBe('10000');
    expect(await pays(RANKED, '-1%', listed(10, 20, 30, 40))).toBe('0');
  });

  it('shares the better rank with its equals', async () => {
    expect(await pays(RANKED, '20%', listed(10, 20, 30, 40))).toBe('5000');
  });

  it('counts the rows that it asks for, and no blank ones', async () => {
    const some = ['0.1 yes', '- yes', '0.3 yes', '0.4 no', '0.5 no'];
    expect(await pays(`${RANKED} where listed is yes`, '20%', some)).toBe('5000');
    expect(await pays(RANKED, '20%', some)).toBe('2500');
  });

  it('counts from the other end where less is better', async () => {
    const result = 'entered as percent  for the company  better when lower';
    expect(await pays(RANKED, '10%', listed(20, 30, 5, 40), result)).toBe('7500');
  });

  it('needs somebody to stand among', async () => {
    expect(await pays(RANKED, '10%', [])).toBe('too-few-others');
    expect(await pays(BETWEEN, '10%', listed(5))).toBe('too-few-others');
  });
});

describe('a percentile between the others', () => {
  it('lies on the line between the two next to it, its bounds included', async () => {
    const peers = listed(0, 10, 20, 40);
    // (1 - 1 + 5/10)/3, (2 - 1)/3 and (3 - 1 + 10/20)/3 of $10,000.
    expect(await pays(BETWEEN, '5%', peers)).toBe('166667/100');
    expect(await pays(BETWEEN, '10%', peers)).toBe('333333/100');
    expect(await pays(BETWEEN, '30%', peers)).toBe('833333/100');
    expect(await pays(BETWEEN, '-5%', peers)).toBe('0');
    expect(await pays(BETWEEN, '40%', peers)).toBe('10000');
  });
});

describe('both kinds', () => {
  it('come to the same whatever the order of the rows, and never fall when the result rises', async () => {
    const peers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 8 });
    const two = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 0, max: 30 }));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(RANKED, BETWEEN), peers, two, async (kind, others, [own, more]) => {
        const value = await pays(kind, `${own}%`, listed(...others));
        expect(await pays(kind, `${own}%`, listed(...others.toReversed()))).toBe(value);
        const higher = await pays(kind, `${own + more}%`, listed(...others));
        expect(numberOf(higher)).toBeGreaterThanOrEqual(numberOf(value));
      }),
      { numRuns: 40 },
    );
  });

  it('compare like with like', async () => {
    const money = 'entered as money  for the company';
    expect(await refusedWith(plan(RANKED, money))).toContain('unit-unexpected');
  });
});

/** Exact text as a number, near enough to compare. */
function numberOf(text: string): number {
  const [top, bottom = '1'] = text.split('/');
  return Number(top) / Number(bottom);
}
