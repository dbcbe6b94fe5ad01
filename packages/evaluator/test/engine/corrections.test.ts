import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closePeriod, explain, type Posting, type RunInput, run } from '../../src/engine/index.ts';
import { add, formatRational, parseRational, type Rational, ZERO } from '../../src/numbers/index.ts';
import { assigned, deal, onePlan, runInput } from './builders.ts';

const QUARTERS = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'] as const;
const roster = [assigned('ann'), assigned('bob')];
const first = [deal('D1', 'ann', '2027-03-01', 300_000), deal('D2', 'bob', '2027-03-01', 100_000)];
const late = deal('D9', 'bob', '2027-03-02', 20_000);

const input = (period: string, ledger: readonly Posting[], deals = first, more: Partial<RunInput> = {}) =>
  runInput(onePlan(), period, { roster, deals }, { ledger, ...more });

async function close(period: string, ledger: readonly Posting[], deals = first) {
  const result = await run(input(period, ledger, deals));
  return { result, ...closePeriod(result, ledger) };
}

const exact = (text: string): Rational => {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
};
const totalOf = (postings: readonly Posting[], payee: string): string =>
  formatRational(
    postings.filter((one) => one.payee === payee).reduce((sum, { amount }) => add(sum, exact(amount)), ZERO),
  );

describe('a closed period that comes to something else today', () => {
  test('is left as it is, and the open one posts the difference with its cause', async () => {
    const { ledger } = await close('FY27-Q1', []);
    const { result, appended } = await close('FY27-Q2', ledger, [...first, late]);
    expect(appended.filter(({ kind }) => kind === 'adjustment')).toMatchObject([
      {
        payee: 'bob',
        component: 'role/AE/NewBusiness',
        earnedIn: '2027-02-01/2027-04-30',
        postedIn: '2027-05-01/2027-07-31',
        amount: '2000',
        causes: ['corrects/2027-02-01/2027-04-30', 'role/AE/NewBusiness/payout', 'team/Enterprise'],
      },
    ]);
    const bob = result.statements.find(({ payee }) => payee === 'bob');
    expect(bob).toMatchObject({
      paid: { value: '2000' },
      adjustments: [
        { posted: { value: '10000' }, today: { value: '12000' }, because: 'its rows came late or changed' },
      ],
    });
    expect(result.notes.map(({ code }) => code)).toEqual(['closed-periods-differ']);
    expect(result.notes[0]?.message).toContain('FY27-Q1 (one payee)');
  });

  test('is adjusted once: by the next period only for what changed since, and never by running it again', async () => {
    const one = await close('FY27-Q1', []);
    const two = await close('FY27-Q2', one.ledger, [...first, late]);
    const again = await close('FY27-Q2', two.ledger, [...first, late]);
    expect(again.result.runId).toBe(two.result.runId);
    expect(again.appended).toEqual([]);
    expect(again.result.errors).toEqual([]);
    const settled = await close('FY27-Q1', two.ledger, [...first, late]);
    expect([settled.appended, settled.result.errors]).toEqual([[], []]);
    const canceled = [...first, deal('D9', 'bob', '2027-03-02', 5_000)];
    const three = await close('FY27-Q3', two.ledger, canceled);
    const adjusted = three.appended.filter(({ kind }) => kind === 'adjustment');
    expect(adjusted.map(({ payee, amount }) => `${payee} ${amount}`)).toEqual(['bob -1500']);
  });

  test('waits where the payee is held or in error in the open period', async () => {
    const { ledger } = await close('FY27-Q1', []);
    const twice = [...first, late, deal('E1', 'bob', '2027-05-02', 1), deal('E1', 'bob', '2027-05-03', 1)];
    const { result, appended } = await close('FY27-Q2', ledger, twice);
    expect(result.errors.map(({ payee, code }) => `${payee} ${code}`)).toContain('bob duplicate-key');
    expect(appended.filter(({ payee }) => payee === 'bob')).toEqual([]);
  });

  test('is paid to somebody for whom nothing else falls due', async () => {
    const { ledger } = await close('FY27-Q1', []);
    const left = [assigned('ann'), assigned('bob', { end: '2027-04-30' })];
    const base = input('FY27-Q2', ledger, [...first, late]);
    const result = await run({ ...base, tables: { ...base.tables, roster: { rows: left } } });
    const bob = result.statements.find(({ payee }) => payee === 'bob');
    expect(bob).toMatchObject({
      status: 'paid',
      components: [],
      total: { value: '0' },
      paid: { value: '2000' },
    });
    expect(result.statements.map(({ payee }) => payee)).toEqual(['ann', 'bob']);
  });

  test('names the version of the plan where that was published anew', async () => {
    const { ledger } = await close('FY27-Q1', []);
    const digest = `sha256:${'1'.repeat(64)}`;
    const base = input('FY27-Q2', ledger, [...first, late]);
    const amended = await run({ ...base, evaluators: base.evaluators.map((one) => ({ ...one, digest })) });
    const [posting] = amended.postings.filter(({ kind }) => kind === 'adjustment');
    expect(posting?.causes).toContain(`evaluator/${digest}`);
  });

  test('is told of in the explanation of the open period', async () => {
    const { ledger } = await close('FY27-Q1', []);
    const [told] = explain({ ...input('FY27-Q2', ledger, [...first, late]), payee: 'bob' });
    expect(told?.notes).toEqual([
      'adjusted by $2,000: NewBusiness was posted with $10,000 for FY27-Q1 and comes to $12,000 today, because its rows ' +
        'came late or changed; explain that period to see how',
    ]);
  });

  test('of somebody who is gone from the roster is an error, and nothing is taken back', async () => {
    const { ledger } = await close('FY27-Q1', []);
    const base = input('FY27-Q2', ledger);
    const result = await run({ ...base, tables: { ...base.tables, roster: { rows: roster.slice(0, 1) } } });
    expect(result.postings.filter(({ payee }) => payee === 'bob')).toEqual([]);
    expect(result.errors.map(({ payee, code }) => `${payee} ${code}`)).toContain('bob period-already-closed');
  });
});

/** Deals that come in, change or go between one close and the next. */
const changes = fc.array(
  fc.record({
    day: fc.constantFrom('2027-03-01', '2027-05-10', '2027-08-20', '2027-12-24'),
    amounts: fc.array(fc.option(fc.integer({ min: -50_000, max: 400_000 })), { minLength: 4, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 5 },
);

test('whatever came late or changed, all that was posted is what the periods come to in the end', async () => {
  await fc.assert(
    fc.asyncProperty(changes, async (deals) => {
      let ledger: readonly Posting[] = [];
      const seen = (index: number) =>
        deals.flatMap(({ day, amounts }, number) => {
          const amount = amounts[index] ?? null;
          return amount === null ? [] : [deal(`X${number}`, 'ann', day, amount)];
        });
      for (const [index, period] of QUARTERS.entries())
        ({ ledger } = await close(period, ledger, seen(index)));
      let whole: Rational = ZERO;
      for (const period of QUARTERS) {
        const { postings } = await run(input(period, [], seen(3)));
        whole = add(whole, exact(totalOf(postings, 'ann')));
      }
      expect(totalOf(ledger, 'ann')).toBe(formatRational(whole));
    }),
    { numRuns: 40 },
  );
});
