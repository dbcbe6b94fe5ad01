import { run } from '@ontarget/evaluator/engine';
import { formatRational, type Rational, rational, sub, sum, ZERO } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthKey, planWith, sold } from './support/draws.ts';
import { rationalOf, table } from './support/pay.ts';

/** A draw, and what somebody earns under it in a year; months without a deal earn nothing. */
const stories = fc.record({
  draw: fc.integer({ min: 1, max: 5_000 }),
  lastMonth: fc.integer({ min: 1, max: 15 }),
  percent: fc.integer({ min: 0, max: 100 }),
  afterDraw: fc.boolean(),
  prorated: fc.boolean(),
  exit: fc.constantFrom('forgiven', 'owed'),
  yearEnd: fc.constantFrom('forgiven', 'carried over'),
  earned: fc.array(fc.option(fc.integer({ min: -2_000, max: 9_000 }), { nil: undefined }), {
    minLength: 12,
    maxLength: 12,
  }),
  opening: fc.integer({ min: 0, max: 4_000 }),
  /** Months, from January on: hired in the first, moved to another team in the second, gone after the third. */
  stay: fc.tuple(
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 1, max: 6 }),
    fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  ),
  // The day after it must exist in every month: the 29th of February once did not.
  day: fc.integer({ min: 1, max: 27 }),
});

type Story = typeof stories extends fc.Arbitrary<infer T> ? T : never;

/** What each payment of the year is made of, from the statements and from the postings. */
async function paymentsOf(story: Story) {
  const { draw, lastMonth, percent, afterDraw, prorated, exit, yearEnd, stay, day } = story;
  const plan = await planWith(
    `recoverable draw $${draw} a month ${prorated ? 'prorated' : 'in full'} in tenure months 1 to ${lastMonth} {
      top-ups are owed back: ${percent}% of earnings above the draw, from the month after${afterDraw ? ' the last draw' : ''}
      at exit: ${exit}
      at year end: ${yearEnd}
    }`,
  );
  const [hired, moved, left] = [stay[0], stay[0] + stay[1], stay[2]];
  const end = left === undefined || moved + left > 11 ? '-' : `${monthKey(moved + left)}-${dd(day)}`;
  const roster = table(
    'payee role team start end',
    `ann Rep East ${monthKey(hired)}-01 ${monthKey(moved)}-${dd(day)}`,
    `ann Rep West ${monthKey(moved)}-${dd(day + 1)} ${end}`,
  );
  const values = {
    payee: 'ann',
    role: 'Rep',
    balance: 'recoverable draw',
    amount: rational(story.opening),
  };
  const opening = { rows: [{ source: { file: 'opening.csv', record: 1 }, values }] };
  const tables = { roster, deals: sold(story.earned), opening };
  const evaluators = [{ plan, digest: 'sha256:test', effective: { from: plan.year.first } }];
  const months = [];
  for (let month = 0; month < 12; month += 1) {
    months.push(await run({ evaluators, period: monthKey(month), tables, ledger: [] }));
  }
  return months;
}

function dd(day: number): string {
  return String(day).padStart(2, '0');
}

function added(texts: readonly (string | undefined)[]): Rational {
  return sum([ZERO, ...texts.map((text) => rationalOf(text ?? '0'))]);
}

describe('balances neither lose nor create money', () => {
  it('whatever is earned, moved, left, forgiven or carried over', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        const months = await paymentsOf(story);
        let owed = rational(story.opening);
        for (const { statements, postings, errors, held } of months) {
          expect([errors, held]).toEqual([[], []]);
          const lines = statements.flatMap(({ balances = [] }) => balances);
          const part = (name: 'out' | 'back' | 'forgiven' | 'broughtIn' | 'closing') =>
            added(lines.map((line) => line[name]?.value));
          if (statements.length > 0) {
            // What was owed is brought in, once; and what is owed after it is what came of that.
            expect(formatRational(part('broughtIn'))).toBe(formatRational(owed));
            owed = sub(sum([owed, part('out')]), sum([part('back'), part('forgiven')]));
            expect(formatRational(part('closing'))).toBe(formatRational(owed));
            expect(owed.n >= 0n).toBe(true);
          }
          // Nobody gets a cent that is no posting, and the drawn and repaid amounts are all that stands beside the total.
          const paid = added(statements.map(({ paid: amount }) => amount?.value));
          expect(formatRational(added(postings.map(({ amount }) => amount)))).toBe(formatRational(paid));
          const moved = postings.filter(({ kind }) => kind === 'draw' || kind === 'recovery');
          expect(formatRational(added(moved.map(({ amount }) => amount)))).toBe(
            formatRational(sub(part('out'), part('back'))),
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
