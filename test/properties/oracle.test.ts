import { describe, expect, it } from 'vitest';
import { laws } from './laws/index.ts';
import { AMOUNT, ATTAINMENT, paysAt } from './oracle/curve.ts';
import { of, read, rounded, text } from './oracle/fraction.ts';
import type { Curve, RandomPlan, Story } from './plan/model.ts';
import { Sample } from './sample.ts';

describe('the oracle’s curves come to what their pages say', () => {
  const slices: Curve = {
    kind: 'marginal',
    first: 100,
    bands: [{ bound: 100, includes: true, value: 150 }],
  };
  it.each<[string, Curve, string, string]>([
    ['below', slices, '3/4', '3/4'],
    ['at the bound', slices, '1', '1'],
    ['above: 1 + 20% at 1.5x', slices, '6/5', '13/10'],
    ['a refund, at the first rate', slices, '-1/2', '-1/2'],
    ['all of it: 1.2 × 1.5x', { ...slices, kind: 'retroactive' }, '6/5', '9/5'],
    ['overage: 1 + 20% at 1.5x', { ...slices, kind: 'overage', at: 0 }, '6/5', '13/10'],
    [
      'a line from 50% to 100% pays 40% to 100%: at 75% 70%',
      {
        kind: 'linear',
        below: 0,
        points: [
          [50, 40],
          [100, 100],
        ],
        tail: 'flat',
      },
      '3/4',
      '7/10',
    ],
    [
      'steps with 5% a point from 90%, 50%: at 92% 60%',
      { kind: 'steps', first: 0, bands: [{ bound: 90, includes: true, value: 50, perPoint: 5 }] },
      '23/25',
      '3/5',
    ],
  ])('%s', (_, curve, at, pays) => {
    expect(text(paysAt(curve, read(at), ATTAINMENT))).toBe(pays);
  });

  it('by amount: $50,000 at 4% and $10,000 at 6%', () => {
    const curve: Curve = {
      kind: 'marginal',
      first: 40,
      bands: [{ bound: 50_000, includes: true, value: 60 }],
    };
    expect(text(paysAt(curve, of(60_000), AMOUNT))).toBe('2600');
  });

  it.each([
    ['1/200', 'half up', '1/100'],
    ['-1/200', 'half up', '-1/100'],
    ['1/200', 'half even', '0'],
    ['3/200', 'half even', '1/50'],
    ['1/1000', 'up', '1/100'],
    ['-19/1000', 'down', '-1/100'],
  ] as const)('%s rounds %s to %s', (amount, mode, expected) => {
    expect(text(rounded(read(amount), mode, of(1, 100)))).toBe(expected);
  });
});

describe('each law can be broken', () => {
  const model: RandomPlan = {
    first: '2027-01-01',
    paid: 'monthly',
    rounding: { mode: 'half up', unit: '0.01', point: 'each component' },
    byDays: true,
    credit: { kind: 'split', percent: 30, blank: 'owner' },
    targetPay: 60_000,
    quota: 120_000,
    weighted: [
      {
        name: 'Weighted1',
        weight: 100,
        timing: { kind: 'to date', each: 'month', against: 'quota to date', falls: 'take it back' },
        curve: { kind: 'marginal', first: 100, bands: [{ bound: 100, includes: true, value: 150 }] },
      },
    ],
    commissions: [
      {
        name: 'Commission1',
        timing: { kind: 'by itself', each: 'month' },
        rate: { kind: 'flat', tenths: 33 },
        clawback: { amount: 'added', later: 100 },
      },
    ],
    bonuses: [],
    rollUp: 10,
    draw: {
      kind: 'recoverable',
      amount: 3_000,
      months: 3,
      prorated: true,
      percent: 50,
      afterLast: false,
      exit: 'owed',
      yearEnd: 'carried over',
    },
    pool: { fund: 10, reserve: 10, by: 'evenly', byDays: false, each: 'quarter' },
  };
  const story: Story = {
    people: [
      { payee: 'ann', stretches: [{ team: 'East', from: 0 }] },
      { payee: 'bob', stretches: [{ team: 'West', from: 0 }] },
    ],
    deals: [
      { id: 'a', owner: 'ann', helper: 'bob', cents: 1_000_037, closed: 5 },
      { id: 'b', owner: 'bob', cents: 2_000_000, closed: 40, canceled: 100 },
    ],
    profits: [10_000, 10_000, 10_000, 10_000],
    points: [1, 1],
  };

  it('none is, by a plan that pays as it says', async () => {
    const sample = await Sample.of(model, story);
    for (const { name, broken } of laws) expect([name, ...(await broken(sample))]).toEqual([name]);
  });

  // What was compiled and paid belongs to the plan above; the model beside it says something else.
  it.each<[string, Partial<RandomPlan>, Partial<Story>]>([
    ['pay is what the formulas of the pages come to', { quota: 120_001 }, {}],
    ['splits conserve credit', {}, { deals: story.deals.slice(1) }],
    ['what rolls up is what was credited below', {}, { deals: story.deals.slice(1) }],
    ['a pool pays out its fund', {}, { profits: [10_001, 1, 1, 1] }],
    [
      'draws are what the formulas of their page come to',
      { draw: { ...(model.draw ?? never()), percent: 51 } },
      {},
    ],
    [
      'payments to date telescope',
      {
        weighted: model.weighted.map((one) => ({
          ...one,
          timing: { kind: 'to date', each: 'month', against: 'quota to date', falls: 'deduct' },
        })),
      },
      {},
    ],
    ['a payment does not depend on rows of later periods', {}, { deals: [] }],
  ])('%s', async (name, otherModel, otherStory) => {
    const { year, text: written, digest, plan, tables, payments } = await Sample.of(model, story);
    const changed = Object.assign(Object.create(Sample.prototype), {
      model: { ...model, ...otherModel },
      story: { ...story, ...otherStory },
      year,
      text: written,
      digest,
      plan,
      tables,
      payments,
    }) as Sample;
    const law = laws.find((one) => one.name === name);
    expect((await law?.broken(changed))?.length).toBeGreaterThan(0);
  });
});

function never(): never {
  throw new Error('there is one');
}
