import { expect, it } from 'vitest';
import { laws } from './laws/index.ts';
import { proveRandomPlans } from './random-plans.ts';

const RUNS = 200;

// 10,000 of them are run by `npm run test:long`.
it(`${laws.length} laws hold of ${RUNS} random plans, whatever happens in their year`, {
  timeout: 400_000,
}, async () => {
  const census = await proveRandomPlans(RUNS);
  expect(census.samples).toBe(RUNS);
  expect(census.counts.get('somebody is paid something')).toBeGreaterThan(RUNS / 2);
});
