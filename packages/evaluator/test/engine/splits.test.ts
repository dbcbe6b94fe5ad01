import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assigned, deal, number, onePlan, ownerCredits } from './builders.ts';
import { helped, measured, split } from './crediting.ts';
import { col } from './expressions.ts';

describe('splits', () => {
  const roster = [assigned('ann'), assigned('bob')];

  test('a stated share, and the rest to the owner', async () => {
    const rows = { roster, deals: [deal('D1', 'ann', '2027-02-10', 100_000, helped('0.3'))] };
    expect(await measured(split, rows, 'ann')).toBe('70000');
    expect(await measured(split, rows, 'bob')).toBe('30000');
  });

  test('a blank creditee gets nothing where its credit says to nobody, and the rest is still the rest', async () => {
    const rows = {
      roster,
      deals: [deal('D1', 'ann', '2027-02-10', 100_000, { helper: null, helper_share: number('0.3') })],
    };
    expect(await measured(split, rows, 'ann')).toBe('70000');
  });

  test('a blank creditee hands its share to another column where its credit says so', async () => {
    const plan = onePlan(
      {},
      {
        tables: {
          'credits/NewARR': ownerCredits({
            credits: [
              { to: 'helper', share: col('helper_share'), blank: { to: 'owner' } },
              { to: 'owner', share: 'rest', blank: 'nobody' },
            ],
          }),
        },
      },
    );
    const rows = {
      roster,
      deals: [deal('D1', 'ann', '2027-02-10', 100_000, { helper: null, helper_share: number('0.3') })],
    };
    expect(await measured(plan, rows, 'ann')).toBe('100000');
  });

  test('shares that exceed the whole are an error of everybody whom the row credits, and of nobody else', async () => {
    const rows = {
      roster: [...roster, assigned('cid')],
      deals: [
        deal('D1', 'ann', '2027-02-10', 100_000, helped('1.5')),
        deal('D2', 'cid', '2027-02-10', 300_000, { helper_share: number(0) }),
      ],
    };
    expect(await measured(split, rows, 'ann')).toBe('shares-over-whole');
    expect(await measured(split, rows, 'bob')).toBe('shares-over-whole');
    expect(await measured(split, rows, 'cid')).toBe('300000');
  });

  test('conserve credit: the shares of each deal add up to the deal', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            cents: fc.integer({ min: 1, max: 10 ** 9 }),
            percent: fc.integer({ min: 0, max: 100 }),
          }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        async (made) => {
          const deals = made.map(({ cents, percent }, index) =>
            deal(`D${index}`, 'ann', '2027-02-10', `${cents}`, helped((percent / 100).toFixed(2))),
          );
          const [ann, bob] = await Promise.all(
            ['ann', 'bob'].map((who) => measured(split, { roster, deals }, who)),
          );
          const total = made.reduce((sum, { cents }) => sum + cents, 0);
          const hundredths = (text = '0') => {
            const [top = '0', bottom = '1'] = text.split('/');
            return (BigInt(top) * 100n) / BigInt(bottom);
          };
          expect(hundredths(ann) + hundredths(bob)).toBe(BigInt(total) * 100n);
        },
      ),
      { numRuns: 40 },
    );
  });
});
