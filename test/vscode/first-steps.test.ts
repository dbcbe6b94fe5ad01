import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOf, typeOver } from './harness/editor.ts';
import { packagedExtension } from './harness/package.ts';
import { openFile, runCommand } from './harness/palette.ts';
import { pictures } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { webview } from './harness/webview.ts';
import { notifications } from './harness/window.ts';

const PATIENCE = { timeout: 60_000 };

/** That the walkthrough leads from a folder without a plan to a first payout. */
describe('the walkthrough', () => {
  let folder: string;
  let session: Session;
  const step = (title: string) => session.page.locator('.getting-started-step', { hasText: title });
  const button = (label: string) =>
    session.page.locator('.getting-started-step.expanded').getByRole('button', { name: label });
  const walkthrough = () => runCommand(session.page, 'OnTarget: First Steps with a Plan');
  const isDone = async (title: string) =>
    (await step(title).locator('.codicon-getting-started-step-checked').count()) > 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ontarget-first-'));
    await writeFile(join(folder, 'notes.txt'), 'A folder without a plan.\n');
    session = await startSession({ vsix: [packagedExtension()], folder });
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.keepEvidence(`first-steps ${task.name}`);
  });

  afterAll(async () => {
    await session?.close();
    if (folder !== undefined) await rm(folder, { recursive: true });
  });

  it('makes a plan that has no problem', async () => {
    await walkthrough();
    await step('Make a plan').waitFor();
    await pictures(session.page, 'walkthrough');
    await button('New Plan…').click();
    const input = session.page.locator('.quick-input-widget input[type="text"]');
    await expect.poll(() => input.inputValue(), PATIENCE).toBe('plans/sales');
    await input.fill('../elsewhere');
    await session.page.locator('.quick-input-message', { hasText: 'lies in the opened one' }).waitFor();
    await input.fill('plans/sales');
    await session.page.keyboard.press('Enter');
    await expect.poll(() => input.inputValue(), PATIENCE).toMatch(/^\d{4}$/);
    await input.fill('2027');
    await session.page.keyboard.press('Enter');
    await session.page.locator('.tab.active[data-resource-name="plan.ote"]').waitFor();
    expect(await readFile(join(folder, 'plans/sales/ontarget.json'), 'utf8')).toContain('"sales"');
    const status = session.page.locator('[id="ontarget.ontarget-vscode.ontarget.plan"] a');
    await expect.poll(() => status.getAttribute('aria-label'), PATIENCE).toMatch(/No problems\.$/);
    await pictures(session.page, 'walkthrough-new-plan');
  });

  it('opens the preview of it though the walkthrough has the focus, and the curve follows a tier', async () => {
    await walkthrough();
    await expect.poll(() => isDone('Make a plan'), PATIENCE).toBe(true);
    await step('Change a tier and watch the curve').click();
    await pictures(session.page, 'walkthrough-curve');
    await button('Open the preview').click();
    const curve = () => webview(session.page).locator('svg path').first().getAttribute('d');
    await expect.poll(() => curve().catch(() => null), PATIENCE).toMatch(/^M/);
    await openFile(session.page, 'plan.ote');
    const text = await readFile(join(folder, 'plans/sales/plan.ote'), 'utf8');
    await typeOver(session.page, placeOf(text, '1.5x'), 4, '1.6x');
    await expect
      .poll(() => session.page.locator('.codelens-decoration').allInnerTexts(), PATIENCE)
      .toContainEqual(expect.stringContaining('2 of 3 rows pay what they say'));
    await pictures(session.page, 'walkthrough-tier');
  });

  it('pays a period, and ends each step by what was run', async () => {
    await walkthrough();
    await step('Pay a period').click();
    await button('Pay a period…').click();
    await expect
      .poll(
        () =>
          webview(session.page)
            .locator('body')
            .innerText()
            .catch(() => ''),
        PATIENCE,
      )
      .toContain('Pay');
    await pictures(session.page, 'walkthrough-pay');
    await walkthrough();
    for (const title of ['Make a plan', 'Change a tier and watch the curve', 'Pay a period'])
      await expect.poll(() => isDone(title), PATIENCE).toBe(true);
    expect(await notifications(session.page)).toEqual([]);
  });
});
