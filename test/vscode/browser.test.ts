import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOf, typeOver } from './harness/editor.ts';
import { copyFolder, type FolderCopy } from './harness/folder-copy.ts';
import { packagedExtension } from './harness/package.ts';
import { openFile, runCommand } from './harness/palette.ts';
import { screenshot } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { squiggles } from './harness/squiggles.ts';
import { pathData, webview } from './harness/webview.ts';
import { notifications } from './harness/window.ts';

const FILE = 'plan.ote';
const PATIENCE = { timeout: 30_000 };

/** That the same package works where there is no Node: in the browser's own extension host, its server a worker. */
describe('the packaged extension in a browser', () => {
  let plan: FolderCopy;
  let session: Session;
  let text: string;

  beforeAll(async () => {
    plan = await copyFolder(join(import.meta.dirname, '../../examples/first-plan'));
    text = await plan.text(FILE);
    session = await startSession({
      vsix: [packagedExtension()],
      folder: plan.folder,
      settings: { 'remote.extensionKind': { 'ontarget.ontarget-vscode': ['web'] } },
    });
    await openFile(session.page, FILE);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.keepEvidence(`browser ${task.name}`);
  });

  afterAll(async () => {
    await session?.close();
    await plan?.remove();
  });

  it('checks while typing', async () => {
    const weight = placeOf(text, '100%  NewBusiness');
    await typeOver(session.page, weight, '100%'.length, '90%');
    await expect
      .poll(async () => (await squiggles(session.page))[0], PATIENCE)
      .toMatchObject({ severity: 'error', line: weight.line, text: '90%' });
    await typeOver(session.page, weight, '90%'.length, '100%');
    await expect.poll(() => squiggles(session.page), PATIENCE).toEqual([]);
  });

  it('shows the preview, and moves its curve', async () => {
    await runCommand(session.page, 'OnTarget: Open Preview to the Side');
    const curve = () => pathData(webview(session.page), 'path[data-component="NewBusiness"]');
    const before = await curve();
    await openFile(session.page, FILE);
    await typeOver(session.page, placeOf(text, '1.5x'), 4, '1.8x');
    await expect.poll(curve, PATIENCE).not.toBe(before);
    await screenshot(session.page, 'browser-preview');
    expect(await notifications(session.page)).toEqual([]);
  });
});
