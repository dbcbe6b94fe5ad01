import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOf } from './harness/editor.ts';
import { copyFolder, type FolderCopy } from './harness/folder-copy.ts';
import { packagedExtension } from './harness/package.ts';
import { openFile, runCommand } from './harness/palette.ts';
import { pictures } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { cursor } from './harness/suggestions.ts';
import { webview } from './harness/webview.ts';
import { notifications } from './harness/window.ts';

const PATIENCE = { timeout: 30_000 };

/** That an analyst who moves a slider reads what it pays. */
describe('what if', () => {
  let examples: FolderCopy;
  let session: Session;
  const view = () => webview(session.page);
  const pay = () => view().locator('#what-if-pay').innerText();
  const slider = (name: string) => view().locator(`input[type="range"][data-name="${name}"]`);
  const box = (name: string) => view().locator(`input[type="text"][data-name="${name}"]`);

  beforeAll(async () => {
    examples = await copyFolder(join(import.meta.dirname, '../../examples'));
    session = await startSession({ vsix: [packagedExtension()], folder: examples.folder });
    await openFile(session.page, 'first-plan/plan.ote');
    await runCommand(session.page, 'OnTarget: Open Preview to the Side');
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.keepEvidence(`what-if ${task.name}`);
  });

  afterAll(async () => {
    await session?.close();
    await examples?.remove();
  });

  it('begins on target, with the curve of the total', async () => {
    await expect.poll(pay, PATIENCE).toBe('$60,000');
    await expect.poll(() => view().locator('path[data-component="total"]').count(), PATIENCE).toBe(1);
  });

  it('pays what a slider is moved to, and marks it on the curves', async () => {
    await slider('measure/Bookings/payee').fill('130');
    // The first 100% at 1x, the next 25% at 1.5x, the last 5% at 2x: 147.5% of $60,000.
    await expect.poll(pay, PATIENCE).toBe('$88,500');
    expect(await box('measure/Bookings/payee').inputValue()).toBe('130');
    await expect
      .poll(() => view().locator('.now-label').allTextContents(), PATIENCE)
      .toEqual(['$88,500', '147.5%']);
    await view().locator('.what-if').scrollIntoViewIfNeeded();
    await pictures(session.page, 'what-if');
  });

  it('is moved by keys', async () => {
    await slider('measure/Bookings/payee').press('ArrowRight');
    await expect.poll(pay, PATIENCE).toBe('$89,700');
  });

  it('explains the pay, and jumps from a step to its line', async () => {
    await expect.poll(() => view().locator('#statement-paid').innerText(), PATIENCE).toBe('$22,425');
    await view().locator('[id^="line-role"] > summary').click();
    await view().locator('#statement .steps button', { hasText: 'Target pay' }).first().click();
    const text = await examples.text('first-plan/plan.ote');
    const { line } = placeOf(text, 'on-target pay');
    await expect
      .poll(async () => (await cursor(session.page)).line, PATIENCE)
      .toBeGreaterThanOrEqual(line - 1);
    await pictures(session.page, 'what-if-explained');
  });

  it('explains a row of an examples table', async () => {
    await view().locator('#statement-of').selectOption({ index: 2 });
    await expect.poll(() => view().locator('#statement-paid').innerText(), PATIENCE).toBe('$15,000');
    await view().locator('#statement-of').selectOption({ index: 0 });
    await expect.poll(() => view().locator('#statement-paid').innerText(), PATIENCE).toBe('$22,425');
  });

  it('takes an exact number in its box, and says what it takes instead of another', async () => {
    await box('measure/Bookings/payee').fill('112.5');
    await expect.poll(pay, PATIENCE).toBe('$71,250');
    await box('measure/Bookings/payee').fill('a lot');
    await expect
      .poll(() => view().locator('.problem:not(:empty)').allInnerTexts(), PATIENCE)
      .toEqual(['A percent, such as 85 or 112.5.']);
  });

  it('begins in the middle of the year, and goes back to target', async () => {
    await view().locator('#what-if-reset').click();
    await expect.poll(pay, PATIENCE).toBe('$60,000');
    await view().locator('#what-if-start').fill('6');
    // July 1 on: two of four quarters.
    await expect.poll(pay, PATIENCE).toBe('$30,000');
    await expect.poll(() => view().locator('output').innerText()).toContain('2027-07-01');
    await view().locator('#what-if-reset').click();
    await expect.poll(pay, PATIENCE).toBe('$60,000');
  });

  it('moves one of the several results of a role', async () => {
    await runCommand(session.page, 'View: Focus First Editor Group');
    await openFile(session.page, 'go-to-market/sales.ote');
    await expect.poll(() => view().locator('h1').innerText(), PATIENCE).toContain('FY27');
    await view().locator('#role').selectOption({ label: 'Enterprise account executive' });
    await expect.poll(pay, PATIENCE).toBe('$140,000');
    await slider('measure/NewARR/payee').fill('118');
    await expect.poll(pay, PATIENCE).not.toBe('$140,000');
    await view().locator('.what-if').scrollIntoViewIfNeeded();
    await pictures(session.page, 'what-if-several-results');
    expect(await notifications(session.page)).toEqual([]);
  });
});
