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
  const broken = 'team    Sales {\n  team 5\n}\n';
  const folder = folderOf({ 'teams.ote': broken });
  const { status, stderr } = ontarget(['fmt', folder]);
  expect(stderr).toContain(
    'teams.ote has a syntax error in line 2 and was left as it is; `ontarget check` says what it is',
  );
  expect(status).toBe(3);
  expect(readFileSync(join(folder, 'teams.ote'), 'utf8')).toBe(broken);
});

test('what is no .ote file is skipped in words, and by itself refused', () => {
  const folder = folderOf({ 'plan/teams.ote': crooked, 'data/deals.csv': 'id\n', 'ontarget.json': '{}' });
  const at = { cwd: folder };
  const { status, stdout, stderr } = ontarget(['fmt', 'data', 'ontarget.json', 'plan'], at);
  expect(stderr).toBe(
    'data: skipped, since only .ote files are laid out\nontarget.json: skipped, since only .ote files are laid out\n',
  );
  expect(stdout).toBe('plan/teams.ote laid out\n');
  expect(status).toBe(0);
  const refused = ontarget(['fmt', '--check', 'ontarget.json'], at);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('there is no .ote file in ontarget.json');
});
