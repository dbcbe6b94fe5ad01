import { expect, test } from 'vitest';
import { run } from '../../src/engine/index.ts';
import { assigned, deal, onePlan, runInput } from './builders.ts';

test('one role, one measure, one marginal curve', async () => {
  const rows = {
    roster: [assigned('ann')],
    deals: [deal('D1', 'ann', '2027-02-10', 300_000), deal('D2', 'ann', '2027-04-30', 90_000)],
  };
  const result = await run(runInput(onePlan(), 'FY27-Q1', rows));
  // Quota 300,000; 390,000 is 130%: 1 + 0.3 × 1.5 = 1.45 of 30,000.
  expect(result.statements).toHaveLength(1);
  expect(result.statements[0]).toMatchObject({
    payee: 'ann',
    role: 'AE',
    team: 'Enterprise',
    status: 'paid',
    total: { value: '43500', unit: 'USD' },
    paid: { value: '43500', unit: 'USD' },
  });
  expect(result.errors).toEqual([]);
  expect(result.held).toEqual([]);
});
