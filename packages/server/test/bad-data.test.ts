import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PayRun } from '@ontarget/report';
import { afterEach, expect, test } from 'vitest';
import { FileChangeType, HoverRequest } from 'vscode-languageserver-protocol/node';
import { PAY_RUN_REQUEST } from '../src/protocol.ts';
import { Client } from './client.ts';

const EXAMPLE = join(import.meta.dirname, '../../../examples/first-plan');
const text = (file: string) => readFileSync(join(EXAMPLE, file), 'utf8');
const [PLAN, DEALS, ROSTER] = [text('plan.ote'), text('data/deals.csv'), text('data/roster.csv')];

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

function run(): Promise<PayRun> {
  return client.connection.sendRequest(PAY_RUN_REQUEST, {
    uri: client.uri('plan.ote'),
    period: '2027-01-01/2027-03-31',
    quarantine: false,
  });
}

const bad: [what: string, bytes: Uint8Array | string][] = [
  ['bytes that are no text', Buffer.concat([Buffer.from(DEALS), Buffer.from([0xff, 0x00, 0xc3])])],
  ['a binary file', Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 256))],
  ['a NUL inside of an amount', DEALS.replace('45000', '450\0' + '00')],
  ['a quote that never ends', DEALS.replace('Ana Silva', '"Ana Silva')],
];

test.each(bad)(
  '%s in a data file pay nobody, and the file pays again once it is mended',
  async (_, bytes) => {
    client = await Client.open({ 'plan.ote': PLAN, 'data/deals.csv': bytes, 'data/roster.csv': ROSTER });
    await client.show('plan.ote', PLAN);
    await client.preview('plan.ote');
    const refused = await run();
    expect(refused.ok && refused.statements.some(({ paid }) => paid !== undefined)).toBe(false);
    const hover = await client.connection.sendRequest(HoverRequest.type, client.at('plan.ote', 'marginal {'));
    expect(JSON.stringify(hover)).toContain('slice');
    expect(client.all()).toEqual({});
    await client.write('data/deals.csv', DEALS, FileChangeType.Changed);
    const paid = await run();
    expect(paid.ok && paid.paid.text).toBe('$53,050.15');
  },
);
