import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const roster = table('payee role start', 'ann AE 2027-02-01');
const deals = table('id closed owner arr kind', 'a 2027-02-10 ann 60000 new', 'b 2027-03-10 ann 90000 new');

const CURVES = `
parameter Base = 8%
parameter Uplift = 1.2x
parameter Fee = $50
curve Tiers marginal { from $0: 4% * 1.25x  from $100K: 5% * Uplift * 2x }
curve Multiples retroactive { from $0: 1x  from $100K: 2x * 0.75 }
curve Reached retroactive { from $0: 5%  from $100K: 10% }
measure Deals { count of deals dated closed credited to owner }
`;

/** What an extra pays in the first quarter for two deals, $60K and $90K of new ARR. */
async function pay(extra: string): Promise<string> {
  const { file } = await compiled(`${BASICS}${CURVES}${role(`on top { ${extra} }`)}`);
  return (await payouts(file.plan, 'FY27-Q1', { roster, deals }, 'ann')).K ?? 'nothing';
}
const commission = (terms: string): Promise<string> =>
  pay(`commission K on NewARR each quarter by itself at ${terms}`);

describe('a rate times multipliers', () => {
  it('is their product', async () => {
    // 9.6% of $150,000, and 8% x 1.2 x 110%.
    expect(await commission('8% * 1.2x')).toBe('14400');
    expect(await commission('8% * 1.2x * 110%')).toBe('15840');
    expect(await commission('8% * Uplift')).toBe('14400');
    expect(await commission('Base * Uplift')).toBe('14400');
  });

  it('stands in rows of curves, and before and after a curve', async () => {
    // 5% of $100,000 and 12% of $50,000.
    expect(await commission('Tiers')).toBe('11000');
    expect(await commission('Tiers * 2x')).toBe('22000');
    expect(await commission('Reached * 1.2x')).toBe('18000');
    // 8% x 1.2 x 1.5 of $150,000.
    expect(await commission('8% * 1.2x times Multiples')).toBe('21600');
  });

  it('stands in a cap', async () => {
    expect(await commission('10% { cap rate at 5% * 1.2x }')).toBe('9000');
    expect(await commission('8% * 1.2x { cap rate at 0.5x }')).toBe('7200');
    // Slices of 10% and 24%, none above 12%: 6% x 2.
    expect(await commission('Tiers * 2x { cap rate of each slice at 6% * 2x }')).toBe('16000');
    expect(await commission('Tiers * 2x { cap effective rate at 6% * 2x }')).toBe('18000');
    const tiers = '5% * 2x times Multiples { cap rate at 1.2x * 1.1x }';
    // 10% x 1.32 of $150,000.
    expect(await commission(tiers)).toBe('19800');
  });

  it('is of what is counted too, and of each deal', async () => {
    expect(await pay('bonus K $50 * 1.2x for each Deals each quarter by itself')).toBe('120');
    expect(await pay('commission K on Deals each quarter by itself at $50 * 1.2x')).toBe('120');
    expect(await pay('bonus K $500 * 1.2x each quarter by itself { in full }')).toBe('600');
    const each = 'commission K on NewARR per deal each quarter by itself at';
    expect(await pay(`${each} 8% * 1.2x`)).toBe('14400');
    expect(await pay(`${each} Tiers * 2x`)).toBe('15000');
    expect(await pay(`${each} Tiers * 2x { in order of closed, id }`)).toBe('22000');
  });

  it('is of the rate of a component that is read', async () => {
    const more = 'commission Own on NewARR each quarter by itself at 8% * 1.2x';
    expect(await pay(`${more} formula K each quarter by itself = Own rate * $1,000`)).toBe('96');
  });

  it('is no product of money', async () => {
    const told = (terms: string) =>
      refusedWith(
        `${BASICS}${CURVES}${role(`on top { commission K on NewARR each quarter by itself at ${terms} }`)}`,
      );
    expect(await told('8% * Fee')).toEqual(['unit-unexpected']);
    expect(await told('Tiers * 1.2x { cap rate of each slice at 1.5x }')).toEqual(['unit-unexpected']);
    expect(await told('Multiples * 1.2x')).toEqual(['curve-does-not-fit']);
  });
});
