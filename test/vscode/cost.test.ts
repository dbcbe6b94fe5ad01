import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOf, typeOver } from './harness/editor.ts';
import { copyFolder, type FolderCopy } from './harness/folder-copy.ts';
import { packagedExtension } from './harness/package.ts';
import { openFile, runCommand } from './harness/palette.ts';
import { pictures } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { webview } from './harness/webview.ts';
import { notifications } from './harness/window.ts';

/** Years are drawn behind everything else, on a machine that may be busy. */
const PATIENCE = { timeout: 90_000 };

/** That finance reads beside the text what a year may cost. */
describe.each(['workspace', 'web'])('the cost of a year, in an extension host for %s', (host) => {
  let examples: FolderCopy;
  let session: Session;
  const view = () => webview(session.page);
  const middle = () => view().locator('#cost-p50').innerText();
  const status = () => view().locator('#cost-status').innerText();
  const box = (set: string, name = '') => view().locator(`input[data-cost="${set}"][data-name="${name}"]`);
  const type = async (set: string, text: string, name?: string) => {
    await box(set, name).fill(text);
    await box(set, name).press('Enter');
  };

  beforeAll(async () => {
    examples = await copyFolder(join(import.meta.dirname, '../../examples'));
    session = await startSession({
      vsix: [packagedExtension()],
      folder: examples.folder,
      ...(host === 'web'
        ? { settings: { 'remote.extensionKind': { 'ontarget.ontarget-vscode': ['web'] } } }
        : {}),
    });
    await openFile(session.page, 'first-plan/plan.ote');
    await session.page.locator('[id="status.editor.mode"]', { hasText: 'OnTarget' }).waitFor();
    await runCommand(session.page, 'OnTarget: Open Preview to the Side');
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.keepEvidence(`cost ${host} ${task.name}`);
  });

  afterAll(async () => {
    await session?.close();
    await examples?.remove();
  });

  it('is what the command line draws from the roster beside the plan', async () => {
    // `ontarget simulate examples/first-plan`, which the same seed draws again on any machine.
    await expect.poll(middle, PATIENCE).toBe('$194,325');
    expect(await view().locator('#cost-p10').innerText()).toBe('$160,700');
    expect(await view().locator('#cost-p90').innerText()).toBe('$234,275');
    expect(await view().locator('#cost-reached tbody').innerText()).toMatch(
      /100%\s+47\.4%\s+13\.3% from 125%/,
    );
    await expect.poll(status, PATIENCE).toBe('');
    await view().locator('#cost-supposed').scrollIntoViewIfNeeded();
    await pictures(session.page, `cost-${host}`);
  });

  it('is drawn by what is supposed, and says what cannot be', async () => {
    await view().locator('#cost-supposed > summary').click();
    await type('attainment', '100%');
    // Always on target, everybody is paid their target pay, to the dollar.
    await expect.poll(middle, PATIENCE).toBe('$190,833');
    await type('attainment', '10% lots');
    await expect
      .poll(() => view().locator('#cost-supposed .problem:not(:empty)').allInnerTexts(), PATIENCE)
      .toEqual(['"lots" is no value in percent.']);
    await view().locator('#cost-assumed').scrollIntoViewIfNeeded();
    await pictures(session.page, `cost-${host}-supposed`);
    await view().locator('#cost-usual').click();
    await expect.poll(middle, PATIENCE).toBe('$194,325');
    await expect.poll(() => box('attainment').inputValue(), PATIENCE).toBe('');
  });

  it('moves with the plan, and stays as it was while that is broken', async () => {
    await runCommand(session.page, 'View: Focus First Editor Group');
    const text = await examples.text('first-plan/plan.ote');
    const rate = placeOf(text, '2x');
    const write = (written: string) => typeOver(session.page, rate, 2, written);
    await write('9x');
    await expect.poll(middle, PATIENCE).not.toBe('$194,325');
    await expect.poll(status, PATIENCE).toBe('');
    const before = await middle();
    await write('??');
    await expect.poll(status, PATIENCE).toBe('as of the last version without errors');
    expect(await middle()).toBe(before);
    await write('2x');
    await expect.poll(middle, PATIENCE).toBe('$194,325');
  });

  it('asks for what neither quota nor target says the size of', async () => {
    await runCommand(session.page, 'View: Focus First Editor Group');
    await openFile(session.page, 'go-to-market/sales.ote');
    await expect.poll(() => view().locator('h1').innerText(), PATIENCE).toContain('FY27');
    await view().locator('#role').selectOption({ label: 'Enterprise account executive' });
    await expect
      .poll(() => view().locator('#cost-outcome').innerText(), PATIENCE)
      .toMatch(/^Nothing says what .*may come to\.$/);
    await type('draws', '20');
    await type('results', '10% $100K, 50% $300K, 90% $500K', 'Renewals');
    await type('results', '10% 55%, 50% 64%, 90% 75%', 'LeadAcceptance');
    await expect.poll(() => view().locator('#cost-total').count(), PATIENCE).toBe(1);
    await expect.poll(status, PATIENCE).toBe('');
    expect(await view().locator('#cost-outcome').innerText()).toContain('20 years drawn for 61 payees');
    await view().locator('#cost-outcome').scrollIntoViewIfNeeded();
    await pictures(session.page, `cost-${host}-of-a-role`);
    expect(await notifications(session.page)).toEqual([]);
  });
});
