import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Place, placeOf, visibleLines } from './harness/editor.ts';
import { copyFolder, type FolderCopy } from './harness/folder-copy.ts';
import { packagedExtension } from './harness/package.ts';
import { goTo, openFile, runCommand } from './harness/palette.ts';
import { pictures } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { cursor } from './harness/suggestions.ts';

const GOALS = 'go-to-market/goals.ote';
const PATIENCE = { timeout: 60_000 };

/** That names are renamed, and numbers shown, as an analyst sees it. */
describe('the language service in VS Code', () => {
  let examples: FolderCopy;
  let session: Session;

  beforeAll(async () => {
    examples = await copyFolder(join(import.meta.dirname, '../../examples'));
    session = await startSession({ vsix: [packagedExtension()], folder: examples.folder });
    await openFile(session.page, GOALS);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.keepEvidence(task.name);
  });

  afterAll(async () => {
    await session?.close();
    await examples?.remove();
  });

  it('shows what numbers come to, and who is paid on a goal', async () => {
    const shown = async () => (await visibleLines(session.page)).join('\n');
    await expect.poll(shown, PATIENCE).toMatch(/Enterprise 60%.*\$\d/);
    await expect
      .poll(() => session.page.locator('.codelens-decoration').allInnerTexts(), PATIENCE)
      .toContainEqual(expect.stringContaining('Paid on it: EnterpriseAE, EnterpriseManager'));
    await pictures(session.page, 'language-service-hints');
  });

  it('shows the goals as a tree, and leads from a part to its line', async () => {
    await runCommand(session.page, 'Explorer: Focus on Goals of the Plan View');
    const rows = session.page.locator('.pane', { hasText: 'Goals of the Plan' }).locator('.monaco-list-row');
    const enterprise = rows.filter({ hasText: 'Enterprise' }).first();
    await expect.poll(() => enterprise.innerText(), PATIENCE).toMatch(/Enterprise[\s\S]*\$[\d,]+ · 60%/);
    // Who carries it stands below it.
    await expect
      .poll(async () => (await rows.allInnerTexts()).join('\n'), PATIENCE)
      .toMatch(/Enterprise sales manager\s*carries it/);
    await enterprise.click();
    const { line } = placeOf(await examples.text(GOALS), 'Enterprise 60%');
    await expect.poll(async () => (await cursor(session.page)).line, PATIENCE).toBe(line);
    await pictures(session.page, 'language-service-goals');
    await runCommand(session.page, 'View: Close Primary Side Bar');
    await openFile(session.page, GOALS);
  });

  it('says in words why a name cannot be', async () => {
    const text = await examples.text(GOALS);
    await rename(session.page, placeOf(text, 'Revenue "'), 'NewARR');
    const message = session.page.locator(
      '.monaco-editor-overlaymessage:visible, .notification-toast:visible',
    );
    await expect
      .poll(
        () => message.allInnerTexts().then((texts) => texts.join(' ').replaceAll('\u00a0', ' ')),
        PATIENCE,
      )
      .toContain('There is already a measure called NewARR');
    await session.page.keyboard.press('Escape');
  });

  it('renames a goal across three files, and leaves another plan alone', async () => {
    const other = await examples.text('marketing/goals.ote');
    const before = await examples.text(GOALS);
    await rename(session.page, placeOf(before, 'Revenue "'), 'TopLine');
    await expect
      .poll(async () => (await visibleLines(session.page)).join('\n'), PATIENCE)
      .toContain('goal TopLine');
    await pictures(session.page, 'language-service-renamed');
    await runCommand(session.page, 'File: Save All Files');
    for (const file of [GOALS, 'go-to-market/sales.ote', 'go-to-market/marketing.ote']) {
      await expect.poll(() => examples.text(file), PATIENCE).toContain('TopLine');
      expect(await examples.text(file), file).not.toMatch(/\bRevenue\b(?! weight)(?=[.\s])(?!")/);
    }
    expect(await examples.text('marketing/goals.ote')).toBe(other);
  });
});

/** Renames what stands at a place, as a user does: by the box that opens over the name. */
async function rename(page: Page, { line, column }: Place, name: string): Promise<void> {
  await goTo(page, line, column);
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input');
  await box.waitFor();
  await box.fill(name);
  await page.keyboard.press('Enter');
  await box.waitFor({ state: 'hidden' });
}
