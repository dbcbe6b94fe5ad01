import { add, formatRational, mul, rational } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { BASICS, HEADER, role } from './support/plans.ts';

const roster = table('payee role start', 'ann AE 2027-02-01');
const deals = table(
  'id closed owner arr kind',
  'a 2027-02-10 ann 100000 new',
  'b 2027-05-10 ann 300000 new',
  'c 2027-08-10 ann 20000 new',
);
const MEASURES = `
measure Board { scored 0% to 200%  for the company by board  if missing, its component waits }
measure Grade { graded one of low, high  for each payee  if missing, pays at target }
measure Gift { entered as percent  for the company  if missing, pays nothing }
curve Reached steps { below 0%: 0.8x  from 0%: 0.8x  from 100%: 1x  above 120%: 1.5x }
curve ByGrade by grade { low: 50%  high: 120% }
`;
const QUARTERS = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'] as const;

interface Terms {
  component?: string;
  variable?: string;
  total?: string;
}

/** $10K of target pay a quarter, on a quota of $100K a quarter, paid in proportion: $10K, $30K, $2K and nothing. */
function plan({ component = '', variable = '', total = '' }: Terms, basics = BASICS): string {
  return `${basics}${MEASURES}${role(`target pay $40K in the year
    variable pay {
      100% K on NewARR each quarter by itself curve Straight { quota $400K in the year, phased evenly ${component} }
      ${variable}
    }
    on top { bonus Extra $1,000 each quarter by itself { in full } }
    ${total === '' ? '' : `total { ${total} }`}`)}`;
}

async function year(terms: Terms, ...results: string[]): Promise<(string | undefined)[]> {
  const { file } = await compiled(plan(terms));
  const tables = { roster, deals, results: table('measure for period value', ...results) };
  return Promise.all(QUARTERS.map(async (period) => (await paid(file.plan, period, tables)).ann));
}

const each = (measure: string, value: string, whose = '-') =>
  QUARTERS.map((quarter) => `${measure} ${whose} ${quarter} ${value}`);

describe('a multiplier', () => {
  it('of a component is of its pay, before its cap', async () => {
    const component = 'multiplied by Board  cap payout at 250% of target';
    expect(await year({ component }, ...each('Board', '90%'))).toEqual(['10000', '26000', '2800', '1000']);
  });

  it('of the variable pay leaves what is on top alone', async () => {
    expect(await year({ variable: 'multiplied by Board' }, ...each('Board', '110%'))).toEqual([
      '12000',
      '34000',
      '3200',
      '1000',
    ]);
  });

  it('of the total takes all of it', async () => {
    expect(await year({ total: 'multiplied by Board' }, ...each('Board', '110%'))).toEqual([
      '12100',
      '34100',
      '3300',
      '1100',
    ]);
  });

  it('is what a curve gives at a result, with the bounds exactly hit', async () => {
    const total = 'multiplied by Reached of Board';
    const results = [
      'Board - FY27-Q1 99.9%',
      'Board - FY27-Q2 100%',
      'Board - FY27-Q3 120%',
      'Board - FY27-Q4 120.1%',
    ];
    expect(await year({ total }, ...results)).toEqual(['8800', '31000', '3000', '1500']);
  });

  it('is what a curve gives at the attainment of a result with a quota', async () => {
    // Attainment of 100%, 300%, 20% and nothing.
    expect(await year({ total: 'multiplied by Reached of NewARR' })).toEqual([
      '11000',
      '46500',
      '2400',
      '800',
    ]);
    expect(await year({ total: 'multiplied by Reached of K attainment' })).toEqual([
      '11000',
      '46500',
      '2400',
      '800',
    ]);
  });

  it('is what a curve gives for a grade; what is missing counts as the measure says', async () => {
    const total = 'multiplied by ByGrade of Grade';
    const results = ['Grade ann FY27-Q1 low', 'Grade ann FY27-Q2 high'];
    expect(await year({ total }, ...results)).toEqual(['5500', '37200', '3000', '1000']);
    expect(await year({ total: 'multiplied by Gift' }, 'Gift - FY27-Q1 200%')).toEqual([
      '22000',
      '0',
      '0',
      '0',
    ]);
    expect((await year({ total: 'multiplied by Board' }))[0]).toBe('missing-result');
  });

  it('is a fixed factor while a condition holds', async () => {
    const total = 'multiplied by 1.5x when NewARR is at least $100K';
    expect(await year({ total })).toEqual(['16500', '46500', '3000', '1000']);
  });

  it('is never above or below a limit, where the limit has a condition only while it holds', async () => {
    const total = 'multiplied by Board, never above 1x when NewARR is below $50K, never below 0.5x';
    const results = [
      'Board - FY27-Q1 150%',
      'Board - FY27-Q2 10%',
      'Board - FY27-Q3 150%',
      'Board - FY27-Q4 0%',
    ];
    expect(await year({ total }, ...results)).toEqual(['16500', '15500', '3000', '500']);
  });

  it('is no money', async () => {
    expect(await refusedWith(plan({ total: 'multiplied by NewARR' }))).toEqual(['multiplier-not-a-factor']);
    expect(await refusedWith(plan({ total: 'multiplied by K earned' }))).toEqual(['multiplier-not-a-factor']);
  });
});

describe('several multipliers', () => {
  const two = 'multiplied by 1.2x when NewARR is at least $0  multiplied by Board';

  it('multiply together or add up, as the block says', async () => {
    const results = each('Board', '110%');
    expect((await year({ total: `${two}  multipliers multiply together` }, ...results))[0]).toBe('14520');
    expect((await year({ total: `${two}  multipliers add up` }, ...results))[0]).toBe('14300');
  });

  it('say which', async () => {
    expect(await refusedWith(plan({ total: two }))).toEqual(['choice-multipliers']);
    expect(await refusedWith(plan({ component: two }))).toEqual(['choice-multipliers']);
    expect(await refusedWith(plan({ variable: two }))).toEqual(['choice-multipliers']);
  });

  it('come to the same in any order of the text', async () => {
    const other = 'multipliers add up  multiplied by Board  multiplied by 1.2x when NewARR is at least $0';
    const [one, another] = await Promise.all(
      [`${two} multipliers add up`, other].map(async (total) => (await compiled(plan({ total }))).digest),
    );
    expect(one).toBe(another);
  });

  it('of a component and of its total multiply, whatever the factors', async () => {
    const { file } = await compiled(plan({ component: 'multiplied by Board', total: 'multiplied by Gift' }));
    const percent = fc.integer({ min: 0, max: 200 });
    await fc.assert(
      fc.asyncProperty(percent, percent, async (board, gift) => {
        const results = table(
          'measure for period value',
          `Board - FY27-Q1 ${board}%`,
          `Gift - FY27-Q1 ${gift}%`,
        );
        const [a, b] = [rational(board, 100), rational(gift, 100)];
        const expected = mul(add(mul(rational(10000), a), rational(1000)), b);
        const found = (await paid(file.plan, 'FY27-Q1', { roster, deals, results })).ann;
        expect(found).toBe(formatRational(expected));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a cap on a whole', () => {
  it('loses the excess, or pays it once there is room', async () => {
    expect(await year({ total: 'cap at 150% of target, the excess is lost' })).toEqual([
      '11000',
      '15000',
      '3000',
      '1000',
    ]);
    const total = 'cap at 150% of target, the excess is carried to later payments of the year';
    expect(await year({ total })).toEqual(['11000', '15000', '15000', '5000']);
  });

  it('neither makes nor loses money while it is carried', async () => {
    const total = 'cap at $16K in full, the excess is carried to later payments of the year';
    const carried = await year({ total });
    expect(carried).toEqual(['11000', '16000', '16000', '3000']);
    const whole = await year({});
    expect(totalOf(carried)).toBe(totalOf(whole));
  });

  it('of the variable pay leaves what is on top alone', async () => {
    expect(await year({ variable: 'cap at 150% of target, the excess is lost' })).toEqual([
      '11000',
      '16000',
      '3000',
      '1000',
    ]);
  });

  it('comes after the multipliers, and they come after the conditions', async () => {
    const total = `requires NewARR at least $50K, otherwise pays nothing
      multiplied by Board  cap at 150% of target, the excess is lost`;
    expect(await year({ total }, ...each('Board', '150%'))).toEqual(['15000', '15000', '0', '0']);
  });

  it('says what becomes of the excess', async () => {
    expect(await refusedWith(plan({ total: 'cap at 150% of target' }))).toEqual(['choice-excess']);
  });

  it('lets what waits for a condition through once', async () => {
    const total = `requires NewARR to date at least $400K, otherwise waits
      multiplied by Board  cap at 1000% of target, the excess is lost`;
    // $11K and $31K wait for the second quarter.
    expect(await year({ total }, ...each('Board', '50%'))).toEqual(['0', '21000', '1500', '500']);
  });
});

describe('a payment whose parts were rounded before they were multiplied', () => {
  it('is rounded once more', async () => {
    const cents = HEADER.replace('$0.01, each component', '$1, each component');
    const text = plan({ total: 'multiplied by Board' }, BASICS.replace(HEADER, cents));
    const { file } = await compiled(text);
    const results = table('measure for period value', 'Board - FY27-Q1 33.335%');
    expect((await paid(file.plan, 'FY27-Q1', { roster, deals, results })).ann).toBe('3667');
  });
});

function totalOf(amounts: readonly (string | undefined)[]): number {
  return amounts.reduce((total, amount) => total + Number(amount), 0);
}
