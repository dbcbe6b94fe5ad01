import { summaryOf } from '@ontarget/analysis/diff';
import type { RunResult, Statement } from '@ontarget/evaluator/engine';
import { rational, ZERO } from '@ontarget/evaluator/numbers';
import { expect, test } from 'vitest';
import { payByRole } from '../src/output/groups.ts';

const sizes: Readonly<Record<string, number>> = { A: 2, B: 3, C: 3, D: 9 };

function people(of: Readonly<Record<string, number>>): { payee: string; role: string }[] {
  return Object.entries(of).flatMap(([role, size]) =>
    Array.from({ length: size }, (_, index) => ({ payee: `${role}${index}`, role })),
  );
}

test('roles are merged until every group is large enough, the last one too', () => {
  const { D: _, ...three } = sizes;
  for (const of of [sizes, three]) {
    const statements = people(of).map(
      (one) => ({ ...one, paid: { value: '10', unit: 'USD' } }) as unknown as Statement,
    );
    const groups = payByRole({ statements } as unknown as RunResult, new Map(), 5);
    expect(groups.every(({ payees }) => payees >= 5)).toBe(true);
    expect(groups.reduce((sum, { payees }) => sum + payees, 0)).toBe(statements.length);
  }
});

test('groups of moves count those who are paid otherwise, not those who are in the role', () => {
  const [ten, same] = [rational(10), ZERO];
  const moves = people({ A: 8, B: 9, C: 20 }).map(({ payee, role }, index) => {
    const moved = role === 'C' ? same : role === 'A' && index >= 4 ? same : ten;
    return { payee, role, before: ten, after: ten, move: moved };
  });
  const summary = summaryOf({ periods: ['Q'], moves, unpaid: [] }, new Map([['C', 'Coach']]), 5);
  // Four of A move: too few by themselves, so A is told with B.
  expect(summary.groups).toEqual([{ roles: ['A', 'B'], payees: 17, more: 13, less: 0, move: rational(130) }]);
  expect(summary.still).toEqual(['Coach']);
  expect(summary.gained).toEqual(rational(130));
});

test('of twelve who gain and one who loses, neither sum is told', () => {
  const moves = people({ A: 13 }).map((one, index) => ({
    ...one,
    before: rational(100),
    after: rational(100),
    move: rational(index === 0 ? -7 : 1),
  }));
  const summary = summaryOf({ periods: ['Q'], moves, unpaid: [] }, new Map(), 5);
  expect(summary).toMatchObject({ more: 12, less: 1, total: { move: rational(5) } });
  expect([summary.gained, summary.lost]).toEqual([undefined, undefined]);
});

test('one gain among the losses of a role is not told by what all others gain', () => {
  // Seven of A gain, and of B one gains and five lose: all gains less those of A would be those of one.
  const moves = people({ A: 7, B: 6 }).map(({ payee, role }) => ({
    payee,
    role,
    before: rational(100),
    after: rational(100),
    move: rational(role === 'A' ? 1 : payee === 'B0' ? 9 : -3),
  }));
  const summary = summaryOf({ periods: ['Q'], moves, unpaid: [] }, new Map(), 5);
  expect(summary).toMatchObject({ more: 8, less: 5, total: { move: rational(1) } });
  expect([summary.gained, summary.lost]).toEqual([undefined, undefined]);
  expect(summaryOf({ periods: ['Q'], moves, unpaid: [] }, new Map(), 1).gained).toEqual(rational(16));
});
