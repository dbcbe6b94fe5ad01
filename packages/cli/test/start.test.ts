import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ontarget } from './support/command.ts';

const root = join(import.meta.dirname, '../../..');

test('npm start pays the go-to-market example and says what to try next, and that works', () => {
  const { CI: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/start.ts')], {
    cwd: root,
    encoding: 'utf8',
    env,
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Paid to 60 payees for FY27-Q1: \$[\d,]+\.\d\d$/m);
  expect(stdout).toMatch(/^sha256:[0-9a-f]{64}$/m);
  const [, path = ''] = /into (\S+\.json)/.exec(stdout) ?? [];
  expect(existsSync(join(root, path))).toBe(true);
  const [, payee = ''] =
    /npx ontarget explain "([^"]+)" examples\/go-to-market --period FY27-Q1/.exec(stdout) ?? [];
  const explained = ontarget(['explain', payee, 'examples/go-to-market', '--period', 'FY27-Q1'], {
    cwd: root,
  });
  expect(explained.status).toBe(0);
  expect(explained.stdout).toMatch(/^Slice|^ *Slice/m);
});
