import { expect, test } from 'vitest';
import { ontarget } from './support/command.ts';

const commands = [
  'init',
  'check',
  'fix',
  'fmt',
  'test',
  'goals',
  'prove',
  'compile',
  'run',
  'statement',
  'explain',
  'diff',
  'review',
  'close',
  'publish',
  'key',
  'list',
  'verify',
  'pull',
  'migrate',
  'lsp',
];

test('the overview lists every command and the exit statuses', () => {
  const { status, stdout } = ontarget(['--help']);
  for (const command of commands) expect(stdout).toMatch(new RegExp(`^ {2}${command} {2,}\\w`, 'm'));
  expect(stdout).toContain('4 paid but somebody is held');
  expect(status).toBe(0);
});

test.each(commands)('help for %s', (command) => {
  const { status, stdout } = ontarget([command, '--help']);
  expect(stdout).toContain(`Usage: ontarget ${command}`);
  if (command !== 'lsp') expect(stdout).toContain('Examples:');
  expect(stdout.length).toBeGreaterThan(300);
  expect(status).toBe(0);
  expect(ontarget(['help', command]).stdout).toBe(stdout);
});

test.each([
  [['chek'], 'Did you mean check?'],
  [['check', '--jsn'], 'Did you mean --json?'],
  [[], 'Usage: ontarget'],
])('misuse: %j', (args, message) => {
  const { status, stdout, stderr } = ontarget(args);
  expect(stderr).toContain(message);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
});

test('the version', () => {
  expect(ontarget(['--version'])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});
