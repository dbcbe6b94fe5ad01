import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { FileChangeType, HoverRequest } from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';

const plan = readFileSync(join(import.meta.dirname, '../../../examples/first-plan/plan.ote'), 'utf8');
/** Takes letters that not every encoding writes alike. */
const named = plan.replace('"Account executive"', '"Kundenbetreuer für Großkunden"');

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

/** The bytes of a program or a picture: the same on every run. */
function binary(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state >> 16;
  });
}

/** Another request is answered, whatever is wrong elsewhere. */
async function answers(): Promise<boolean> {
  const hover = await client.connection.sendRequest(
    HoverRequest.type,
    client.at('good/plan.ote', 'marginal {'),
  );
  return JSON.stringify(hover).includes('slice');
}

const bad: [what: string, bytes: Uint8Array | string][] = [
  ['a character that no text has', plan.replace('curve', '\0curve')],
  ['a text in Latin-1', Buffer.from(named, 'latin1')],
  ['a text in UTF-16', Buffer.from(`\ufeff${plan}`, 'utf16le')],
  ['a text in UTF-16 that does not say so', Buffer.from(plan, 'utf16le')],
  ['a text that ends inside a character', Buffer.concat([Buffer.from(named), Buffer.from([0xc3])])],
  ['a binary file', binary(200_000)],
];

test.each(bad)('%s is one problem, and none once it is mended', async (_, bytes) => {
  client = await Client.open({ 'good/plan.ote': plan, 'bad/plan.ote': bytes });
  await client.show('good/plan.ote', plan);
  await client.until('it is told', () => client.of('bad/plan.ote').length > 0);
  expect(await answers()).toBe(true);
  await client.preview('bad/plan.ote');
  expect(client.all()).toEqual({ 'bad/plan.ote': ['file-unreadable'] });
  expect(client.of('bad/plan.ote')[0]?.message).toBe(
    'This file cannot be read: it is not UTF-8 text, or has lost characters.',
  );
  await client.write('bad/plan.ote', named, FileChangeType.Changed);
  await client.until('nothing is told', () => Object.keys(client.all()).length === 0);
  expect((await client.preview('bad/plan.ote'))?.model.errors).toBe(0);
});

test('a good file that becomes a binary one, and is typed over, is told of as it is', async () => {
  client = await Client.open({ 'good/plan.ote': plan, 'bad/plan.ote': plan });
  await client.show('good/plan.ote', plan);
  await client.preview('bad/plan.ote');
  expect(client.all()).toEqual({});
  await client.write('bad/plan.ote', binary(50_000), FileChangeType.Changed);
  await client.until('it is told', () => client.of('bad/plan.ote').length > 0);
  expect(client.all()).toEqual({ 'bad/plan.ote': ['file-unreadable'] });
  // The editor shows it with what it could make of it, and all of it is typed over.
  await client.show('bad/plan.ote', '\ufffd\ufffd');
  await client.type('bad/plan.ote', 'plan ');
  await client.until('it is half a plan', () => client.codes('bad/plan.ote').includes('not-understood'));
  expect(client.codes('bad/plan.ote')).not.toContain('file-unreadable');
  await client.type('bad/plan.ote', plan);
  await client.until('nothing is told', () => Object.keys(client.all()).length === 0);
  expect(await answers()).toBe(true);
});
