import { expect, it } from 'vitest';
import { Failures } from '../src/client/failures.ts';

it('are too many when more than the most come within the window', () => {
  const failures = new Failures(2, 1_000);
  expect([0, 100, 200].map((time) => failures.areTooMany(time))).toEqual([false, false, true]);
});

it('are forgotten after the window', () => {
  const failures = new Failures(2, 1_000);
  expect([0, 100, 1_100, 1_101].map((time) => failures.areTooMany(time))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(failures.areTooMany(1_102)).toBe(true);
});

it('are counted anew after they were too many', () => {
  const failures = new Failures(1, 1_000);
  expect([0, 1, 2, 3].map((time) => failures.areTooMany(time))).toEqual([false, true, false, true]);
});
