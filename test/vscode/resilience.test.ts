import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOf, typeOver } from './harness/editor.ts';
import { copyFolder, type FolderCopy } from './harness/folder-copy.ts';
import { packagedExtension } from './harness/package.ts';
import { openFile, runCommand } from './harness/palette.ts';
import { processesOf } from './harness/processes.ts';
import { screenshot } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { pathData, webview } from './harness/webview.ts';
import { notifications, reloadWindow } from './harness/window.ts';

const PLAN = 'first-plan/plan.ote';
const PATIENCE = { timeout: 30_000 };

/** That the extension outlives its server, and its preview the window. */
describe('the packaged extension when something stops', () => {
  let examples: FolderCopy;
  let session: Session;
  let text: string;
  const curve = () => pathData(webview(session.page), 'path[data-component="NewBusiness"]');

  beforeAll(async () => {
    examples = await copyFolder(join(import.meta.dirname, '../../examples'));
    text = await examples.text(PLAN);
    session = await startSession({ vsix: [packagedExtension()], folder: examples.folder });
    await openFile(session.page, PLAN);
    await runCommand(session.page, 'OnTarget: Open Preview to the Side');
    await openFile(session.page, PLAN);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.keepEvidence(task.name);
  });

  afterAll(async () => {
    await session?.close();
    await examples?.remove();
  });

  it('goes on after the language server was restarted', async () => {
    const before = await curve();
    await openFile(session.page, PLAN);
    await runCommand(session.page, 'OnTarget: Restart Language Server');
    await typeOver(session.page, placeOf(text, '1.5x'), 4, '1.7x');
    await expect.poll(curve, PATIENCE).not.toBe(before);
  });

  it('brings the preview back, with the chosen role, when the window is loaded again', async () => {
    await openFile(session.page, PLAN);
    await runCommand(session.page, 'File: Revert File');
    await openFile(session.page, 'go-to-market/sales.ote');
    const heading = () => webview(session.page).locator('h2').first().innerText();
    await webview(session.page).locator('#role').selectOption({ label: 'Chief revenue officer' });
    await expect.poll(heading).toBe('Chief revenue officer');
    await reloadWindow(session.page);
    await expect.poll(() => heading().catch(() => ''), { timeout: 60_000 }).toBe('Chief revenue officer');
    await openFile(session.page, PLAN);
    await expect.poll(() => webview(session.page).locator('h1').innerText()).toBe('First plan');
  });

  describe('when the language server is killed', () => {
    const kill = async () => {
      const ids = await processesOf(session.extensions, 'server.cjs');
      for (const id of ids) process.kill(id, 'SIGKILL');
      return ids.length;
    };

    it('it comes back, without a word', async () => {
      const before = await curve();
      expect(await kill()).toBe(1);
      await expect.poll(() => processesOf(session.extensions, 'server.cjs'), PATIENCE).toHaveLength(1);
      await typeOver(session.page, placeOf(text, '1.5x'), 4, '1.6x');
      await expect.poll(curve, PATIENCE).not.toBe(before);
      expect(await notifications(session.page)).toEqual([]);
    });

    it('again and again, the user is told in words, and can start it', async () => {
      await expect
        .poll(async () => [await kill(), await notifications(session.page)].flat().join(), {
          timeout: 60_000,
          interval: 500,
        })
        .toContain('The OnTarget language server keeps stopping');
      await screenshot(session.page, 'smoke-server-stopped');
      await session.page.locator('.notification-toast').getByText('Start Again').click();
      await expect.poll(() => processesOf(session.extensions, 'server.cjs'), PATIENCE).toHaveLength(1);
    });
  });
});
