import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOf } from './harness/editor.ts';
import { copyFolder, type FolderCopy } from './harness/folder-copy.ts';
import { packagedExtension } from './harness/package.ts';
import { openFile, runCommand } from './harness/palette.ts';
import { pictures } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { cursorLine } from './harness/suggestions.ts';
import { webview } from './harness/webview.ts';
import { notifications } from './harness/window.ts';

const PATIENCE = { timeout: 60_000 };

/** That an analyst can pay a period in the editor, read why, and find the line and the row behind it. */
describe.each(['workspace', 'web'])('the payout panel, in an extension host for %s', (host) => {
  let plan: FolderCopy;
  let session: Session;
  const view = () => webview(session.page);
  const payees = () => view().locator('.payees tbody tr').allInnerTexts();

  beforeAll(async () => {
    plan = await copyFolder(join(import.meta.dirname, '../../examples/first-plan'));
    session = await startSession({
      vsix: [packagedExtension()],
      folder: plan.folder,
      ...(host === 'web'
        ? { settings: { 'remote.extensionKind': { 'ontarget.ontarget-vscode': ['web'] } } }
        : {}),
    });
    await openFile(session.page, 'plan.ote');
    // The palette offers the command for a plan, which the window may not know yet in a browser's host.
    await session.page.locator('[id="status.editor.mode"]', { hasText: 'OnTarget' }).waitFor();
    await runCommand(session.page, 'OnTarget: Pay a Period…');
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.keepEvidence(`payouts ${host} ${task.name}`);
  });

  afterAll(async () => {
    await session?.close();
    await plan?.remove();
  });

  it('pays the first quarter from the files beside the plan', async () => {
    await expect.poll(() => view().locator('#pay-run').isEnabled(), PATIENCE).toBe(true);
    await view().locator('#pay-run').click();
    await expect.poll(async () => (await payees()).length, PATIENCE).toBeGreaterThan(1);
    expect(await view().locator('#pay-total').innerText()).toMatch(/^\$[\d,.]+$/);
    await pictures(session.page, `payouts-${host}`);
  });

  it('finds a payee and explains what they are paid', async () => {
    await view().locator('#pay-filter').fill('ana');
    await expect.poll(async () => (await payees()).length, PATIENCE).toBe(1);
    await view().locator('[data-explain="Ana Silva"]').first().click();
    await expect.poll(() => view().locator('#explained h2').innerText(), PATIENCE).toBe('Ana Silva');
    await pictures(session.page, `payouts-${host}-explained`);
  });

  it('leads from a step to its line in the plan, and from a deal to its row', async () => {
    const closed = view().locator('#explained details:not([open]) > summary');
    while ((await closed.count()) > 0) await closed.first().click({ position: { x: 4, y: 8 } });
    await view().locator('#explained button[data-goto="curve/Accelerated"]').first().click();
    const text = await plan.text('plan.ote');
    const { line } = placeOf(text, 'curve Accelerated marginal');
    await expect.poll(() => cursorLine(session.page), PATIENCE).toBe(line);
    await pictures(session.page, `payouts-${host}-to-the-line`);
    await view().locator('#explained [data-row="deals"][data-record="1"]').first().click();
    await expect
      .poll(() => session.page.locator('.tab.active', { hasText: 'deals.csv' }).count(), PATIENCE)
      .toBe(1);
    // The keys may stay in the panel that was clicked: its page takes them when the button goes up.
    await expect.poll(() => cursorLine(session.page), PATIENCE).toBe(2);
    await pictures(session.page, `payouts-${host}-to-the-row`);
  });

  it('tells of nothing that went wrong', async () => {
    expect(await notifications(session.page)).toEqual([]);
  });
});
