import { expect, test } from 'vitest';
import type { Beside } from './page.ts';
import { judged } from './promises.ts';

const took = (peer: string, nanoseconds: number): Beside => ({
  peer,
  payees: 1_000,
  nanoseconds: [nanoseconds, nanoseconds],
  loop: [50, 50],
  wrong: 0,
});
const measured = [took('one', 100), took('another', 900), took('rows, in decimals', 800)];

test('promises that are kept are lines of the page', () => {
  const { lines, broken } = judged(measured, [
    { what: 'one', against: 'another', timesAsFast: 8 },
    { what: 'another', against: 'one', atMost: 10 },
    { what: 'rows', payeesPerSecond: 1_000_000 },
  ]);
  expect(broken).toEqual([]);
  expect(lines.slice(2)).toEqual([
    '| one | another | 8 × as fast | 9 × as fast |',
    '| another | one | at most 10 × | 9 × |',
    '| rows, in decimals | | at least 1 M payees a second | 1.25 M payees a second |',
  ]);
});

test('a promise that is missed by more than a third is broken', () => {
  const { broken } = judged(measured, [
    { what: 'one', against: 'another', timesAsFast: 13 },
    { what: 'another', against: 'one', atMost: 6 },
    { what: 'rows', payeesPerSecond: 2_000_000 },
  ]);
  expect(broken).toEqual([
    'one against another: 9 × as fast, promised 13 × as fast',
    'another against one: 9 ×, promised at most 6 ×',
    'rows, in decimals: 1.25 M payees a second, promised at least 2 M payees a second',
  ]);
});
