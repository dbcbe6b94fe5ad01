import { expect, test } from 'vitest';
import { folderOf, type Outcome, ontarget, ontargetAlone } from './support/command.ts';
import { files } from './support/plan.ts';

/**
 * The tests of commands run them in one process after the other's end. Each command, and each way of its to fail, says the
 * same in a process of its own, whatever ran before it.
 */
const period = ['--period', 'FY27-Q1'];
const lines: readonly (readonly string[])[] = [
  ['--version'],
  [],
  ['pay'],
  ['check', '--format', 'sarif', 'broken'],
  ['check', 'nowhere'],
  ['run', '.', ...period],
  ['run', '.', '--json', ...period],
  ['explain', 'Ann', '.', ...period],
  ['simulate', '.', '--draws', '3'],
  ['diff', '.', 'broken'],
];

const root = folderOf({
  ...files,
  'broken/plan.ote': 'plan "Broken" {\n  currency USD\n}\nrole Rep {\n  pays $5 to\n}\n',
});

test('a command says the same in a process of its own as in one that ran others before', () => {
  const here = { cwd: root };
  const alone = lines.map((line) => withoutTimes(ontargetAlone(line, here)));
  for (const round of [lines, lines.toReversed()]) {
    for (const line of round) {
      expect(withoutTimes(ontarget(line, here)), line.join(' ')).toEqual(alone[lines.indexOf(line)]);
    }
  }
  expect(new Set(alone.map(({ status }) => status))).toEqual(new Set([0, 1, 3]));
});

function withoutTimes({ status, stdout, stderr }: Outcome): Outcome {
  const timeless = (text: string) => text.replace(/\b\d+(\.\d+)? ?m?s\b/g, 'a while');
  return { status, stdout: timeless(stdout), stderr: timeless(stderr) };
}
