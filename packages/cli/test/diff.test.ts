import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { plan } from './support/plan.ts';

const faster = plan.replace('from 100%: 1.5x', 'from 100%: 2x');

function git(folder: string, ...args: string[]): void {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

test('two folders: what changed, and what each role is paid', () => {
  const folder = folderOf({ 'a/plan.ote': plan, 'b/plan.ote': faster });
  const { status, stdout } = ontarget(['diff', 'a', 'b', '--at', '100%,120%'], { cwd: folder });
  expect(stdout).toContain('\n  curve Accelerated, from 100%: 2x, was 1.5x (reaches Rep)\n');
  // $60,000 at target; 20% above it at 1.5 times and at twice.
  expect(stdout).toMatch(/100% +\$60,000 +\$60,000 +\$0\n +120% +\$78,000 +\$84,000 +\+\$6,000/);
  expect(stdout).toContain('Paid by the same formulas: Coach');
  expect(status).toBe(0);
  const json = jsonOf('diff', ontarget(['diff', 'a', 'b', '--json'], { cwd: folder }));
  expect(json).toMatchObject({
    verdict: 'payouts change',
    changes: [{ kind: 'changed', node: 'curve/Accelerated', aspect: 'from 100%', reaches: ['Rep'] }],
    roles: [
      { role: 'Coach', pays: { kind: 'same formulas' } },
      { role: 'Rep', pays: { kind: 'otherwise' } },
    ],
  });
});

test('an evaluator, Markdown in a file, and a status for scripts', () => {
  const folder = folderOf({ 'a/plan.ote': plan, 'b/plan.ote': faster });
  ontarget(['compile', 'a', '--out', 'a.json'], { cwd: folder });
  const args = ['diff', 'a.json', 'b', '--markdown', '--out', 'change.md', '--fail-on-pay'];
  const { status, stdout } = ontarget(args, { cwd: folder });
  expect([status, stdout]).toEqual([2, '']);
  expect(readFileSync(join(folder, 'change.md'), 'utf8')).toContain(
    '| curve Accelerated, from 100% | 1.5x | 2x | Rep |',
  );
  expect(ontarget(['diff', 'a.json', 'a', '--fail-on-pay'], { cwd: folder })).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Nothing changes.'),
  });
});

test('a revision of git, with what the plan uses as it was then', () => {
  const shared = 'curve Shared marginal {\n  from   0%: 1x\n  from 100%: 1.5x\n}\n';
  const using =
    `use "../lib"\n${plan.replace('curve Accelerated {\n      quota', 'curve Shared {\n      quota')}`.replace(
      /curve Accelerated marginal \{[^}]*\}\n/,
      '',
    );
  const text = using.replace(/examples[\s\S]*$/, '');
  const folder = folderOf({
    'lib/shared.ote': shared,
    'sales/plan.ote': text,
    'ontarget.json': '{}',
  });
  git(folder, 'init', '-q');
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'first');
  writeFileSync(join(folder, 'lib/shared.ote'), shared.replace('1.5x', '2x'));
  const { status, stdout, stderr } = ontarget(['diff', 'HEAD:sales', 'sales'], { cwd: folder });
  expect(stderr).toBe('');
  expect(stdout).toContain('curve Shared, from 100%: 2x, was 1.5x');
  expect(status).toBe(0);
  expect(ontarget(['diff', 'nowhere:sales', 'sales'], { cwd: folder })).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('there is no revision nowhere'),
  });
  const gone = ontarget(['diff', 'HEAD:missing', 'sales'], { cwd: folder });
  expect(gone).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('there is no plan in missing at HEAD'),
  });
});

test('plans of two currencies, and a plan with errors, are refused', () => {
  const euros = plan.replace(/currency {4}USD/, 'currency    EUR').replaceAll('$', '€');
  const folder = folderOf({ 'a/plan.ote': plan, 'b/plan.ote': euros, 'c/plan.ote': 'plan' });
  expect(ontarget(['diff', 'a', 'c'], { cwd: folder }).status).toBe(3);
  const { status, stderr } = ontarget(['diff', 'a', 'b'], { cwd: folder });
  expect(stderr).toContain('one plan pays in USD and the other in EUR');
  expect(status).toBe(1);
});

test('a page with charts, which names no payee and loads nothing', () => {
  const folder = folderOf({
    'a/plan.ote': plan,
    'b/plan.ote': faster.replace('plan "Sales"', 'plan "Sales <b>"'),
  });
  const { status } = ontarget(['diff', 'a', 'b', '--html', '--out', 'change.html', '--at', '0%,100%,200%'], {
    cwd: folder,
  });
  expect(status).toBe(0);
  const page = readFileSync(join(folder, 'change.html'), 'utf8');
  expect(page).toContain('<h1>Sales &lt;b&gt;: a → b</h1>');
  expect(page).toContain('<li>curve Accelerated, from 100%: 2x, was 1.5x');
  // $60,000 and 1.5 or 2 times as much above quota: $150,000 and $180,000 at twice the quota.
  expect(page).toMatch(
    /<th scope="row">200%<\/th><td class="number">\$150,000<\/td><td class="number">\$180,000<\/td>/,
  );
  const series = (side: string) =>
    new RegExp(`<g class="${side}"><polyline points="([^"]*)"`).exec(page)?.[1]?.split(' ') ?? [];
  expect(series('before')).toHaveLength(3);
  // At and below quota both lines lie on each other; above it they part.
  expect(series('after').slice(0, 2)).toEqual(series('before').slice(0, 2));
  expect(series('after')[2]).not.toBe(series('before')[2]);
  expect(page).not.toMatch(/<script|src=|href=/);
});

test('a measure without rows that has a new name pays the same', () => {
  const renamed = plan.replaceAll('Score', 'Mark');
  const folder = folderOf({ 'a/plan.ote': plan, 'b/plan.ote': renamed });
  const { stdout, status } = ontarget(['diff', 'a', 'b'], { cwd: folder });
  expect(stdout).toContain('No payout changes');
  expect(stdout).toContain('measure Mark was called Score');
  expect(status).toBe(0);
});
