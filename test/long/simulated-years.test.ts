import { expect, test } from 'vitest';
import { compareRandomYears } from '../simulation/both-engines.ts';

const PLANS = Number(process.env.ONTARGET_LONG_PLANS ?? 1_000);

test('drawn years of many random plans come out the same by both engines', async () => {
  const all = await compareRandomYears(PLANS, 5);
  expect(all.plans).toBeGreaterThan(PLANS / 2);
  expect(all.inColumns).toBeGreaterThan(PLANS / 4);
});
