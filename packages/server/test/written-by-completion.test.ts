import { afterEach, expect, test } from 'vitest';
import { type CompletionItem, CompletionRequest } from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';

const FILE = 'plan.ote';

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

/** A plan made of what is offered at its end, as an editor without snippets writes it: each place as it stands there. */
async function written(labels: readonly string[]): Promise<string> {
  let text = '';
  await client.show(FILE, text);
  for (const label of labels) {
    await client.type(FILE, text);
    const lines = text.split('\n');
    const position = { line: lines.length - 1, character: 0 };
    const answer = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: client.uri(FILE) },
      position,
    });
    const items: CompletionItem[] = Array.isArray(answer) ? answer : (answer?.items ?? []);
    const item = items.find((one) => one.label === label);
    text += `${item?.textEdit?.newText ?? `not offered: ${label}`}\n\n`;
  }
  await client.type(FILE, text);
  return text;
}

test.each(['linear', 'marginal', 'retroactive', 'steps'])(
  'whole declarations taken one after the other, with a curve %s, are a plan without an error',
  async (kind) => {
    client = await Client.open({ [FILE]: '' });
    const text = await written([
      'plan …, with its settings',
      'data …, of deals',
      'measure …, a total of rows',
      `curve … ${kind}`,
      'role …, with variable pay',
    ]);
    const name = /curve (\w+)/.exec(text)?.[1] ?? 'a curve';
    await client.type(FILE, text.replace('curve Standard {', `curve ${name} {`));
    // What the last pass says of the whole plan is there when its preview is.
    expect((await client.preview(FILE))?.model.roles.map((role) => role.name)).toEqual(['AE']);
    const errors = client.of(FILE).filter(({ severity }) => severity === 1);
    expect(errors.map(({ message }) => message)).toEqual([]);
  },
);

test('with the example that is offered for it, nothing at all is found in it', async () => {
  client = await Client.open({ [FILE]: '' });
  await written([
    'plan …, with its settings',
    'data …, of deals',
    'measure …, a total of rows',
    'curve … linear',
    'role …, with variable pay',
    'examples for …, of a role',
  ]);
  expect((await client.preview(FILE))?.model.roles).toHaveLength(1);
  expect(client.of(FILE).map(({ message }) => message)).toEqual([]);
});
