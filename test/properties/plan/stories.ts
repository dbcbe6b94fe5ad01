import fc from 'fast-check';
import { currency, rates } from './currencies.ts';
import type { Deal, Person, Story } from './model.ts';

const day = fc.integer({ min: 0, max: 364 });
export const PAYEES = ['ann', 'bob', 'cy'] as const;

/** There all year, hired, gone, moved, or away for a while. */
const stretches: fc.Arbitrary<Person['stretches']> = fc.oneof(
  fc.constant([{ team: 'East', from: -400 }]),
  day.map((from) => [{ team: 'East', from }]),
  day.map((to) => [{ team: 'West', from: -90, to }]),
  fc.tuple(day, fc.integer({ min: 1, max: 40 }), fc.constantFrom('East', 'West')).map(([to, gap, team]) => [
    { team: 'East', from: 0, to },
    { team, from: to + gap },
  ]),
  fc
    .tuple(day, fc.integer({ min: 1, max: 100 }))
    .map(([from, more]) => [{ team: 'West', from, to: from + more }]),
);

/** Deals of the year: some shared, some refunds, some canceled, some on the first and the last day. */
const deals: fc.Arbitrary<Deal[]> = fc
  .array(
    fc.record(
      {
        owner: fc.constantFrom(...PAYEES),
        helper: fc.constantFrom(...PAYEES),
        cents: fc.oneof(
          { weight: 5, arbitrary: fc.integer({ min: 1, max: 4_000_000 }) },
          { weight: 2, arbitrary: fc.integer({ min: 1, max: 60 }).map((thousands) => thousands * 100_000) },
          { weight: 1, arbitrary: fc.oneof(fc.constant(0), fc.integer({ min: -1_500_000, max: -1 })) },
        ),
        closed: fc.oneof(
          { weight: 6, arbitrary: day },
          { weight: 1, arbitrary: fc.constantFrom(0, 364) },
          { weight: 1, arbitrary: fc.integer({ min: -400, max: -1 }) },
        ),
        canceled: fc.integer({ min: -20, max: 300 }),
        currency,
        collected: fc.integer({ min: 0, max: 300 }),
      },
      { requiredKeys: ['owner', 'cents', 'closed'] },
    ),
    { maxLength: 14 },
  )
  .map((all) =>
    all.map(({ canceled, collected, ...deal }, index) => ({
      ...deal,
      ...(collected === undefined ? {} : { collected: deal.closed + collected }),
      id: `d${String(index).padStart(2, '0')}`,
      ...(canceled === undefined || deal.closed + canceled > 364 || deal.closed + canceled < 0
        ? {}
        : { canceled: deal.closed + canceled }),
    })),
  );

export const randomStory: fc.Arbitrary<Story> = fc.record({
  people: fc
    .tuple(stretches, stretches, stretches, currency, currency)
    .map(([first, second, third, ...currencies]) =>
      [first, second, third].map((own, index) => ({
        payee: PAYEES[index] ?? 'nobody',
        stretches: own,
        currency: currencies[index] ?? 'USD',
      })),
    ),
  deals,
  rates,
  profits: fc.array(fc.integer({ min: 0, max: 900_000 }), { minLength: 4, maxLength: 4 }),
  points: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }),
});
