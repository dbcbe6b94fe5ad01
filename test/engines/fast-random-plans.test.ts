import { expect, test } from 'vitest';
import { compareRandomPlans } from './random-plans.ts';

const RUNS = 8;

// 10,000 of them are compared by `npm run test:long`.
test(`${RUNS} random plans pay the same by the fast engine, holds and errors too`, async () => {
  const all = await compareRandomPlans(RUNS);
  expect(all.different).toEqual([]);
  expect(all.compared).toBeGreaterThan(20 * RUNS);
  expect(all.fast).toBeGreaterThan(RUNS);
});
