import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { FileChangeType, HoverRequest } from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';

const plan = readFileSync(join(import.meta.dirname, '../../../examples/first-plan/plan.ote'), 'utf8');

/** A plan of 5 MB: what it says, and then its measures under other names, again and again. */
function large(): string {
  const measure = (number: number) =>
    `measure Copy${number} { total amount of deals  dated closed  credited to owner }\n`;
  let text = plan;
  for (let number = 0; text.length < 5_000_000; number += 1) text += measure(number);
  return text;
}

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

async function answers(): Promise<boolean> {
  const at = client.at('good/plan.ote', 'marginal {');
  return JSON.stringify(await client.connection.sendRequest(HoverRequest.type, at)).includes('slice');
}

test('a file of 5 MB is one problem, others are answered, and nothing is told once it is shorter', async () => {
  client = await Client.open({ 'good/plan.ote': plan, 'large/plan.ote': plan });
  await client.show('good/plan.ote', plan);
  await client.show('large/plan.ote', plan);
  await client.type('large/plan.ote', large());
  await client.until('it is told', () => client.of('large/plan.ote').length > 0);
  expect(await answers()).toBe(true);
  await client.preview('large/plan.ote');
  expect(client.all()).toEqual({ 'large/plan.ote': ['file-unreadable'] });
  expect(client.of('large/plan.ote')[0]?.message).toBe(
    'This file cannot be read: it has 5.1 million characters, and what people write by hand has at most 1; several files of one folder are one plan, and data belongs into tables.',
  );
  await client.type('large/plan.ote', plan);
  await client.until('nothing is told', () => Object.keys(client.all()).length === 0);
  expect((await client.preview('large/plan.ote'))?.model.errors).toBe(0);
});

test('one that nobody opened is told of as well, and read once it is shorter', async () => {
  client = await Client.open({ 'good/plan.ote': plan, 'large/plan.ote': large() });
  await client.show('good/plan.ote', plan);
  await client.until('it is told', () => client.of('large/plan.ote').length > 0);
  expect(client.all()).toEqual({ 'large/plan.ote': ['file-unreadable'] });
  await client.write('large/plan.ote', plan, FileChangeType.Changed);
  await client.until('nothing is told', () => Object.keys(client.all()).length === 0);
});
