import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';

const crooked = 'team    Sales {\nteam East\n      team West }\n';

test('a file is laid out once', () => {
  const folder = folderOf({ 'teams.ote': crooked });
  expect(ontarget(['fmt', '--check', folder])).toMatchObject({ status: 3 });
  expect(readFileSync(join(folder, 'teams.ote'), 'utf8')).toBe(crooked);
  expect(ontarget(['fmt', folder])).toMatchObject({ status: 0 });
  const text = readFileSync(join(folder, 'teams.ote'), 'utf8');
  expect(text).toBe('team Sales {\n  team East\n  team West\n}\n');
  expect(ontarget(['fmt', '--check', folder])).toMatchObject({ status: 0 });
  expect(jsonOf('fmt', ontarget(['fmt', folder, '--json'])).files).toEqual([
    { file: expect.stringContaining('teams.ote'), outcome: 'unchanged' },
  ]);
});

test('a file with a syntax error is left as it is', () => {
  const broken = 'team    Sales {\n';
  const folder = folderOf({ 'teams.ote': broken });
  const { status, stderr } = ontarget(['fmt', folder]);
  expect(stderr).toContain('has a syntax error and was left as it is');
  expect(status).toBe(3);
  expect(readFileSync(join(folder, 'teams.ote'), 'utf8')).toBe(broken);
});
