import { run, type Statement, type TableData } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { formatRational, type Rational, sub, sum, ZERO } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { rationalOf, table } from './support/pay.ts';

/** Target pay of $1,000 a month, against a quota of $1,000 a month: pay to date is what was sold to date. */
async function planWith(open: string, more = ''): Promise<Plan> {
  const text = `plan "Shortfalls" {
    currency    USD
    year        2027-01-01 to 2027-12-31
    paid        monthly
    rounding    half up to $0.01, each payment
    target pay  phased evenly
    leavers     earn up to their last day, quota and target pay in full, open shortfalls ${open}
  }
  team East
  team West
  data deals { id text key  closed date  owner payee  amount money }
  measure Sales { total amount of deals  dated closed  credited to owner }
  curve Straight marginal { from 0%: 1x }
  role Rep {
    target pay $12K in the year
    variable pay {
      100% Sold on Sales each month, year to date against full-year quota curve Straight {
        quota $12K in the year, phased evenly
        if pay to date falls, deduct it from later pay of this component
      }
    }
    ${more}
  }`;
  return (await compiled(text)).file.plan;
}

const ann = table('payee role start end', 'ann Rep 2027-01-01 -');

function monthKey(month: number): string {
  return `2027-${String(month + 1).padStart(2, '0')}`;
}

/** What is sold in the middle of each month from January on. */
function sold(amounts: readonly number[]): TableData {
  const lines = amounts.map((amount, month) => `d${month} ${monthKey(month)}-05 ann ${amount}`);
  return table('id closed owner amount', ...lines);
}

function owed(amount: number): TableData {
  const values = { payee: 'ann', role: 'Rep', balance: 'Sold shortfall', amount: rationalOf(String(amount)) };
  return { rows: [{ source: { file: 'opening.csv', record: 1 }, values }] };
}

async function month(
  plan: Plan,
  index: number,
  tables: Readonly<Record<string, TableData>>,
): Promise<readonly Statement[]> {
  const evaluators = [{ plan, digest: 'sha256:test', effective: { from: plan.year.first } }];
  return (await run({ evaluators, period: monthKey(index), tables, ledger: [] })).statements;
}

/** For each month: what is paid, what pay to date fell by, what was deducted, what is no longer, what is still open. */
async function story(
  plan: Plan,
  months: readonly number[],
  tables: Readonly<Record<string, TableData>>,
): Promise<string[]> {
  const lines = months.map(async (index) => (await month(plan, index, tables)).map(line).join(' + '));
  return Promise.all(lines);
}

function line({ paid, components, balances = [] }: Statement): string {
  const { out, back, forgiven, closing } = components[0]?.shortfall ?? {};
  const parts = [paid, out, back, forgiven, closing].map((part) => part?.value ?? '-').join(' ');
  const exit = balances.map((one) => `, at exit ${one.back?.value} of ${one.broughtIn?.value}`).join('');
  return `${parts}${exit}`;
}

// Sold 3,000, then 2,000 given back, then 500, 2,500: pay to date is 3,000, 1,000, 1,500, 4,000.
const deals = sold([3_000, -2_000, 500, 2_500]);

describe('a fall of pay to date', () => {
  it('is deducted from later pay until nothing is open', async () => {
    const plan = await planWith('owed');
    expect(await story(plan, [0, 1, 2, 3, 4], { roster: ann, deals })).toEqual([
      '3000 0 0 - 0',
      '0 2000 0 - 2000',
      '0 0 500 - 1500',
      '1000 0 1500 - 0',
      '0 0 0 - 0',
    ]);
  });

  it('begins with what was open last year', async () => {
    const plan = await planWith('owed');
    expect(await story(plan, [0, 1, 2], { roster: ann, deals, opening: owed(700) })).toEqual([
      '2300 0 700 - 0',
      '0 2000 0 - 2000',
      '0 0 500 - 1500',
    ]);
  });

  it('is still open when the year ends, where it is owed, and gone where it is forgiven', async () => {
    const late = sold([3_000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -2_000]);
    expect(await story(await planWith('owed'), [11], { roster: ann, deals: late })).toEqual([
      '0 2000 0 - 2000',
    ]);
    expect(await story(await planWith('forgiven'), [11], { roster: ann, deals: late })).toEqual([
      '0 2000 0 2000 0',
    ]);
  });

  it('is refused for what deducts nothing', async () => {
    const plan = await planWith('owed');
    const evaluators = [{ plan, digest: 'sha256:test', effective: { from: plan.year.first } }];
    const opening = {
      rows: owed(1).rows.map((row) => ({ ...row, values: { ...row.values, balance: 'Other shortfall' } })),
    };
    const { errors } = await run({
      evaluators,
      period: '2027-01',
      tables: { roster: ann, opening },
      ledger: [],
    });
    expect(errors.map(({ code }) => code)).toEqual(['unmatched-opening']);
  });
});

describe('at exit', () => {
  const roster = table('payee role start end', 'ann Rep 2027-01-01 2027-02-20');
  const more = 'on top { bonus Stay $1,200 each month by itself { in full } }';

  // February: the bonus of $1,200, less as much of the 2,000 that are open; 800 stay owed.
  it('is taken from all that the last payment holds, where it is owed', async () => {
    const plan = await planWith('owed', more);
    expect(await story(plan, [0, 1, 2], { roster, deals })).toEqual([
      '4200 0 0 - 0',
      '0 2000 0 - 2000, at exit 1200 of 2000',
      '',
    ]);
  });

  it('is let go, where it is forgiven', async () => {
    const plan = await planWith('forgiven', more);
    expect(await story(plan, [1], { roster, deals })).toEqual(['1200 2000 0 2000 0']);
  });

  it('is posted as a recovery', async () => {
    const plan = await planWith('owed', more);
    const evaluators = [{ plan, digest: 'sha256:test', effective: { from: plan.year.first } }];
    const { postings } = await run({ evaluators, period: '2027-02', tables: { roster, deals }, ledger: [] });
    expect(postings.map(({ component, kind, amount }) => `${component} ${kind} ${amount}`)).toEqual([
      'role/Rep/Sold earning 0',
      'role/Rep/Stay earning 1200',
      'role/Rep/open-shortfalls recovery -1200',
    ]);
  });
});

// East sold 3,000 and gave 2,000 back by the move on the 16th of February; West sells 2,500 in April.
it('goes along to another team of the role', async () => {
  const roster = table(
    'payee role team start end',
    'ann Rep East 2027-01-01 2027-02-15',
    'ann Rep West 2027-02-16 -',
  );
  expect(await story(await planWith('owed'), [0, 1, 2, 3], { roster, deals })).toEqual([
    '3000 0 0 - 0',
    '0 2000 0 - 2000 + 0 0 0 - 0',
    '0 0 500 - 1500',
    '1000 0 1500 - 0',
  ]);
});

const added = (texts: readonly (string | undefined)[]): Rational =>
  sum([ZERO, ...texts.map((text) => rationalOf(text ?? '0'))]);

describe('shortfalls neither lose nor create money', () => {
  it('so that what was earned is pay to date, and what is open or was forgiven, less what was brought in', async () => {
    const stories = fc.record({
      open: fc.constantFrom('owed', 'forgiven'),
      earned: fc.array(fc.integer({ min: -3_000, max: 3_000 }), { minLength: 12, maxLength: 12 }),
      opening: fc.integer({ min: 0, max: 3_000 }),
      moved: fc.integer({ min: 0, max: 6 }),
      left: fc.option(fc.integer({ min: 7, max: 11 }), { nil: undefined }),
      day: fc.integer({ min: 1, max: 27 }),
    });
    await fc.assert(
      fc.asyncProperty(stories, async ({ open, earned, opening, moved, left, day }) => {
        const plan = await planWith(open);
        const dd = (of: number) => String(of).padStart(2, '0');
        const end = left === undefined ? '-' : `${monthKey(left)}-${dd(day)}`;
        const roster = table(
          'payee role team start end',
          `ann Rep East 2027-01-01 ${monthKey(moved)}-${dd(day)}`,
          `ann Rep West ${monthKey(moved)}-${dd(day + 1)} ${end}`,
        );
        const tables = { roster, deals: sold(earned), opening: owed(opening) };
        const months = await Promise.all(earned.map((_, index) => month(plan, index, tables)));
        const statements = months.flat();
        const parts = statements.flatMap(({ components }) => components);
        const last = (months.findLast((one) => one.length > 0) ?? []).flatMap(({ components }) => components);
        const toDate = ['East', 'West'].map((team) => {
          const own = statements.filter((one) => one.team === team).at(-1);
          return own?.components[0]?.stages['to date']?.value;
        });
        const stillOpen = added(last.map(({ shortfall }) => shortfall?.closing.value));
        const gone = added(parts.map(({ shortfall }) => shortfall?.forgiven?.value));
        const all = added(parts.map(({ stages }) => stages.earned?.value));
        const expected = sub(sum([added(toDate), stillOpen, gone]), rationalOf(String(opening)));
        expect(formatRational(all)).toBe(formatRational(expected));
        expect(parts.every(({ stages }) => !(stages.earned?.value ?? '0').startsWith('-'))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});
