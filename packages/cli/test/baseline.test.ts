import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files, plan } from './support/plan.ts';
import { sarifOf } from './support/published-schemas.ts';

/** An old plan with two problems of one code in one line's words, and a third of another. */
const old = plan
  .replace('  paid        quarterly\n', '')
  .replace('total amount of deals', 'total amout of deals');

function adopted(text = old): string {
  const folder = folderOf({ ...files, 'plan.ote': text });
  const outcome = ontarget(['check', '.', '--baseline', 'known.json', '--update-baseline'], { cwd: folder });
  expect(outcome.status).toBe(0);
  expect(outcome.stderr).toMatch(/^known\.json knows \d+ problems\n$/);
  return folder;
}

const check = (folder: string, ...more: string[]) =>
  ontarget(['check', '.', '--baseline', 'known.json', ...more], { cwd: folder });

test('what a baseline knows does not fail, wherever its lines move', () => {
  const folder = adopted();
  const outcome = check(folder);
  expect(outcome.status).toBe(0);
  expect(outcome.stdout).toMatch(/^nothing new in "Sales" \(.*; \d+ known\)\n$/);
  const moved = old
    .replace('revenue measure', '\n\n// moved\n\nrevenue measure')
    .replace('  dated closed', '    dated closed');
  writeFileSync(join(folder, 'plan.ote'), moved);
  expect(check(folder)).toMatchObject({ status: 0, stdout: outcome.stdout });
});

test('what is new fails and is told alone', () => {
  const folder = adopted();
  writeFileSync(join(folder, 'plan.ote'), old.replace('curve Accelerated {', 'curve Acelerated {'));
  const { status, stdout } = check(folder);
  expect(status).toBe(3);
  expect(stdout).toContain('Acelerated');
  expect(stdout).not.toContain('amout');
});

test('problems of the same words are counted', () => {
  const line = '  leavers     earn on deals closed up to their last day, quota and target pay by days\n';
  const folder = adopted(old.replace(line, line.repeat(2)));
  writeFileSync(join(folder, 'plan.ote'), old.replace(line, line.repeat(3)));
  const { plans } = jsonOf('check', check(folder, '--json')) as {
    plans: { problems: { code: string; known: boolean }[] }[];
  };
  expect(plans[0]?.problems.filter(({ known }) => !known).map(({ code }) => code)).toEqual(['setting-twice']);
});

test('what is gone is told as stale, and fails nothing', () => {
  const folder = adopted();
  writeFileSync(join(folder, 'plan.ote'), old.replace('amout', 'amount'));
  const { status, stdout } = check(folder);
  expect(status).toBe(0);
  expect(stdout).toContain('plan.ote: name-unknown: one problem that the baseline knows is gone');
  expect(stdout).toMatch(/^1 stale entry in known\.json$/m);
  const { baseline } = jsonOf('check', check(folder, '--json')) as {
    baseline: { stale: object[]; new: object };
  };
  expect(baseline.stale).toEqual([
    {
      code: 'name-unknown',
      file: 'plan.ote',
      count: 1,
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    },
  ]);
  expect(check(folder, '--format', 'github').stdout).toMatch(
    /^::notice file=plan\.ote,title=baseline::name-unknown/m,
  );
  const [run] = sarifOf(check(folder, '--format', 'sarif').stdout).runs;
  expect(run?.results.every(({ baselineState }) => baselineState === 'unchanged')).toBe(true);
  expect(run?.invocations?.[0]?.toolExecutionNotifications[0]?.message.text).toContain('name-unknown');
  expect(check(folder, '--update-baseline').stdout).not.toContain('stale');
  expect(readFileSync(join(folder, 'known.json'), 'utf8')).not.toContain('name-unknown');
});

test('a fingerprint is of the problem, and the same in every output', () => {
  const folder = folderOf({ ...files, 'plan.ote': old });
  const { plans } = jsonOf('check', ontarget(['check', folder, '--json'])) as {
    plans: { problems: { fingerprint: string }[] }[];
  };
  const prints = plans[0]?.problems.map(({ fingerprint }) => fingerprint) ?? [];
  expect(new Set(prints).size).toBe(prints.length);
  const [run] = sarifOf(ontarget(['check', folder, '--format', 'sarif']).stdout).runs;
  expect(run?.results.map(({ partialFingerprints }) => partialFingerprints['ontarget/v1'])).toEqual(prints);
});

test.each([
  [['--baseline', 'none.json'], 'there is no baseline none.json'],
  [['--baseline', 'plan.ote'], 'plan.ote cannot be read'],
  [['--baseline', 'ontarget.json'], 'ontarget.json is no baseline of this version'],
  [['--update-baseline'], '--update-baseline does not say which file'],
])('misuse: %j', (args, message) => {
  const folder = folderOf({ ...files, 'ontarget.json': '{"version": 1, "problems": [{"code": "x"}]}' });
  const { status, stderr } = ontarget(['check', '.', ...args], { cwd: folder });
  expect(stderr).toContain(message);
  expect(status).toBe(1);
});
