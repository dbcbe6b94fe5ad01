import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain, type InputRow, run } from '../../src/engine/index.ts';
import { assigned, date, deal, newArr, number, onePlan, ownerCredits, runInput } from './builders.ts';
import { col } from './expressions.ts';

const plan = onePlan(
  { falls: 'deduct it' },
  {
    tables: {
      'credits/NewARR': ownerCredits({
        credits: [
          { to: 'helper', share: col('helper_share'), blank: 'nobody' },
          { to: 'owner', share: 'rest', blank: 'nobody' },
        ],
        rollUp: { column: 'owner' },
      }),
    },
    values: newArr('payee both'),
  },
);
const roster = [
  assigned('ann', { manager: 'boss' }),
  assigned('bob', { manager: 'boss', end: '2027-06-15' }),
  assigned('bob', { manager: 'ann', start: '2027-06-16' }),
  assigned('boss'),
  assigned('odd', { role: 'Astronaut' }),
];
const person = fc.constantFrom('ann', 'bob', 'boss', 'odd', 'ghost');
const deals = fc.array(
  fc.record({
    owner: person,
    helper: fc.option(person),
    share: fc.integer({ min: 0, max: 110 }),
    arr: fc.integer({ min: -500_000, max: 500_000 }),
    month: fc.integer({ min: 2, max: 9 }),
    day: fc.integer({ min: 1, max: 28 }),
    id: fc.integer({ min: 1, max: 12 }),
  }),
  { maxLength: 12 },
);

test('the order of rows, tables and columns changes nothing: not a cent, an error, a posting or the run id', async () => {
  await fc.assert(
    fc.asyncProperty(deals, fc.infiniteStream(fc.nat()), async (made, random) => {
      const rows = made.map(
        ({ owner, helper, share, arr, month, day, id }, index): InputRow => ({
          ...deal(`D${id}`, owner, `2027-0${month}-${String(day).padStart(2, '0')}`, arr, {
            helper,
            helper_share: number((share / 100).toFixed(2)),
          }),
          source: { file: 'deals.csv', record: index + 1 },
        }),
      );
      const shuffled = shuffle(rows, random);
      const turned = shuffled.map(({ source, values }) => ({
        source,
        values: Object.fromEntries(Object.entries(values).reverse()),
      }));
      const one = runInput(plan, 'FY27-Q2', { roster, deals: rows });
      const other = runInput(plan, 'FY27-Q2', { deals: turned, roster: shuffle(roster, random) });
      const quarantined = [
        {
          table: 'deals',
          source: { file: 'deals.csv', record: 77 },
          values: { owner: 'bob', closed: date('2027-05-02') },
          bad: [],
        },
      ];
      expect(await run({ ...other, quarantined })).toEqual(await run({ ...one, quarantined }));
      expect(await run(other)).toEqual(await run(one));
      expect(explain({ ...other, payee: 'boss' })).toEqual(explain({ ...one, payee: 'boss' }));
    }),
    { numRuns: 60 },
  );
});

function shuffle<T>(list: readonly T[], random: fc.Stream<number>): readonly T[] {
  const keys = [...random.take(list.length)];
  return list
    .map((item, index) => ({ item, key: keys[index] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
