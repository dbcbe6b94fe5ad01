import { mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem, openPlan, pathOfUri, uriOfPath } from '../src/node.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ontarget a plan % '));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const messages = async () => {
  const { diagnostics } = await openPlan(nodeFileSystem(), uriOfPath(folder));
  return diagnostics.filter(({ code }) => code === 'file-unreadable').map(({ message }) => message);
};

test('a folder whose name has blanks and signs is read', async () => {
  await writeFile(join(folder, 'a plan.ote'), 'team A\n');
  const { documents, diagnostics } = await openPlan(nodeFileSystem(), uriOfPath(folder));
  expect(documents).toHaveLength(1);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(pathOfUri(uriOfPath(folder))).toBe(folder);
});

test('a file of 200 MB is refused unread', async () => {
  await writeFile(join(folder, 'huge.ote'), '');
  await truncate(join(folder, 'huge.ote'), 200 * 1024 * 1024);
  expect(await messages()).toEqual([
    'huge.ote cannot be read: it has 200 MB, and what people write by hand has at most 16.',
  ]);
});

test('a link that leads in a circle and one that leads nowhere are told', async () => {
  await symlink('circle.ote', join(folder, 'circle.ote'));
  await symlink('nowhere', join(folder, 'lost.ote'));
  expect(await messages()).toEqual([
    'circle.ote cannot be read: its links lead in a circle.',
    'lost.ote cannot be read: it does not exist.',
  ]);
});

test('text that is not UTF-8 is told, not read with replaced characters', async () => {
  await writeFile(join(folder, 'latin.ote'), Buffer.from([0x2f, 0x2f, 0x20, 0xfc]));
  expect(await messages()).toEqual(['latin.ote cannot be read: it is not UTF-8 text.']);
});

test('a folder that does not exist is told', async () => {
  const { diagnostics } = await openPlan(nodeFileSystem(), uriOfPath(join(folder, 'nowhere')));
  expect(diagnostics.map(({ message }) => message)).toEqual(['nowhere cannot be read: it does not exist.']);
});
