import { describe, expect, it } from 'vitest';
import { planWith, runMonth, sold, story } from './support/draws.ts';
import { table } from './support/pay.ts';

const ann = table('payee role start', 'ann Rep 2027-01-01');
const HALF = 'top-ups are owed back: 50% of earnings above the draw, from the month after';
const ALL = 'top-ups are owed back: 100% of earnings above the draw, from the month after';
const LATER = 'top-ups are owed back: 100% of earnings above the draw, from the month after the last draw';
const OPEN = 'at exit: owed at year end: carried over';

const recoverable = (draw: string, back: string, open = OPEN) =>
  planWith(`recoverable draw ${draw} { ${back} ${open} }`);

// Each line: paid, topped up, repaid, forgiven, still owed.
describe('a recoverable draw', () => {
  it('tops up to the draw, and takes a part of what is earned above it', async () => {
    const plan = await recoverable('$6,000 a month prorated in tenure months 1 to 3', HALF);
    const deals = sold([0, 12_800, 17_200, 9_000]);
    expect(await story(plan, 4, { roster: ann, deals })).toEqual([
      '6000 6000 0 - 6000',
      '9400 0 3400 - 2600',
      '14600 0 2600 - 0',
      '9000 0 0 - 0',
    ]);
  });

  it('takes its part of all earnings once there is no draw any more', async () => {
    const plan = await recoverable('$1,000 a month in full in tenure month 1', HALF);
    const deals = sold([0, 600, 600, 600, 600]);
    expect(await story(plan, 5, { roster: ann, deals })).toEqual([
      '1000 1000 0 - 1000',
      '300 0 300 - 700',
      '300 0 300 - 400',
      '300 0 300 - 100',
      '500 0 100 - 0',
    ]);
  });

  // Oracle's example: 500, 700 and 400 earned under a draw of 1,000.
  it('adds up while less than the draw is earned', async () => {
    const plan = await recoverable('$1,000 a month in full', ALL);
    expect(await story(plan, 3, { roster: ann, deals: sold([500, 700, 400]) })).toEqual([
      '1000 500 0 - 500',
      '1000 300 0 - 800',
      '1000 600 0 - 1400',
    ]);
  });

  it('takes nothing before the month after the last draw, where it says so', async () => {
    const plan = await recoverable('$1,000 a month in full in tenure months 1 to 2', LATER);
    expect(await story(plan, 3, { roster: ann, deals: sold([0, 5_000, 5_000]) })).toEqual([
      '1000 1000 0 - 1000',
      '5000 0 0 - 1000',
      '4000 0 1000 - 0',
    ]);
  });

  it('takes no more in a month than it says', async () => {
    const back = ALL.replace(', from', ', at most $300 a month, from');
    const plan = await recoverable('$1,000 a month in full in tenure month 1', back);
    expect(await story(plan, 4, { roster: ann, deals: sold([0, 500, 200, 900]) })).toEqual([
      '1000 1000 0 - 1000',
      '200 0 300 - 700',
      '0 0 200 - 500',
      '600 0 300 - 200',
    ]);
  });

  it('has an amount of its own for each month of tenure, counted from the month of the first day', async () => {
    const plan = await recoverable('$3,000 $2,000 $1,000 a month in full in tenure months 1 to 3', ALL);
    const roster = table('payee role start', 'ann Rep 2026-12-20');
    expect(await story(plan, 3, { roster, deals: sold([]) })).toEqual([
      '2000 2000 0 - 2000',
      '1000 1000 0 - 3000',
      '0 0 0 - 3000',
    ]);
  });

  it('is prorated by the days of the month, or in full', async () => {
    const roster = table('payee role start', 'ann Rep 2027-01-17');
    const draw = '$3,100 a month WORD in tenure months 1 to 2';
    const by = async (word: string) =>
      story(await recoverable(draw.replace('WORD', word), ALL), 1, { roster, deals: sold([]) });
    expect(await by('prorated')).toEqual(['1500 1500 0 - 1500']);
    expect(await by('in full')).toEqual(['3100 3100 0 - 3100']);
  });

  it('tops up nothing where there is no draw, also where pay is negative', async () => {
    const plan = await recoverable('$1,000 a month in full in tenure month 1', ALL);
    expect(await story(plan, 2, { roster: ann, deals: sold([400, -200]) })).toEqual([
      '1000 600 0 - 600',
      '-200 0 0 - 600',
    ]);
  });

  it('is paid in months in which no component is due', async () => {
    const plan = await planWith(`recoverable draw $1,000 a month in full { ${ALL} ${OPEN} }`);
    const yearly = { ...plan, roles: structuredClone(plan.roles) };
    const sales = yearly.roles.Rep?.components.Sold;
    if (sales !== undefined) sales.measured = 'quarter';
    expect(await story(yearly, 3, { roster: ann, deals: sold([0, 0, 4_000]) })).toEqual([
      '1000 1000 0 - 1000',
      '1000 1000 0 - 2000',
      '2000 0 2000 - 0',
    ]);
  });
});

describe('what is owed in the end', () => {
  const roster = table('payee role start end', 'ann Rep 2027-01-01 2027-02-10');
  const draw = '$1,000 a month in full in tenure month 1';

  it('is forgiven at exit: the last pay repays as any other', async () => {
    const plan = await recoverable(draw, HALF, 'at exit: forgiven at year end: carried over');
    expect(await story(plan, 3, { roster, deals: sold([0, 800]) })).toEqual([
      '1000 1000 0 0 1000',
      '400 0 400 600 0',
      '',
    ]);
  });

  it('is owed at exit: all of the last pay repays', async () => {
    const plan = await recoverable(draw, HALF);
    expect(await story(plan, 2, { roster, deals: sold([0, 800]) })).toEqual([
      '1000 1000 0 - 1000',
      '0 0 800 - 200',
    ]);
  });

  it('is forgiven when the year ends, or stays owed', async () => {
    const months = sold([0, ...Array.from({ length: 11 }, () => 10)]);
    const last = async (open: string) =>
      (await story(await recoverable(draw, HALF, open), 12, { roster: ann, deals: months })).at(-1);
    expect(await last('at exit: owed at year end: forgiven')).toBe('5 0 5 945 0');
    expect(await last('at exit: owed at year end: carried over')).toBe('5 0 5 - 945');
  });
});

describe('a balance that is brought in', () => {
  const plan = recoverable('$1,000 a month in full in tenure month 1', ALL);
  const roster = table('payee role start', 'ann Rep 2025-06-01');
  const deals = sold([300, 500]);

  it('is owed from the first period on', async () => {
    const opening = {
      rows: [
        {
          source: { file: 'opening.csv', record: 1 },
          values: { payee: 'ann', role: 'Rep', balance: 'recoverable draw', amount: { n: 700n, d: 1n } },
        },
      ],
    };
    expect(await story(await plan, 2, { roster, deals, opening })).toEqual([
      '0 0 300 - 400',
      '100 0 400 - 0',
    ]);
  });

  it.each([
    ['bob', 'Rep', 'recoverable draw', 700n, 'the payee "bob"'],
    ['ann', 'Boss', 'recoverable draw', 700n, 'the role "Boss"'],
    ['ann', 'Rep', 'advance', 700n, '"advance", which is no balance of Rep'],
    ['ann', 'Rep', 'recoverable draw', -1n, 'less than nothing for ann'],
  ])('that names %s, %s, %s and %s is an error', async (payee, role, balance, n, says) => {
    const values = { payee, role, balance, amount: { n, d: 1n } };
    const opening = { rows: [{ source: { file: 'opening.csv', record: 1 }, values }] };
    const { errors } = await runMonth(await plan, 0, { roster, deals, opening });
    expect(errors.map(({ code, message }) => `${code}: ${message}`)).toContainEqual(
      expect.stringContaining(`unmatched-opening: an opening balance is given for ${says}`),
    );
  });
});

describe('a transfer inside the role', () => {
  it('takes what is owed along, once', async () => {
    const plan = await recoverable('$1,000 a month in full in tenure months 1 to 2', ALL);
    const roster = table(
      'payee role team start end',
      'ann Rep East 2027-01-01 2027-02-28',
      'ann Rep West 2027-03-01 -',
    );
    expect(await story(plan, 4, { roster, deals: sold([0, 200, 900, 900]) })).toEqual([
      '1000 1000 0 - 1000',
      '1000 800 0 - 1800',
      '0 0 900 - 900',
      '0 0 900 - 0',
    ]);
  });

  it('in the middle of a month leaves the balance with who is there at its end', async () => {
    const plan = await recoverable('$3,100 a month prorated in tenure months 1 to 3', ALL);
    const roster = table(
      'payee role team start end',
      'ann Rep East 2027-01-01 2027-03-10',
      'ann Rep West 2027-03-11 -',
    );
    const deals = sold([100, 3_100, 3_100, 4_000]);
    expect(await story(plan, 4, { roster, deals })).toEqual([
      '3100 3000 0 - 3000',
      '3100 0 0 - 3000',
      // East earns 3,100 against 10 of 31 days; West nothing against 21 of 31, and brings in what is owed.
      '3100 0 0 - 0 + 2100 2100 0 - 5100',
      '0 0 4000 - 1100',
    ]);
  });
});

describe('a draw that is never owed back', () => {
  it('pays the greater of earnings and draw', async () => {
    const plan = await planWith('non-recoverable draw $3,000 $2,500 a month in full in tenure months 1 to 2');
    expect(await story(plan, 3, { roster: ann, deals: sold([1_000, 4_000, 500]) })).toEqual([
      '3000 2000 - - -',
      '4000 0 - - -',
      '500 0 - - -',
    ]);
  });

  it('counts as earnings for a recoverable one', async () => {
    const plan = await planWith(
      `non-recoverable draw $500 a month in full recoverable draw $2,000 a month in full { ${ALL} ${OPEN} }`,
    );
    const [{ paid, balances } = {}] = (await runMonth(plan, 0, { roster: ann, deals: sold([100]) }))
      .statements;
    expect(paid?.value).toBe('2000');
    expect(balances?.map(({ balance, out }) => [balance, out?.value])).toEqual([
      ['non-recoverable draw', '400'],
      ['recoverable draw', '1500'],
    ]);
  });
});
