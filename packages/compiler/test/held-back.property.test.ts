import type { Plan } from '@ontarget/evaluator/format';
import { add, formatRational, type Rational, rational, sub, sum, ZERO } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MONTHS, planOf, runPeriod } from './support/held-back.ts';
import { rationalOf, table } from './support/pay.ts';

const parts = fc
  .array(
    fc.constantFrom(
      'on booking',
      'at year end',
      'when collected',
      '30 days after collected',
      '1 month later',
      '2 quarters later',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .chain((dates) =>
    fc
      .array(fc.integer({ min: 1, max: 40 }), { minLength: dates.length, maxLength: dates.length })
      .map((shares) => clauseOf(dates, shares)),
  );

/** Shares of 100 in whole percents; the last one takes what the others leave. */
function clauseOf(dates: readonly string[], shares: readonly number[]): string {
  const scaled = shares.map((share) => Math.floor((share * 100) / shares.reduce((a, b) => a + b, 0)));
  const others = scaled.slice(0, -1).reduce((a, b) => a + b, 0);
  return dates
    .map((date, at) => `${at === dates.length - 1 ? 100 - others : scaled[at]}% ${date}`)
    .join(', ');
}

const stories = fc.record({
  parts,
  exit: fc.constantFrom('paid', 'paid when due', 'forfeited'),
  yearEnd: fc.constantFrom('paid', 'carried over', 'forfeited'),
  rounding: fc.constantFrom(
    'half up to $0.01, each component',
    'half even to $1, each component',
    'down to $0.01, on the running total',
  ),
  deals: fc.array(
    fc.record({
      month: fc.integer({ min: 0, max: 11 }),
      cents: fc.integer({ min: 1, max: 1_000_000 }),
      after: fc.option(fc.integer({ min: 0, max: 11 }), { nil: undefined }),
    }),
    { maxLength: 6 },
  ),
  left: fc.option(fc.integer({ min: 0, max: 11 }), { nil: undefined }),
});

type Story = typeof stories extends fc.Arbitrary<infer T> ? T : never;

it('instalments add up to what is earned: what is not paid is still held back, or was forfeited by the plan', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const plan = await planOf(
        `on top { commission Deals on Sales each month by itself at 10% { paid ${story.parts} { at exit: ${story.exit}  at year end: ${story.yearEnd} } } }`,
        'monthly',
        story.rounding,
      );
      const year = await yearOf(plan, story);
      expect(formatRational(year.earned)).toBe(formatRational(sum([year.paid, year.open, year.forfeited])));
      expect(formatRational(year.posted)).toBe(formatRational(year.paid));
      if (story.yearEnd !== 'carried over') expect(formatRational(year.open)).toBe('0');
    }),
    { numRuns: 60 },
  );
});

async function yearOf(plan: Plan, { deals, left }: Story) {
  const rows = deals.map(({ month, cents, after }, index) => {
    const collected = after === undefined || month + after > 11 ? '-' : `${MONTHS[month + after]}-20`;
    return `D${index} ${MONTHS[month]}-05 ann ${formatCents(cents)} ${collected}`;
  });
  const tables = {
    roster: table(
      'payee role start end',
      `ann Rep 2026-01-01 ${left === undefined ? '-' : `${MONTHS[left]}-15`}`,
    ),
    deals: table('id closed owner amount collected', ...rows),
  };
  let [earned, paid, forfeited, posted, open]: Rational[] = [ZERO, ZERO, ZERO, ZERO, ZERO];
  for (const month of MONTHS) {
    const { statements, postings } = await runPeriod(plan, month, tables);
    for (const { total, paid: money, balances = [] } of statements) {
      earned = add(earned ?? ZERO, rationalOf(total?.value ?? 'not paid'));
      paid = add(paid ?? ZERO, rationalOf(money?.value ?? 'not paid'));
      for (const { out, back, broughtIn, forgiven, closing } of balances) {
        forfeited = add(forfeited ?? ZERO, rationalOf(forgiven?.value ?? '0'));
        open = rationalOf(closing?.value ?? '0');
        // Nothing is lost between one payment and the next.
        const moved = sub(
          sum([rationalOf(broughtIn?.value ?? '0'), rationalOf(out?.value ?? '0')]),
          rationalOf(back?.value ?? '0'),
        );
        expect(formatRational(sub(moved, rationalOf(forgiven?.value ?? '0')))).toBe(closing?.value);
      }
    }
    for (const { amount } of postings) posted = add(posted ?? ZERO, rationalOf(amount));
  }
  return {
    earned: earned ?? ZERO,
    paid: paid ?? ZERO,
    forfeited: forfeited ?? ZERO,
    posted: posted ?? ZERO,
    open: open ?? rational(0),
  };
}

function formatCents(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
