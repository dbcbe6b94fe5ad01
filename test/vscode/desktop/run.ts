/**
 * Runs the in-host checks in a desktop VS Code, on a machine that can download one:
 *
 *   npm run package && node test/vscode/desktop/run.ts [version]
 *
 * The version is `stable` unless said; 1.101.0 is the oldest that the extension says it supports.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { copyFolder } from '../harness/folder-copy.ts';
import { bundleInHost } from '../in-host/bundle.ts';

const root = join(import.meta.dirname, '../../..');
const work = await mkdtemp(join(tmpdir(), 'ontarget-desktop-'));
const plan = await copyFolder(join(root, 'examples/first-plan'));
try {
  const suite = join(work, 'suite.cjs');
  await bundleInHost(join(import.meta.dirname, 'suite.ts'), suite);
  await runTests({
    version: process.argv[2] ?? 'stable',
    extensionDevelopmentPath: join(root, 'packages/vscode'),
    extensionTestsPath: suite,
    launchArgs: [plan.folder, '--disable-extensions', '--disable-workspace-trust'],
  });
} finally {
  await plan.remove();
  await rm(work, { recursive: true });
}
