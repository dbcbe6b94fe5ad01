import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  HoverRequest,
} from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';

const plan = readFileSync(join(import.meta.dirname, '../../../examples/first-plan/plan.ote'), 'utf8');
let client: Client;
afterEach(() => client.close());

test('the first plan cut at any place gets an answer to everything, and the server logs no complaint', async () => {
  client = await Client.open({ 'plan.ote': plan });
  await client.show('plan.ote', plan);
  const textDocument = { uri: client.uri('plan.ote') };
  const options = { tabSize: 2, insertSpaces: true };
  for (let end = 0; end <= plan.length; end += 1) {
    await client.type('plan.ote', plan.slice(0, end));
    const before = plan.slice(0, end).split('\n');
    const at = { textDocument, position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
    // All at once, as an editor asks while somebody types.
    await Promise.all([
      client.connection.sendRequest(CompletionRequest.type, at),
      client.connection.sendRequest(HoverRequest.type, at),
      client.connection.sendRequest(DefinitionRequest.type, at),
      client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
      client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options }),
    ]);
  }
  expect(client.logged).toEqual([]);
  await client.until('the whole plan is clean', () => client.of('plan.ote').length === 0);
  await client.until(
    'the whole plan is drawn',
    async () => (await client.preview('plan.ote'))?.model.errors === 0,
  );
}, 300_000);
