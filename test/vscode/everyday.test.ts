import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOf, typeOver, visibleLines } from './harness/editor.ts';
import { copyFolder, type FolderCopy } from './harness/folder-copy.ts';
import { packagedExtension } from './harness/package.ts';
import { goTo, openFile, runCommand } from './harness/palette.ts';
import { pictures } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { squiggles } from './harness/squiggles.ts';
import { notifications } from './harness/window.ts';

const PLAN = 'plan.ote';
const PATIENCE = { timeout: 60_000 };

/** An `ontarget` of the folder's own, as npm installs it, that says to be of another version than it is. */
async function installCommand(folder: string, version: string): Promise<void> {
  const bin = join(folder, 'node_modules/.bin');
  await mkdir(bin, { recursive: true });
  const command = join(import.meta.dirname, '../../packages/cli/bin/ontarget');
  const script = `#!/bin/sh
if [ "$1" = --version ]; then echo ${version}; else exec '${process.execPath}' '${command}' "$@"; fi
`;
  await writeFile(join(bin, 'ontarget'), script, { mode: 0o755 });
}

/** What people expect of an extension beside the language, as they come upon it in a day's work. */
describe('in a day of work', () => {
  let plan: FolderCopy;
  let session: Session;
  const status = () => session.page.locator('[id="ontarget.ontarget-vscode.ontarget.plan"]');
  const spoken = () => status().locator('a').getAttribute('aria-label');
  const shown = async () => (await visibleLines(session.page)).join('\n');
  const clipboard = (text: string) =>
    session.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);

  beforeAll(async () => {
    plan = await copyFolder(join(import.meta.dirname, '../../examples/first-plan'));
    await installCommand(plan.folder, '0.0.9');
    session = await startSession({
      vsix: [packagedExtension()],
      folder: plan.folder,
      // Else the terminal is one picture, in which no text can be read.
      settings: { 'terminal.integrated.gpuAcceleration': 'off' },
    });
    await openFile(session.page, PLAN);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.keepEvidence(`everyday ${task.name}`);
  });

  afterAll(async () => {
    await session?.close();
    await plan?.remove();
  });

  it('says once that command and extension are of two versions, and what to do', async () => {
    await expect
      .poll(async () => (await notifications(session.page)).join('\n'), PATIENCE)
      .toMatch(/is version 0\.0\.9, the extension \d+\.\d+\.\d+\. Install the same version of both\./);
    await pictures(session.page, 'versions-differ');
    await session.page.getByRole('button', { name: 'Copy Install Command' }).click();
    await expect
      .poll(() => session.page.evaluate(() => navigator.clipboard.readText()), PATIENCE)
      .toMatch(/^npm install --save-dev ontarget@\d/);
    expect(await notifications(session.page)).toEqual([]);
  });

  it('the status bar has name, digest and problems of the plan, and follows what is typed', async () => {
    await expect.poll(spoken, PATIENCE).toMatch(/^Plan .*\. Digest [0-9a-f ]+\. No problems\.$/);
    await pictures(session.page, 'status-whole');
    const text = await plan.text(PLAN);
    await typeOver(session.page, placeOf(text, '1.5x'), 4, '1,5x');
    await expect.poll(spoken, PATIENCE).toMatch(/no digest while it has errors.* 1 error/);
    await pictures(session.page, 'status-broken');
    await session.page.keyboard.press('Control+Z');
    await runCommand(session.page, 'File: Revert File');
    await expect.poll(spoken, PATIENCE).toMatch(/No problems\.$/);
  });

  it('a click on it offers what can be done, and copies the digest', async () => {
    await status().click();
    await session.page.locator('.quick-input-widget .label-name', { hasText: 'Copy the digest' }).waitFor();
    await pictures(session.page, 'status-actions');
    await session.page.keyboard.press('Enter');
    await expect
      .poll(() => session.page.evaluate(() => navigator.clipboard.readText()), PATIENCE)
      .toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await notifications(session.page)).toEqual([]);
  });

  it('tasks check, test and compile the plan by the command of the workspace', async () => {
    // It goes on in the same box, with the list of tasks.
    const list = session.page.locator('.quick-input-widget');
    await session.page.keyboard.press('F1');
    await list.locator('input[type="text"]').fill('>Tasks: Run Task');
    await list.locator('.label-name').getByText('Tasks: Run Task', { exact: true }).click();
    await list.locator('.monaco-list-row', { hasText: 'ontarget' }).first().click();
    const labels = async () => (await list.locator('.label-name').allInnerTexts()).join(' | ');
    await expect
      .poll(labels, PATIENCE)
      .toMatch(/ontarget: check.*ontarget: compile.*ontarget: fmt --check.*ontarget: test/);
    await pictures(session.page, 'tasks');
    await list.locator('.label-name', { hasText: 'ontarget: check' }).first().click();
    const terminal = session.page.locator('.terminal-wrapper .xterm-rows').first();
    // The terminal prints spaces as no-break spaces.
    const printed = async () => (await terminal.innerText()).replaceAll('\u00a0', ' ');
    await expect.poll(printed, PATIENCE).toContain('no problems in "First plan"');
    await pictures(session.page, 'task-check');
    await runCommand(session.page, 'View: Toggle Panel Visibility');
    expect(await notifications(session.page)).toEqual([]);
  });

  it('cells of a spreadsheet are pasted as rows of the table', async () => {
    const lines = (await plan.text(PLAN)).split('\n');
    const opens = lines.findIndex((line) => line.startsWith('examples'));
    const end = lines.findIndex((line, at) => at > opens && line === '}');
    const cells = (lines[end - 1] ?? '')
      .split('|')
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '');
    const headings = (lines[opens + 1] ?? '')
      .split('|')
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '');
    await goTo(session.page, end, (lines[end - 1] ?? '').length + 1);
    await session.page.keyboard.press('Enter');
    // Columns in another order, as the spreadsheet has them.
    const rows = [[...headings].reverse(), [...cells].reverse()];
    await clipboard(rows.map((row) => row.join('\t')).join('\r\n'));
    await session.page.keyboard.press('Control+V');
    await expect
      .poll(
        async () =>
          (await shown()).split('\n').filter((line) => line.trim() === (lines[end - 1] ?? '').trim()),
        PATIENCE,
      )
      .toHaveLength(2);
    await pictures(session.page, 'paste-rows');
    expect(await squiggles(session.page)).toEqual([]);
    expect(await notifications(session.page)).toEqual([]);
  });
});
