import { type PayeeMoves, summaryBeside, summaryOf } from '@ontarget/analysis/diff';
import { rational, sub } from '@ontarget/evaluator/numbers';
import { describe, expect, test } from 'vitest';

const TITLES = new Map<string, string>();
const roleOf = (payee: number) => (payee < 20 ? 'Rep' : 'Coach');

/** Payees with what they are paid now, and by how much that is more than before; in cents where it says so. */
function moved(moves: readonly number[], { now = 1000, unit = 1 } = {}): PayeeMoves {
  return {
    periods: ['FY27-Q1'],
    unpaid: [],
    moves: moves.map((move, payee) => {
      const [after, by] = [rational(now), rational(move, unit)];
      return { payee: `p${payee}`, role: roleOf(payee), before: sub(after, by), after, move: by };
    }),
  };
}

const beside = (first: readonly number[], second: readonly number[], more?: { unit?: number }) =>
  summaryBeside(moved(first, more), moved(second, more), TITLES, 5);

describe('amounts that stand beside others', () => {
  test('five who move alike in both, and a sixth in one: their difference would be the sixth’s move', () => {
    const [plan, data] = [
      [10, 20, 30, 40, 50, 0],
      [10, 20, 30, 40, 50, 77],
    ];
    // Each may be told by itself: the leak is in telling both.
    expect(summaryOf(moved(plan), TITLES, 5).total?.move).toEqual(rational(150));
    expect(summaryOf(moved(data), TITLES, 5).total?.move).toEqual(rational(227));
    const told = beside(plan, data);
    expect(told).toMatchObject({ payees: 6, more: 6, less: 0, beside: 'numbers', groups: [] });
    expect(told).not.toHaveProperty('total');
    expect(told).not.toHaveProperty('gained');
  });

  test.each([
    ['by half as much', [10, 20, 30, 40, 50, 0], [-5, -10, -15, -20, -25, 77]],
    ['the other way', [10, 20, 30, 40, 50, 0], [-10, -20, -30, -40, -50, 77]],
    ['one more in the first', [10, 20, 30, 40, 50, 77], [10, 20, 30, 40, 50, 0]],
    [
      'gains and losses told apart: five that gain go, one of six that lose is left',
      [1, 2, 3, 4, 5, -1, -2, -3, -4, -5, -6],
      [1, 2, 3, 4, 5, -2, -4, -6, -8, -10, -7],
    ],
  ])('%s', (_, first, second) => {
    expect(
      beside(
        first.map((one) => one * 100),
        second.map((one) => one * 100),
      ),
    ).toMatchObject({ beside: 'numbers' });
  });

  test('cents of rounding hide nobody', () => {
    const [plan, data] = [
      [100_000, 200_001, 300_000, 400_001, 500_000, 0],
      [100_001, 200_000, 300_001, 400_000, 500_001, 770_000],
    ];
    expect(beside(plan, data, { unit: 100 })).toMatchObject({ beside: 'numbers' });
  });

  test('moves that have nothing to do with each other: the total is told, and not told apart', () => {
    const told = beside([100, 200, 300, 400, 500, 0], [700, 50, 90, 1100, 130, 170]);
    expect(told.total?.move).toEqual(rational(2240));
    expect(told).toMatchObject({ beside: 'total', groups: [] });
    expect(told).not.toHaveProperty('gained');
  });

  test('others move in the second: six of their own', () => {
    const none = Array.from({ length: 6 }, () => 0);
    const told = beside([10, 20, 30, 40, 50, 60, ...none], [...none, 10, 20, 30, 40, 50, 60]);
    expect(told.total?.move).toEqual(rational(210));
  });

  test('two roles: what one group of the first takes away leaves a few in the one, and others in the other', () => {
    const few = [10, 20, 30, 40, 50, ...Array.from({ length: 14 }, () => 0), 77];
    const coaches = [10, 20, 30, 40, 50];
    // One rep is left, and no coach: hidden. With five coaches who move otherwise six are left.
    expect(beside([...few.slice(0, 19), 0, ...coaches], [...few, ...coaches])).toMatchObject({
      beside: 'numbers',
    });
    expect(
      beside(
        [...few.slice(0, 19), 0, ...coaches],
        [...few, 900, 1, 300, 7, 220].map((one) => one * 100),
      ),
    ).toMatchObject({
      beside: 'total',
    });
  });

  test('nobody moves in the first: the second is told as by itself', () => {
    const [first, second] = [moved([0, 0, 0, 0, 0, 0]), moved([10, 20, 30, 40, 50, 60])];
    expect(summaryBeside(first, second, TITLES, 5)).toEqual(summaryOf(second, TITLES, 5));
  });

  test('a period that one of the comparisons leaves out: two totals of now would differ by somebody’s pay', () => {
    const first = moved([10, 20, 30, 40, 50, 0]);
    const second = moved([10, 70, 20, 90, 10, 1]);
    const held = {
      ...second,
      moves: second.moves.map((one) => (one.payee === 'p5' ? { ...one, after: rational(700) } : one)),
      unpaid: [{ payee: 'p5', role: 'Rep', periods: 1, before: 'held', after: 'paid' } as const],
    };
    expect(summaryBeside(first, held, TITLES, 5)).toMatchObject({ beside: 'numbers', unpaid: 1 });
    expect(summaryBeside(first, { ...held, moves: held.moves.slice(0, 5) }, TITLES, 5)).toMatchObject({
      beside: 'numbers',
    });
  });

  test('who may see everybody’s pay is told all of it', () => {
    const [first, second] = [moved([10, 0]), moved([10, 7])];
    expect(summaryBeside(first, second, TITLES, 1)).toEqual(summaryOf(second, TITLES, 1));
  });
});
