import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver-protocol/node';
import {
  PASTE_REQUEST,
  type PasteResult,
  type PlanStatus,
  STATUS_CHANGED,
  STATUS_GONE,
} from '../src/protocol.ts';
import { Client } from './client.ts';
import { smallPlan as PLAN } from './plan.ts';

let client: Client;
afterEach(() => client.close());

async function opened(text: string, others: Record<string, string> = {}) {
  client = await Client.open({ 'plan.ote': text, ...others });
  const told: PlanStatus[] = [];
  const gone: string[] = [];
  client.connection.onNotification(STATUS_CHANGED, (status: PlanStatus) => void told.push(status));
  client.connection.onNotification(STATUS_GONE, ({ folder }: { folder: string }) => void gone.push(folder));
  await client.show('plan.ote', text);
  return { told, gone };
}

it('how a plan stands is told whenever it is worked out: its name, digest and problems', async () => {
  const { told } = await opened(PLAN);
  await client.until('the plan is told', () => told.at(-1)?.digest !== undefined);
  const whole = told.at(-1);
  expect(whole).toMatchObject({ isLibrary: false, problems: { errors: 0 } });
  expect(PLAN).toContain(`plan "${whole?.title}"`);
  const before = told.length;
  await client.type('plan.ote', `${PLAN}\nteam`);
  await client.until('it is told to be broken', () => told.length > before);
  expect(told.at(-1)?.digest).toBeUndefined();
  expect(told.at(-1)?.problems.errors).toBeGreaterThan(0);
  // Another layout is the same plan.
  await client.type('plan.ote', `${PLAN}\n\n// the end\n`);
  await client.until('it is told to be whole', () => told.at(-1)?.digest !== undefined);
  expect(told.at(-1)?.digest).toBe(whole?.digest);
});

it('a folder that is no plan any more is told as well', async () => {
  const { told, gone } = await opened(PLAN, { 'other/plan.ote': PLAN });
  const isOther = ({ folder }: PlanStatus) => folder.endsWith('/other');
  await client.until('the other plan is told', () => told.some(isOther));
  await rm(join(client.folder, 'other'), { recursive: true });
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: client.uri('other'), type: FileChangeType.Deleted }],
  });
  await client.until('it is told to be gone', () => gone.length > 0);
  expect(gone).toEqual([told.find(isOther)?.folder]);
});

it('cells are pasted as rows of the table as it is being typed', async () => {
  const text = 'examples for AE, first quarter {\n  | Won || paid |\n\n}';
  await opened(text);
  const at = { line: 2, character: 0 };
  const paste = (uri: string, cells: string) =>
    client.connection.sendRequest<PasteResult>(PASTE_REQUEST, {
      uri,
      range: { start: at, end: at },
      text: cells,
    });
  const [way] = await paste(client.uri('plan.ote'), '$1\t$2\n');
  expect(way).toEqual({ title: 'Paste as a row of the table', insert: '  | $1  || $2   |', edits: [] });
  expect(await paste(client.uri('plan.ote'), 'no tabs')).toEqual([]);
  expect(await paste(client.uri('other.ote'), '$1\t$2')).toEqual([]);
});
