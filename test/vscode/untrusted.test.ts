import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copyFolder, type FolderCopy } from './harness/folder-copy.ts';
import { packagedExtension } from './harness/package.ts';
import { openFile, runCommand } from './harness/palette.ts';
import { pictures } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { webview } from './harness/webview.ts';
import { notifications } from './harness/window.ts';

const PLAN = 'plan.ote';
const PATIENCE = { timeout: 60_000 };

/** That plans of somebody unknown can be read, checked and paid, and nothing that comes with them is run. */
describe('in a folder that is not trusted', () => {
  let plan: FolderCopy;
  let session: Session;
  const status = () =>
    session.page.locator('[id="ontarget.ontarget-vscode.ontarget.plan"] a').getAttribute('aria-label');
  const wasRun = () => existsSync(join(plan.folder, 'was-run'));

  beforeAll(async () => {
    plan = await copyFolder(join(import.meta.dirname, '../../examples/first-plan'));
    const script = `#!/bin/sh\ntouch '${plan.folder}/was-run'\necho 9.9.9\n`;
    // In both places in which a command is looked for.
    for (const path of ['node_modules/.bin/ontarget', 'tools/ontarget']) {
      await mkdir(join(plan.folder, path, '..'), { recursive: true });
      await writeFile(join(plan.folder, path), script, { mode: 0o755 });
    }
    await mkdir(join(plan.folder, '.vscode'));
    await writeFile(
      join(plan.folder, '.vscode/settings.json'),
      JSON.stringify({ 'ontarget.command.path': 'tools/ontarget' }),
    );
    session = await startSession({
      vsix: [packagedExtension()],
      folder: plan.folder,
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.banner': 'never',
      },
    });
    await openFile(session.page, PLAN);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.keepEvidence(`untrusted ${task.name}`);
  });

  afterAll(async () => {
    await session?.close();
    await plan?.remove();
  });

  it('plans are checked and drawn', async () => {
    await session.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).first().waitFor();
    await expect.poll(status, PATIENCE).toMatch(/No problems\.$/);
    await runCommand(session.page, 'OnTarget: Open Preview to the Side');
    const heading = () => webview(session.page).locator('h1').innerText();
    await expect.poll(() => heading().catch(() => ''), PATIENCE).toBe('First plan');
    await pictures(session.page, 'untrusted');
  });

  it('no program of the folder is run, until the folder is trusted', async () => {
    expect(wasRun()).toBe(false);
    expect(await notifications(session.page)).toEqual([]);
    await runCommand(session.page, 'Workspaces: Manage Workspace Trust');
    await session.page
      .getByRole('button', { name: /^Trust/ })
      .first()
      .click();
    // Now it is asked for its version, and is another one.
    await expect
      .poll(async () => (await notifications(session.page)).join('\n'), PATIENCE)
      .toContain('The ontarget of this folder is version 9.9.9');
    expect(wasRun()).toBe(true);
  });
});
