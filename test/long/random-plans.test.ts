import { expect, it } from 'vitest';
import { laws } from '../properties/laws/index.ts';
import { proveRandomPlans } from '../properties/random-plans.ts';

const RUNS = Number(process.env.ONTARGET_RANDOM_PLANS ?? 10_000);

it(`${laws.length} laws hold of ${RUNS} random plans, whatever happens in their year`, {
  timeout: 7_200_000,
}, async () => {
  const census = await proveRandomPlans(RUNS);
  console.log(`${census}`);
  expect(census.samples).toBe(RUNS);
  // Nothing that plans can say here is so rare that the laws would say little of it.
  expect(census.rarerThan(RUNS / 200)).toEqual([]);
});
