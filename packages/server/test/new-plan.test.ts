import { afterEach, expect, it } from 'vitest';
import { NEW_PLAN_REQUEST, type NewPlanResult, type PlanStatus, STATUS_CHANGED } from '../src/protocol.ts';
import { Client } from './client.ts';

let client: Client;
afterEach(() => client.close());

it('a new plan has no problem, a digest, an id of its folder and data that it pays from', async () => {
  client = await Client.open({ 'notes.txt': '' });
  const params = { folderName: 'Große Reise FY27', year: 2027 };
  const files = await client.connection.sendRequest<NewPlanResult>(NEW_PLAN_REQUEST, params);
  await client.close();
  expect(Object.keys(files)).toEqual(['plan.ote', 'ontarget.json', 'data/roster.csv', 'data/deals.csv']);
  expect(JSON.parse(files['ontarget.json'] ?? '')).toEqual({ plans: { '.': 'gro-e-reise-fy27' } });

  client = await Client.open(files);
  let told: PlanStatus | undefined;
  client.connection.onNotification(STATUS_CHANGED, (status: PlanStatus) => {
    told = status;
  });
  await client.show('plan.ote', files['plan.ote'] ?? '');
  await client.until('it is worked out', () => told !== undefined);
  expect(told).toMatchObject({ title: 'Sales plan 2027', problems: { errors: 0, warnings: 0, others: 0 } });
  expect(told?.digest).toMatch(/^sha256:/);
});
