/**
 * Runs the in-host checks in a desktop VS Code:
 *
 *   npm run package && node test/vscode/desktop/run.ts [version]
 *
 * `ONTARGET_VSCODE=<executable>` names an installed one. Without it one is downloaded, of the version that is given
 * (`stable` unless said; 1.101.0 is the oldest that the extension says it supports).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { runTests } from '@vscode/test-electron';
import { copyFolder } from '../harness/folder-copy.ts';
import { bundleInHost } from '../in-host/bundle.ts';

const root = join(import.meta.dirname, '../../..');
const installed = process.env.ONTARGET_VSCODE;
const work = await mkdtemp(join(tmpdir(), 'ontarget-desktop-'));
const plan = await copyFolder(join(root, 'examples/first-plan'));
try {
  const suite = join(work, 'suite.cjs');
  await bundleInHost(join(import.meta.dirname, 'suite.ts'), suite);
  const profile = (name: string) => `--${name}=${join(work, name)}`;
  await runTests({
    ...(installed ? { vscodeExecutablePath: installed } : { version: process.argv[2] ?? 'stable' }),
    extensionDevelopmentPath: join(root, 'packages/vscode'),
    extensionTestsPath: suite,
    launchArgs: [
      plan.folder,
      '--disable-extensions',
      '--disable-workspace-trust',
      // An installed VS Code keeps its user's settings and windows to itself.
      profile('user-data-dir'),
      profile('extensions-dir'),
    ],
  });
} finally {
  await plan.remove();
  await rm(work, { recursive: true, maxRetries: 5, retryDelay: 200 });
}
