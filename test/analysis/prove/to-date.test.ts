import { PayFunction, type Point } from '@ontarget/analysis/prove';
import type { Plan } from '@ontarget/evaluator/format';
import { abs, compare, formatRational, type Rational, rational, sub } from '@ontarget/evaluator/numbers';
import { describe, expect, it } from 'vitest';
import { compiled } from '../../../packages/compiler/test/support/compile.ts';

const HEADER = `
plan "P" {
  currency USD  year 2027-01-01 to 2027-12-31  paid quarterly  rounding half up to $0.01, each component
  target pay phased evenly
  leavers earn on deals closed up to their last day, quota and target pay by days, open shortfalls OPEN
}
data deals { id text key  closed date  owner payee  amount money }
measure Sales { total amount of deals  dated closed  credited to owner }
curve Cliff steps { below 50%: 0%  from 50%: 50%  from 100%: 100% }
curve Line linear { below 50%: 0%  at 50%: 25%  at 100%: 100%  at 150%: 300%, then flat }
curve Hill linear { below 0%: 0%  at 0%: 0%  at 100%: 100%  at 150%: 50%, then flat }
curve Open marginal { from 0%: 1x }
`;

/** $100K of target pay on $1M, of which a quarter is due in each quarter. */
async function planWith(timing: string, curve: string, falling: string, open = 'forgiven'): Promise<Plan> {
  const text = `${HEADER.replace('OPEN', open)}
role R {
  target pay $100K in the year
  variable pay {
    100% A on Sales ${timing} curve ${curve} {
      quota $1M in the year, phased evenly
      ${falling}
    }
  }
}`;
  return (await compiled(text)).file.plan;
}

const TO_QUOTA = 'each quarter, year to date against quota to date';
const TO_YEAR = 'each quarter, year to date against full-year quota';
const IN_HALF = 'each quarter, half-year to date against quota to date';
const DEDUCT = 'if pay to date falls, deduct it from later pay of this component';
const TAKE_BACK = 'if pay to date falls, take it back';
const FORGET = 'if pay to date falls, forget it';

const CENTS = rational(5, 100);
/** What the quarters may add to the year: nothing, on each side of a quarter's bounds, and much. */
const STEPS = [0, 124_999, 125_000, 260_000, 500_000].map((step) => rational(step));

/** Every case in which the results to date are sums of such quarters, as they can come about. */
function* cases(pay: PayFunction): Generator<Point> {
  const inputs = pay.inputs.toSorted((a, b) => (a.window < b.window ? -1 : 1));
  const halves = Map.groupBy(inputs, ({ window }) => window.split('/')[0]);
  function* from(open: (typeof inputs)[], point: Map<number, Rational>, sum: number): Generator<Point> {
    const [first, ...rest] = open;
    if (first === undefined) {
      yield new Map(point);
      return;
    }
    const [input, ...more] = first;
    if (input === undefined) {
      yield* from(rest, point, 0);
      return;
    }
    for (const step of STEPS) {
      const next = sum + Number(step.n);
      yield* from([more, ...rest], new Map([...point, [input.index, rational(next)]]), next);
    }
  }
  yield* from([...halves.values()], new Map(), 0);
}

describe.each([
  [TO_QUOTA, 'Cliff', DEDUCT],
  [IN_HALF, 'Hill', DEDUCT, 'owed'],
  [TO_QUOTA, 'Line', DEDUCT],
  [TO_QUOTA, 'Hill', DEDUCT],
  [TO_YEAR, 'Cliff', DEDUCT],
  [TO_YEAR, 'Hill', DEDUCT],
  [IN_HALF, 'Cliff', DEDUCT],
  [IN_HALF, 'Line', TAKE_BACK],
  [TO_QUOTA, 'Line', TAKE_BACK],
])('the total of what runs %s, by %s, and %s', (timing, curve, falling, open = 'forgiven') => {
  it('is what the engine pays, in 625 cases, and no more than the most', async () => {
    const pay = new PayFunction(await planWith(timing, curve, falling, open), 'R');
    const most = pay.most();
    expect(most.kind).toBe('most');
    const wrong: string[] = [];
    let greatest = rational(0);
    for (const point of cases(pay)) {
      const paid = pay.paid(point);
      if (paid === undefined || compare(abs(sub(paid, pay.at(point))), CENTS) > 0)
        wrong.push(`${paid && formatRational(paid)} is paid, not ${formatRational(pay.at(point))}`);
      if (paid !== undefined && compare(paid, greatest) > 0) greatest = paid;
    }
    expect(wrong).toEqual([]);
    // Each curve comes to its highest within the cases.
    const said = most.kind === 'most' ? most.value : greatest;
    expect(compare(sub(greatest, said), CENTS)).toBeLessThanOrEqual(0);
    expect(compare(pay.paid(most.where) ?? rational(0), sub(said, CENTS))).toBeGreaterThanOrEqual(0);
  }, 240_000);
});

describe('pay that deducts what pay to date falls by', () => {
  it('never falls where its curve never does, though it turns where several quarters together come to something', async () => {
    const pay = new PayFunction(await planWith(TO_QUOTA, 'Cliff', DEDUCT), 'R');
    expect(pay.inputs.map((input) => pay.follows(input).verdict)).toEqual(['yes', 'yes', 'yes', 'yes']);
    // What is earned early stays: each quarter's own cliffs, half and all of the target pay to date.
    expect(pay.most()).toMatchObject({ kind: 'most', value: rational(100_000), isReached: true });
  });

  it('jumps most where the quarters before brought nothing, and those after no more', async () => {
    const pay = new PayFunction(await planWith(TO_QUOTA, 'Cliff', DEDUCT), 'R');
    const told = pay.inputs.map((input) =>
      pay.jumps(input).map((jump) => {
        const size = jump.largest === undefined ? '' : formatRational(jump.largest);
        return `${input.period} ${formatRational(jump.place)} ${size} ${pay.isWhole(input)}`;
      }),
    );
    // Half of $25K, $50K, $75K and $100K at half of the quota to date. At all of it half of them more, but no less is then
    // paid for the same result at the end of a later quarter: at $250K in the first that is $25K in the second as well.
    expect(told.flat()).toEqual([
      'FY27-Q1 125000 12500 true',
      'FY27-H1 250000 25000 true',
      '2027-01-01/2027-09-30 375000 37500 true',
      '2027-01-01/2027-09-30 750000 25000 true',
      'FY27 500000 50000 true',
      'FY27 1000000 50000 true',
    ]);
    // The engine pays each of them.
    for (const input of pay.inputs) {
      for (const { place, largestAt, largest } of pay.jumps(input)) {
        const below = pay.paid(new Map([...largestAt, [input.index, sub(place, rational(1, 1000))]]));
        const at = pay.paid(new Map([...largestAt, [input.index, place]]));
        const seen = abs(sub(at ?? rational(0), below ?? rational(0)));
        expect(compare(abs(sub(seen, largest ?? rational(0))), CENTS)).toBeLessThanOrEqual(0);
      }
    }
  });

  it('shows a fall only in cases that can come about', async () => {
    const pay = new PayFunction(await planWith(TO_QUOTA, 'Hill', DEDUCT), 'R');
    const verdicts = pay.inputs.map((input) => pay.follows(input));
    const last = verdicts.at(-1);
    expect(last?.verdict).toBe('no');
    for (const verdict of verdicts) {
      if (verdict.verdict !== 'no') continue;
      for (const point of [verdict.pair.low, verdict.pair.high]) {
        const numbers = pay.inputs.map(({ index }) => point.get(index) as Rational);
        expect(numbers).toEqual(numbers.toSorted(compare));
      }
    }
  });

  it('has no limit where the curve has none: along the longest stretch, which can go on alone', async () => {
    const pay = new PayFunction(await planWith(TO_QUOTA, 'Open', DEDUCT), 'R');
    const most = pay.most();
    expect(most.kind).toBe('without end');
    expect(most.kind === 'without end' && pay.inputs.find(({ index }) => index === most.input)?.period).toBe(
      'FY27',
    );
  });

  it('counts each half by itself where it runs over halves: what was brought in in one is not lost in the next', async () => {
    // $50K for $500K in the first half, and nothing in the second.
    const pay = new PayFunction(await planWith(IN_HALF, 'Cliff', TAKE_BACK), 'R');
    const point = new Map(
      pay.inputs.map(({ index, period }) => [index, period === 'FY27-H1' ? rational(500_000) : rational(0)]),
    );
    expect(formatRational(pay.at(point))).toBe('50000');
    expect(formatRational(pay.paid(point) ?? rational(0))).toBe('50000');
  });
});

it('a component that runs over halves is looked at over one of them, as it stands at its end', async () => {
  const pay = new PayFunction(await planWith(IN_HALF, 'Line', TAKE_BACK), 'R', 'A');
  expect(pay.period).toBe('FY27-H1');
  // Half of $100K, and three times of it.
  expect(formatRational(pay.atTarget())).toBe('50000');
  expect(pay.most()).toMatchObject({ kind: 'most', value: rational(150_000) });
});

it('what is forgotten is paid again: a fall is shown by a case that can come about, and the most stays open', async () => {
  const pay = new PayFunction(await planWith(TO_QUOTA, 'Line', FORGET), 'R');
  const [, second] = pay.inputs.map((input) => pay.follows(input));
  if (second?.verdict !== 'no') throw new Error('no fall is shown');
  expect(compare(second.pays[1], second.pays[0])).toBe(-1);
  const numbers = pay.inputs.map(({ index }) => second.pair.high.get(index) as Rational);
  expect(numbers).toEqual(numbers.toSorted(compare));
  expect(pay.most().kind).toBe('between');
});
