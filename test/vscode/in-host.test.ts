import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyFolder, type FolderCopy } from './harness/folder-copy.ts';
import { packagedExtension } from './harness/package.ts';
import { openFile, runCommand } from './harness/palette.ts';
import { type Session, startSession } from './harness/session.ts';
import { bundleInHost } from './in-host/bundle.ts';
import type { CheckResult } from './in-host/run.ts';

const IN_HOST = join(import.meta.dirname, 'in-host');

/** The checks that a desktop VS Code runs too (see `desktop/`), here in the extension host of VS Code's server. */
describe('looked at from inside the extension host', () => {
  let work: string;
  let plan: FolderCopy;
  let session: Session;

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'ontarget-checks-'));
    plan = await copyFolder(join(import.meta.dirname, '../../examples/first-plan'));
    session = await startSession({
      vsix: [packagedExtension(), await packChecks(work)],
      folder: plan.folder,
    });
    await openFile(session.page, 'plan.ote');
  });

  afterAll(async () => {
    await session?.close();
    await plan?.remove();
    await rm(work, { recursive: true });
  });

  it('the extension keeps its promises', async () => {
    await runCommand(session.page, 'OnTarget Checks: Run');
    const read = async (): Promise<CheckResult[]> =>
      JSON.parse(await plan.text('checks.json').catch(() => '[]'));
    await expect.poll(async () => (await read()).length, { timeout: 120_000 }).toBe(9);
    const results = await read();
    if (results.some(({ problem }) => problem)) await session.keepEvidence('in-host');
    expect(results.filter(({ problem }) => problem)).toEqual([]);
  });
});

async function packChecks(work: string): Promise<string> {
  const folder = join(work, 'extension');
  await mkdir(folder);
  await bundleInHost(join(IN_HOST, 'extension.ts'), join(folder, 'extension.cjs'));
  await copyFile(join(IN_HOST, 'package.json'), join(folder, 'package.json'));
  await writeFile(join(folder, 'README.md'), await readFile(join(import.meta.dirname, 'README.md')));
  const packagePath = join(work, 'checks.vsix');
  await createVSIX({
    cwd: folder,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
  });
  return packagePath;
}
