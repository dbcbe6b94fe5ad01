import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, compileFiles, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { HEADER, role } from './support/plans.ts';

const roster = table('payee role team start', 'ann AE Field 2027-02-01', 'bob AE Field 2027-02-01');

function plan(fund: string, reserve = '', more = ''): string {
  return `${HEADER}team Field
measure Profit { entered as money  for the company  if missing, its component waits }
measure Share { entered as percent  for the company  if missing, its component waits }
${more}
pool Gain { fund ${fund} ${reserve} shared evenly among those in Field on the last day, in full }
${role('on top { formula G each quarter by itself = Gain }')}`;
}

/** What one of two people gets. */
async function half(fund: string, profit: string, reserve = '', more = ''): Promise<string> {
  const { file } = await compiled(plan(fund, reserve, more));
  const results = table('measure for period value', `Profit - FY27-Q1 ${profit}`, 'Share - FY27-Q1 0%');
  return (await paid(file.plan, 'FY27-Q1', { roster, results })).ann ?? '';
}

const CURVE = 'curve Steps marginal { from $0: 10%  from $100K: 20% }';
const refused = async (fund: string, more = ''): Promise<string> => {
  const result = await compileFiles(plan(fund, '', more));
  return result.ok ? '' : result.diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n');
};

describe('a pool that is an expense of its own profit', () => {
  it('holds the one amount that fits', async () => {
    // F = 10% (110 - F) is 10.
    expect(await half('10% * (Profit - this fund)', '$110')).toBe('5');
    expect(await half('(Profit - this fund) / 10', '$0')).toBe('0');
    expect(await half('10% * Profit - this fund * 10%', '-$110')).toBe('-5');
  });

  it('with payroll tax on it, above a threshold, and at most so much', async () => {
    // F = 10% (P - 1.1 F): F = 100/1.11, so P = 1110 gives 100.
    expect(await half('10% * (Profit - this fund * 110%)', '$1,110')).toBe('50');
    // F = 50% of what is above 100 after the pool: F = (P - 100)/3.
    const above = 'greatest(50% * (Profit - this fund - $100), $0)';
    expect(await half(above, '$400')).toBe('50');
    expect(await half(above, '$100')).toBe('0');
    expect(await half(above, '$40')).toBe('0');
    expect(await half(`least(${above}, $80)`, '$4,000')).toBe('40');
    expect(await half(`least(${above}, $80)`, '$340')).toBe('40');
  });

  it('counts as much of its reserve as the formula says', async () => {
    // The whole fund is an expense, and three quarters are paid.
    expect(await half('10% * (Profit - this fund)', '$1,100', 'reserve 25%')).toBe('75/2');
    // Only what is paid is: F = 10% (P - 75% F) = P/10.75.
    expect(await half('10% * (Profit - 75% * this fund)', '$1,075', 'reserve 25%')).toBe('75/2');
  });

  it('may be read off a curve without jumps', async () => {
    // Below $100K after the pool F = P/11; above F = 10,000 + 20% (P - F - 100,000).
    expect(await half('curve Steps at (Profit - this fund)', '$110,000', '', CURVE)).toBe('5000');
    expect(await half('curve Steps at (Profit - this fund)', '$170,000', '', CURVE)).toBe('10000');
  });

  it('is solved in a formula of its own as well', async () => {
    const source = `${HEADER}team Field
measure Profit { entered as money  for the company  if missing, its component waits }
${role('on top { formula G each quarter by itself = 2% * (Profit - this pay) { cap payout at $30 in full } }')}`;
    const { file } = await compiled(source);
    const pays = async (profit: string) => {
      const results = table('measure for period value', `Profit - FY27-Q1 ${profit}`);
      return (await paid(file.plan, 'FY27-Q1', { roster, results })).ann;
    };
    expect(await pays('$1,020')).toBe('20');
    expect(await pays('$102,000')).toBe('30');
  });

  it('is held with what it depends on', async () => {
    const { file } = await compiled(plan('10% * (Profit - this fund)'));
    expect((await paid(file.plan, 'FY27-Q1', { roster })).ann).toBe('missing-result');
  });

  it('fits whatever the rate, the profit and the floor', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: -500, max: 5000 }),
        fc.integer({ min: 0, max: 300 }),
        async (rate, profit, floor) => {
          const formula = `greatest(${rate}% * (Profit - this fund), $${floor})`;
          const { file } = await compiled(plan(formula));
          const results = table(
            'measure for period value',
            `Profit - FY27-Q1 ${profit < 0 ? '-' : ''}$${Math.abs(profit)}`,
          );
          const { ann, bob } = await paid(file.plan, 'FY27-Q1', { roster, results });
          const cents = (text: string | undefined): number => {
            const [n = 'x', d = '1'] = (text ?? '').split('/');
            return Math.round((Number(n) / Number(d)) * 100);
          };
          // In cents: F = max(rate P / (100 + rate), floor), rounded down to a cent.
          const fits = Math.max((rate * profit * 100) / (100 + rate), floor * 100);
          expect(Math.abs(cents(ann) + cents(bob) - fits)).toBeLessThan(1);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('what cannot be solved is refused with its reason', () => {
  it.each([
    ['this fund + 10% * Profit', 'each $1 more of it adds $1 to it'],
    ['greatest(150% * this fund, $0)', 'each $1 more of it adds $1.50 to it'],
    ['Share * (Profit - this fund)', 'multiplied or divided by a result'],
    ['$5 * (this fund / this fund)', 'something is divided by it'],
    ['when this fund above $5 then $0 otherwise $10', 'a "when" depends on it'],
    ['(10% * (Profit - this fund)) rounded down to $1', 'rounded on the way'],
    ['curve Jumps at (Profit - this fund)', 'the curve Jumps jumps'],
    ['curve Steep at (this fund + Profit)', 'each $1 more of it adds $1.20 to it'],
  ])('%s', async (fund, why) => {
    const curves = `curve Jumps steps { from $0: $0  from $100: $50 }
curve Steep marginal { from $0: 10%  from $100K: 120% }`;
    const used = `pool Other { fund (curve Jumps at Profit) + (curve Steep at Profit) shared evenly among those in Field on the last day, in full }
role Else in Field { on top { formula E each quarter by itself = Other } }`;
    const told = await refused(fund, `${curves}\n${used}`);
    expect(told).toContain('fixed-point-wrong: "this fund" cannot be solved');
    expect(told).toContain(why);
  });

  it('outside of its own formula', async () => {
    expect(await refusedWith(plan('10% * (Profit - this pay)'))).toEqual(['fixed-point-wrong']);
  });
});
