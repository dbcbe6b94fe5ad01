import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  DidChangeWatchedFilesNotification,
  DocumentLinkRequest,
  FileChangeType,
  PrepareRenameRequest,
  RenameRequest,
  SelectionRangeRequest,
  TypeDefinitionRequest,
  WillRenameFilesRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';

const GOALS = `use "../company"
goal Revenue = NewARR $12M in the year { Sales 100%  { carried by Head } }
`;
const ROLES = `use "../company"
role Head in Sales {
  target pay $40K in the year
  variable pay { 100%  Company  on Revenue.Sales  each quarter by itself  curve Standard }
}
examples for Head, first quarter {
  | Revenue.Sales || Company |
  | $3M           || $10K    |
}
`;
const COMPANY = `team Sales
measure NewARR { entered as money }
curve Standard linear { below 50%: 0%  at 50%: 0%  at 100%: 100%, then flat }
`;
const FILES = { 'sales/goals.ote': GOALS, 'sales/roles.ote': ROLES, 'company/all.ote': COMPANY };

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

async function opened(): Promise<void> {
  client = await Client.open(FILES, { rulePages: 'https://example.org/rules' });
  for (const [name, text] of Object.entries(FILES)) await client.show(name, text);
}

test('a name is prepared and renamed in three files, and a refusal is told in words', async () => {
  await opened();
  const place = client.at('sales/roles.ote', '| Revenue.Sales', 11);
  expect(await client.connection.sendRequest(PrepareRenameRequest.type, place)).toEqual({
    start: { line: 6, character: 12 },
    end: { line: 6, character: 17 },
  });
  const edit = await client.connection.sendRequest(RenameRequest.type, { ...place, newName: 'Field' });
  expect(
    Object.fromEntries(Object.entries(edit?.changes ?? {}).map(([uri, edits]) => [uri, edits.length])),
  ).toEqual({
    [client.uri('sales/goals.ote')]: 1,
    [client.uri('sales/roles.ote')]: 3,
    [client.uri('company/all.ote')]: 1,
  });
  const goal = client.at('sales/goals.ote', 'Revenue', 1);
  await expect(
    client.connection.sendRequest(RenameRequest.type, { ...goal, newName: 'NewARR' }),
  ).rejects.toThrow('There is already a measure called NewARR (company/all.ote, line 2)');
});

test('places are answered through the protocol, across files', async () => {
  await opened();
  const goal = client.at('sales/roles.ote', 'on Revenue', 4);
  const types = await client.connection.sendRequest(TypeDefinitionRequest.type, goal);
  expect(JSON.stringify(types)).toContain(client.uri('company/all.ote'));
  const [ranges] =
    (await client.connection.sendRequest(SelectionRangeRequest.type, {
      textDocument: goal.textDocument,
      positions: [goal.position],
    })) ?? [];
  expect(ranges?.parent?.range).toBeDefined();
  const symbols = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'Head.Company' });
  expect(symbols?.map(({ name }) => name)).toEqual(['Head.Company']);
  const links = await client.connection.sendRequest(DocumentLinkRequest.type, {
    textDocument: goal.textDocument,
  });
  expect(links?.map(({ target }) => target)).toEqual([client.uri('company/all.ote')]);
  const edit = await client.connection.sendRequest(WillRenameFilesRequest.type, {
    files: [{ oldUri: client.uri('company'), newUri: client.uri('shared/company') }],
  });
  expect(edit?.changes?.[client.uri('sales/goals.ote')]?.map(({ newText }) => newText)).toEqual([
    '"../shared/company"',
  ]);
});

test('a folder that is renamed or deleted is followed, and nothing is told of where it was', async () => {
  const wrong = {
    ...FILES,
    'sales/more.ote': 'team Sales\ncurve K linear { at 0%: 0% }\nrole R { target pay $1 }\n',
  };
  client = await Client.open(wrong);
  await client.show('company/all.ote', COMPANY);
  await client.until('the other folder is told of', () => client.of('sales/more.ote').length > 0);
  await rename(join(client.folder, 'sales'), join(client.folder, 'field'));
  // An editor tells of the folders, and not of what lies in them.
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [
      { uri: client.uri('sales'), type: FileChangeType.Deleted },
      { uri: client.uri('field'), type: FileChangeType.Created },
    ],
  });
  await client.until(
    'it is told of under its new name alone',
    () => client.of('sales/more.ote').length === 0 && client.of('field/more.ote').length > 0,
  );
  const symbols = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'Head' });
  expect(symbols?.map((symbol) => symbol.location.uri)).toContain(client.uri('field/roles.ote'));
  expect(symbols?.map((symbol) => symbol.location.uri)).not.toContain(client.uri('sales/roles.ote'));
  await rm(join(client.folder, 'field'), { recursive: true });
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: client.uri('field'), type: FileChangeType.Deleted }],
  });
  await client.until('nothing is told of it', () => client.of('field/more.ote').length === 0);
});

test('a plan whose folder is renamed keeps the id that the project file gives it', async () => {
  const project = '{\n  "plans": { "sales": "field-plan", "other": "other-plan" }\n}\n';
  const plan = 'plan "P" { currency USD }\n';
  client = await Client.open({ ...FILES, 'sales/plan.ote': plan, 'ontarget.json': project });
  await client.show('sales/plan.ote', plan);
  await client.until('the plan is worked out', () => client.of('sales/plan.ote').length > 0);
  const moved = async (from: string, to: string) => {
    const files = [{ oldUri: client.uri(from), newUri: client.uri(to) }];
    const edit = await client.connection.sendRequest(WillRenameFilesRequest.type, { files });
    return edit?.changes?.[client.uri('ontarget.json')];
  };
  await client.until('the project is known', async () => (await moved('sales', 'a/b')) !== undefined);
  expect(await moved('sales', 'teams/field')).toEqual([
    {
      range: { start: { line: 1, character: 13 }, end: { line: 1, character: 20 } },
      newText: '"teams/field"',
    },
  ]);
  expect(await moved('company', 'group')).toBeUndefined();
});
