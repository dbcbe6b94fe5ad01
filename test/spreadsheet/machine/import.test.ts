import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonOf, ontarget } from '../../../packages/cli/test/support/command.ts';

const example = join(import.meta.dirname, '../../../examples/first-plan');
const work = mkdtempSync(join(tmpdir(), 'ontarget-import-'));
beforeAll(() => {
  const { status } = spawnSync('soffice', ['--version']);
  if (status !== 0) throw new Error('LibreOffice is missing. Install it with: sh .ci/install-libreoffice.sh');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('tables that LibreOffice saves as workbooks pay what their CSV files pay', () => {
  const plan = join(work, 'plan');
  mkdirSync(join(plan, 'data'), { recursive: true });
  cpSync(join(example, 'plan.ote'), join(plan, 'plan.ote'));
  // Comma-separated UTF-8, in which numbers and days are recognized as they are when somebody types them.
  const opened = 'CSV:44,34,76,1,,1033,false,true';
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(work, 'profile')).href}`,
      ...['--headless', `--infilter=${opened}`, '--convert-to', 'xlsx', '--outdir', join(plan, 'data')],
      ...['roster', 'deals'].map((table) => join(example, `data/${table}.csv`)),
    ],
    { stdio: 'pipe' },
  );
  const paid = (folder: string) =>
    jsonOf('run', ontarget(['run', folder, '--period', 'FY27-Q1', '--json'])).paid;
  expect(paid(plan)).toEqual(paid(example));
});
