import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOf, typeOver, visibleLines } from './harness/editor.ts';
import { copyFolder, type FolderCopy } from './harness/folder-copy.ts';
import { packagedExtension } from './harness/package.ts';
import { goTo, openFile, runCommand } from './harness/palette.ts';
import { processesOf } from './harness/processes.ts';
import { pictures } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { squiggles } from './harness/squiggles.ts';
import { pathData, webview } from './harness/webview.ts';
import { notifications } from './harness/window.ts';

const FILE = 'plan.ote';
const PATIENCE = { timeout: 30_000 };

/** Bundles of the package that only Node can load. */
const NODE_ENTRIES = ['extension.cjs', 'server.cjs'];

/** A script in the place of a bundle for Node: whoever loads it leaves a file beside it. */
const TRIPWIRE = "require('node:fs').writeFileSync(__filename + '.loaded', '');\n";

/** That the same package works where there is no Node: in the browser's own extension host, its server a worker. */
describe('the packaged extension in a browser', () => {
  let plan: FolderCopy;
  let session: Session;
  let text: string;
  let dist: string;
  const loaded = () => NODE_ENTRIES.filter((entry) => existsSync(join(dist, `${entry}.loaded`)));

  beforeAll(async () => {
    plan = await copyFolder(join(import.meta.dirname, '../../examples/first-plan'));
    text = await plan.text(FILE);
    session = await startSession({
      vsix: [packagedExtension()],
      folder: plan.folder,
      settings: { 'remote.extensionKind': { 'ontarget.ontarget-vscode': ['web'] } },
      installed: async (extensions) => {
        const folder = (await readdir(extensions)).find((name) => name.startsWith('ontarget.'));
        dist = join(extensions, folder ?? 'not installed', 'dist');
        for (const entry of NODE_ENTRIES) await writeFile(join(dist, entry), TRIPWIRE);
      },
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
    await pictures(session.page, 'browser-preview');
    expect(await notifications(session.page)).toEqual([]);
  });

  // A worker was sent the place of the cursor without its line, and the cells landed as plain text.
  it('pastes cells of a spreadsheet as rows of the table', async () => {
    await openFile(session.page, FILE);
    await runCommand(session.page, 'File: Revert File');
    const row = '| $195K    || 130%                   | $22,125     |';
    const last = placeOf(text, row);
    await goTo(session.page, last.line, last.column + row.length);
    await session.page.keyboard.press('Enter');
    await session.page.evaluate((cells) => navigator.clipboard.writeText(cells), '$75K\t50%\t$7,500');
    await session.page.keyboard.press('Control+V');
    await expect
      .poll(async () => (await visibleLines(session.page)).join('\n'), PATIENCE)
      .toContain('| $75K     || 50%                    | $7,500      |');
    expect(await squiggles(session.page)).toEqual([]);
  });

  it('runs the examples in the Test Explorer', async () => {
    await openFile(session.page, FILE);
    await runCommand(session.page, 'File: Revert File');
    await runCommand(session.page, 'Testing: Focus on Test Explorer View');
    const rows = session.page.locator('.test-explorer-tree .monaco-list-row');
    await expect.poll(() => rows.count(), PATIENCE).toBeGreaterThan(0);
    await runCommand(session.page, 'Test: Run All Tests');
    await expect.poll(() => rows.first().getAttribute('aria-label'), PATIENCE).toContain('(Passed)');
    await pictures(session.page, 'browser-tests');
    await runCommand(session.page, 'View: Close Primary Side Bar');
  });

  it('says that there is no git to compare with', async () => {
    await openFile(session.page, FILE);
    await runCommand(session.page, 'OnTarget: Compare with HEAD');
    await expect
      .poll(async () => (await notifications(session.page)).join('\n'), PATIENCE)
      .toContain('Git is not there');
    await runCommand(session.page, 'Notifications: Clear All Notifications');
  });

  it('loads no entry that is for Node, neither in the browser nor beside it', async () => {
    const ours = session.requested.flatMap((address) => {
      const path = decodeURIComponent(address);
      return /ontarget\.ontarget-vscode-[^&]*\/([^/&]+)/.exec(path)?.[1] ?? [];
    });
    // What was fetched is what the browser needs, so that the list itself is known to hold what is fetched.
    expect(ours).toEqual(expect.arrayContaining(['extension-browser.js', 'webview.js', 'preview.css']));
    expect(ours.filter((file) => NODE_ENTRIES.includes(file) || file.endsWith('.cjs'))).toEqual([]);
    expect(loaded()).toEqual([]);
    expect(await processesOf(session.extensions, 'server.cjs')).toEqual([]);
    // The tripwire works: loaded by Node, it says so.
    execFileSync(process.execPath, [join(dist, 'server.cjs')]);
    expect(loaded()).toEqual(['server.cjs']);
  });
});
