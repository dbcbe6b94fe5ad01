import { afterEach, expect, test } from 'vitest';
import { earlierFiles } from '../src/compare/earlier-files.ts';
import { COMPARE_REQUEST, type CompareResult } from '../src/protocol.ts';
import { Client } from './client.ts';
import { smallPlan } from './plan.ts';

let client: Client | undefined;
afterEach(async () => {
  expect(client?.logged ?? []).toEqual([]);
  await client?.close();
  client = undefined;
});

async function compare(one: Client, earlier: Record<string, string | null>): Promise<CompareResult> {
  const files = Object.fromEntries(Object.entries(earlier).map(([name, text]) => [one.uri(name), text]));
  const params = { uri: one.uri('plan.ote'), earlier: files, name: 'HEAD' };
  return one.connection.sendRequest<CompareResult>(COMPARE_REQUEST, params);
}

test('what is typed is compared with what was committed, in meaning and in money', async () => {
  client = await Client.open({ 'plan.ote': smallPlan });
  await client.show('plan.ote', smallPlan);
  await client.type('plan.ote', smallPlan.replace('from 100%: 1.5x', 'from 100%: 1.8x'));
  const answer = await compare(client, {});
  if ('problem' in answer) throw new Error(answer.problem);
  expect(answer).toMatchObject({ title: 'FY27 sales' });
  expect(answer.markdown).toContain('# FY27 sales: HEAD → as it stands\n\nPayouts change.');
  expect(answer.markdown).toContain('| curve Accelerated, from 100% | 1.5x | 1.8x | AE |');
  // $120,000 at target, and half of it more at 1.5 times and at 1.8 times.
  expect(answer.markdown).toContain('| 150% | $210,000 | $228,000 | +$18,000 |');
});

test('a file that was split, a library that changed and a file that is gone are as they were', async () => {
  const [head = '', curve = ''] = smallPlan.split(/^(?=curve)/m);
  const role = curve.slice(curve.indexOf('role'));
  const rates = curve.slice(0, curve.indexOf('role'));
  client = await Client.open({ 'plan.ote': `${head}${role}`, 'rates.ote': rates });
  await client.show('plan.ote', `${head}${role}`);
  // At HEAD it was one file, and `rates.ote` was not there.
  const same = await compare(client, { 'plan.ote': smallPlan, 'rates.ote': null });
  expect(same).toMatchObject({ markdown: expect.stringContaining('Nothing changes.') });
  // The curve stood in a file that is gone now.
  const moved = await compare(client, {
    'rates.ote': null,
    'old/../curves.ote': rates.replace('1.5x', '1.4x'),
  });
  expect(moved).toMatchObject({
    markdown: expect.stringContaining('| curve Accelerated, from 100% | 1.4x | 1.5x | AE |'),
  });
});

test('what cannot be compared is said in words', async () => {
  client = await Client.open({ 'plan.ote': smallPlan });
  await client.show('plan.ote', smallPlan);
  expect(await compare(client, { 'plan.ote': null })).toEqual({
    problem: 'There was no plan in this folder at HEAD.',
  });
  expect(await compare(client, { 'plan.ote': smallPlan.replace('80%', '70%') })).toEqual({
    problem: expect.stringMatching(
      /^The plan at HEAD has errors, so it cannot be compared \(plan\.ote:\d+: /,
    ),
  });
  expect(
    await compare(client, { 'plan.ote': smallPlan.replaceAll('USD', 'EUR').replaceAll('$', '€') }),
  ).toEqual({
    problem: expect.stringContaining('paid in EUR at HEAD and pays in USD now'),
  });
  await client.type('plan.ote', smallPlan.replace('80%', '70%'));
  expect(await compare(client, {})).toEqual({ problem: expect.stringContaining('The plan has errors') });
  await client.type('plan.ote', 'team Sales');
  expect(await compare(client, {})).toEqual({ problem: expect.stringContaining('belongs to no plan') });
});

test('a folder that is gone is listed by what was in it', async () => {
  const fs = earlierFiles(
    {
      readFile: async () => 'now',
      list: async () => [
        { name: 'a b.ote', kind: 'file' },
        { name: 'new.ote', kind: 'file' },
      ],
      exists: async (uri) => uri === 'file:///w',
    },
    { 'file:///w/gone/x%20y.ote': 'was', 'file:///w/new.ote': null, 'file:///w/gone/deep/z.ote': 'z' },
  );
  expect(await fs.list('file:///w')).toEqual([
    { name: 'a b.ote', kind: 'file' },
    { name: 'gone', kind: 'folder' },
  ]);
  expect(await fs.list('file:///w/gone')).toEqual([
    { name: 'x y.ote', kind: 'file' },
    { name: 'deep', kind: 'folder' },
  ]);
  expect(await fs.exists('file:///w/gone')).toBe(true);
  expect(await fs.exists('file:///w/new.ote')).toBe(false);
  expect(await fs.readFile('file:///w/gone/x%20y.ote')).toBe('was');
  await expect(fs.readFile('file:///w/new.ote')).rejects.toThrow('it did not exist');
});
