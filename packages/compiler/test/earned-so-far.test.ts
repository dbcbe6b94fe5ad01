import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { payouts, rationalOf, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const MONTHLY = BASICS.replace('paid        quarterly', 'paid        monthly');
const SPLIT = 'curve Split marginal by what it pays { from $0: 20%  from $15K: 10%  from $20K: 0% }\n';
const roster = table('payee role team start', 'ann AE Field 2027-02-01');
const rows = ['a 2027-02-10 ann 65000 new', 'b 2027-03-10 ann 60000 new', 'c 2027-05-10 ann 75000 new'];

async function pay(inside: string, period: string, lines = rows): Promise<Record<string, string>> {
  const { file } = await compiled(`${MONTHLY}${SPLIT}${role(`on top { ${inside} }`)}`);
  const deals = table('id closed owner arr kind', ...lines);
  return payouts(file.plan, period, { roster, deals }, 'ann');
}

async function refusal(inside: string, header = MONTHLY): Promise<string[]> {
  return refusedWith(`${header}${SPLIT}${role(`on top { ${inside} }`)}`);
}

const SHARE =
  'formula K each month by itself = curve Split at NewARR after (K earned over the earlier periods of the year) paid';

describe('what was earned so far', () => {
  it('lets a formula go on from what it has paid itself', async () => {
    // 20% of $65,000; then $10,000 to the first bound and $50,000 in the second band; then nothing.
    expect(await pay(SHARE, '2027-02')).toEqual({ K: '13000' });
    expect(await pay(SHARE, '2027-03')).toEqual({ K: '7000' });
    expect(await pay(SHARE, '2027-04')).toEqual({ K: '0' });
    expect(await pay(SHARE, '2027-05')).toEqual({ K: '0' });
  });

  it('reads another component with the period at hand, and without it', async () => {
    const both = `commission C on NewARR each month by itself at 1%
      formula Whole each month by itself = C earned over the year to date
      formula Before each month by itself = C payout over the earlier periods of the year
      formula Sum each month by itself = 1% * (NewARR over the year to date)`;
    expect(await pay(both, '2027-02')).toEqual({ C: '650', Whole: '650', Before: '0', Sum: '650' });
    expect(await pay(both, '2027-05')).toEqual({ C: '750', Whole: '2000', Before: '1250', Sum: '2000' });
  });

  it('takes a longer component by its periods that are over', async () => {
    const quarter = `commission Q on NewARR each quarter by itself at 1%
      formula K each month by itself = Q earned over the earlier periods of the year`;
    // The quarter to April has ended when May begins, and not when April does.
    expect((await pay(quarter, '2027-04')).K).toBe('0');
    expect((await pay(quarter, '2027-05')).K).toBe('1250');
  });

  it('pays in the same months what one month would, up to where the shares end', async () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 4, maxLength: 4 });
    const months = ['2027-02', '2027-03', '2027-04', '2027-05'];
    await fc.assert(
      fc.asyncProperty(amounts, async (each) => {
        const lines = each.map((amount, index) => `d${index} ${months[index]}-10 ann ${amount * 100} new`);
        let paid = 0;
        for (const month of months) paid += Number((await pay(SHARE, month, lines)).K);
        // In whole dollars, so that nothing is rounded.
        const total = each.reduce((sum, one) => sum + one * 100, 0);
        const [first, second] = [Math.min(total, 75_000), Math.min(Math.max(total - 75_000, 0), 50_000)];
        expect(paid).toBe(first / 5 + second / 10);
      }),
      { numRuns: 8 },
    );
  });

  it('refuses what has no earlier periods', async () => {
    const toDate = 'each month, year to date against quota to date';
    const own = `formula K ${toDate} = K earned over the earlier periods of the year { if pay to date falls, forget it }`;
    expect(await refusal(own)).toEqual(['not-compiled']);
    expect(
      await refusal('formula K each month by itself = NewARR over the earlier periods of the year'),
    ).toEqual(['not-compiled']);
    const rate = `commission C on NewARR each month by itself at 1%
      formula K each month by itself = (C rate over the earlier periods of the year) * NewARR`;
    expect(await refusal(rate)).toEqual(['not-compiled']);
    expect(await refusal('formula K each month by itself = K earned over the year to date')).toEqual([
      'circular-definition',
    ]);
  });

  it('takes what was earned before the first payment from what is brought in', async () => {
    const from = MONTHLY.replace('monthly', 'monthly from 2027-05-01');
    const plan = `${from}${SPLIT}${role(`on top { ${SHARE} }`)}`;
    const { file } = await compiled(plan);
    const source = { file: 'opening.csv', record: 1 };
    const values = { payee: 'ann', role: 'AE', balance: 'K earned', amount: rationalOf('14000') };
    const opening = { rows: [{ source, values }] };
    const deals = table('id closed owner arr kind', 'c 2027-05-10 ann 75000 new');
    // $1,000 more reach $15,000 with $5,000; the other $70,000 pay $5,000 at 10%, and then nothing.
    expect(await payouts(file.plan, '2027-05', { roster, deals, opening }, 'ann')).toEqual({
      K: '6000',
    });
  });
});
