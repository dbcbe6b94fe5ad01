import { describe, expect, it } from 'vitest';
import { compiled, compiledPart, refusedWith } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const roster = table('payee role start', 'ann AE 2027-02-01');
const deals = table('id closed owner arr kind', 'a 2027-02-10 ann 60000 new', 'b 2027-03-10 ann 90000 new');

const CURVES = `
curve Amounts marginal { from $0: 5%  from $100K: 10% }
curve ByQuota marginal { from 0%: 5%  from 100%: 10% }
curve Multiples marginal { from 0%: 1x  from 100%: 2x }
curve Over retroactive above $100K { from $0: 5%  from $100K: 10% }
curve ByPay marginal by what it pays { from $0: 5%  from $6K: 10% }
curve Bands marginal { from $0: $5,000 for the band  from $100K: 10% }
curve PerDeal marginal { from 0: $50  from 1: $100 }
curve Reached retroactive { from $0: 5%  from $100K: 10% }
curve Most steps { below 20%: 6%  from 20%: 100% }
measure Deals { count of deals dated closed credited to owner }
measure Margin { entered as percent for the company, if missing, its component waits }
`;

/** What a commission with these terms pays in the first quarter for $60K and $90K of new ARR. */
async function pay(terms: string, of: { deals?: typeof deals; margin?: string } = {}): Promise<string> {
  const plan = `${BASICS}${CURVES}${role(`on top { commission K on ${terms} }`)}`;
  const { file } = await compiled(plan);
  const results = table('measure for period value', `Margin - FY27-Q1 ${of.margin ?? '10%'}`);
  const tables = { roster, results, deals: of.deals ?? deals };
  return (await payouts(file.plan, 'FY27-Q1', tables, 'ann')).K ?? 'nothing';
}

describe('a cap on the rate of each slice', () => {
  it('is on each rate by itself', async () => {
    // $100,000 x 5% + $50,000 x 8%
    expect(await pay('NewARR each quarter by itself at Amounts { cap rate of each slice at 8% }')).toBe(
      '9000',
    );
    // $150,000 x 4%
    expect(await pay('NewARR each quarter by itself at Amounts { cap rate of each slice at 4% }')).toBe(
      '6000',
    );
    expect(await pay('NewARR each quarter by itself at Amounts { cap rate of each slice at 40% }')).toBe(
      '10000',
    );
    // One deal at $50, the other at $80.
    expect(await pay('Deals each quarter by itself at PerDeal { cap rate of each slice at $80 }')).toBe(
      '130',
    );
  });

  it('is on slices of attainment, and on multiples of a rate', async () => {
    const quota = 'quota $100K in the quarter';
    const at = (curve: string, cap: string) =>
      pay(`NewARR each quarter by itself at ${curve} { ${quota}  cap rate of each slice at ${cap} }`);
    expect(await at('ByQuota', '8%')).toBe('9000');
    // 4% times 1x and 2x; no more than 6%, or 1.5 times the 4%: $4,000 + $50,000 x 6%.
    expect(await at('4% times Multiples', '6%')).toBe('7000');
    expect(await at('4% times Multiples', '1.5x')).toBe('7000');
  });

  it('is on what lies above, on bands, and moves bounds that are counted in what is paid', async () => {
    const at = (curve: string, cap: string) =>
      pay(`NewARR each quarter by itself at ${curve} { cap rate of each slice at ${cap} }`);
    expect(await at('Over', '8%')).toBe('9000');
    // $5,000 for $100,000 is 5%, so 4% of them, and 4% of $50,000.
    expect(await at('Bands', '4%')).toBe('6000');
    // $6,000 are paid for $120,000 at 5%; for $150,000 at 4%.
    expect(await at('ByPay', '10%')).toBe('9000');
    expect(await at('ByPay', '4%')).toBe('6000');
  });

  it('is on the slices of each deal, and of deals in order', async () => {
    const sized = table(
      'id closed owner arr kind',
      'a 2027-02-10 ann 150000 new',
      'b 2027-03-10 ann -50000 new',
    );
    const each = 'NewARR per deal each quarter by itself at Amounts { cap rate of each slice at 8% }';
    // $5,000 + $4,000, and $50,000 x 5% back.
    expect(await pay(each, { deals: sized })).toBe('6500');
    const ordered =
      'NewARR per deal each quarter by itself at Amounts { in order of closed, id  cap rate of each slice at 8% }';
    // The refund comes off the second slice: $9,000 less $4,000.
    expect(await pay(ordered, { deals: sized })).toBe('5000');
  });
});

describe('a cap on the effective rate', () => {
  it('is on all slices together', async () => {
    const at = (cap: string) =>
      pay(`NewARR each quarter by itself at Amounts { cap effective rate at ${cap} }`);
    // The slices pay $10,000, which is 6.67% of $150,000.
    expect(await at('7%')).toBe('10000');
    expect(await at('6%')).toBe('9000');
    expect(await at('4%')).toBe('6000');
  });

  it('takes back no more than it allows', async () => {
    const refund = table('id closed owner arr kind', 'a 2027-02-10 ann -60000 new');
    const terms = 'NewARR each quarter by itself at Amounts { cap effective rate at 4% }';
    expect(await pay(terms, { deals: refund })).toBe('-2400');
    expect(await pay(terms, { deals: table('id closed owner arr kind') })).toBe('0');
  });

  it('is of the quota as of money, of what another result allows, and of multiples', async () => {
    const quota = 'quota $100K in the quarter';
    const at = (curve: string, cap: string, margin?: string) =>
      pay(`NewARR each quarter by itself at ${curve} { ${quota}  cap effective rate at ${cap} }`, {
        ...(margin === undefined ? {} : { margin }),
      });
    expect(await at('ByQuota', '6%')).toBe('9000');
    expect(await at('ByQuota', 'Most by Margin', '10%')).toBe('9000');
    expect(await at('ByQuota', 'Most by Margin', '20%')).toBe('10000');
    // 4% times 1x and 2x pay $8,000; 1.25 times 4% is 5% of $150,000.
    expect(await at('4% times Multiples', '1.25x')).toBe('7500');
  });

  it('is on each deal, and in order on what the deals so far come to', async () => {
    const each = 'NewARR per deal each quarter by itself at Amounts { cap effective rate at 6% }';
    expect(await pay(each)).toBe('7500');
    const ordered =
      'NewARR per deal each quarter by itself at Amounts { in order of closed, id  cap effective rate at 6% }';
    expect(await pay(ordered)).toBe('9000');
    const quota = `NewARR per deal each quarter by itself at ByQuota {
      quota $100K in the quarter  in order of closed, id  cap effective rate at 6% }`;
    expect(await pay(quota)).toBe('9000');
  });

  it('is of another curve too', async () => {
    const terms = `NewARR each quarter by itself at 9% {
      requires NewARR at least $200K, otherwise curve Amounts
      cap effective rate at 6%
    }`;
    expect(await pay(terms)).toBe('9000');
  });
});

describe('the curve of a component', () => {
  it('is that with the cap in it only where each slice is bounded', async () => {
    const at = (name: string, cap: string) =>
      `commission ${name} on NewARR each quarter by itself at Amounts { ${cap} }`;
    const extras = [
      at('Each', 'cap rate of each slice at 6%'),
      at('All', 'cap effective rate at 6%'),
      at('Plain', ''),
    ];
    const { file } = await compiled(`${BASICS}${CURVES}${role(`on top { ${extras.join(' ')} }`)}`);
    const { components } = file.plan.roles.AE ?? {};
    expect(components?.Each?.curve).toBe('Amounts, each slice at most 6%');
    expect(components?.All?.curve).toBe('Amounts');
    expect(components?.Plain?.curve).toBe('Amounts');
  });
});

describe('a cap that does not say', () => {
  const terms = 'commission K on NewARR each quarter by itself at Amounts { cap rate at 6% }';

  it('is a choice', async () => {
    expect(await refusedWith(`${BASICS}${CURVES}${role(`on top { ${terms} }`)}`)).toEqual([
      'choice-rate-cap',
    ]);
  });

  it('is read both ways', async () => {
    const readings = ['cap rate of each slice at 6%', 'cap effective rate at 6%'];
    const paid = readings.map(async (reading) => {
      const { plan } = await compiledPart(`${BASICS}${CURVES}${role(`on top { ${terms} }`)}`, {
        readings: { 'choice-rate-cap': reading },
      });
      if (plan === undefined) throw new Error('nothing is compiled');
      return (await payouts(plan, 'FY27-Q1', { roster, deals }, 'ann')).K;
    });
    // $5,000 + $50,000 x 6%, and $150,000 x 6%.
    expect(await Promise.all(paid)).toEqual(['8000', '9000']);
  });

  it('is misplaced where there are no slices, or another result sets it for each', async () => {
    const told = (text: string) =>
      refusedWith(`${BASICS}${CURVES}${role(`on top { commission K on ${text} }`)}`);
    const one = 'NewARR each quarter by itself at Reached { cap effective rate at 6% }';
    expect(await told(one)).toEqual(['clause-misplaced']);
    const each = 'NewARR each quarter by itself at Amounts { cap rate of each slice at Most by Margin }';
    expect(await told(each)).toEqual(['clause-misplaced']);
  });
});
