import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOf, typeOver, visibleLines } from './harness/editor.ts';
import { copyFolder, type FolderCopy } from './harness/folder-copy.ts';
import { chooseFromMenu } from './harness/menu.ts';
import { packagedExtension } from './harness/package.ts';
import { goTo, openFile, runCommand } from './harness/palette.ts';
import { pictures } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';

const PLAN = 'plan.ote';
const PATIENCE = { timeout: 30_000 };

/** That examples tables are tests of VS Code: run, read, accepted, and looked at for what they leave out. */
describe('examples in the Test Explorer', () => {
  let plan: FolderCopy;
  let session: Session;
  let text: string;

  const rows = () => session.page.locator('.test-explorer-tree .monaco-list-row');
  /** Unfolds plans and tables, so that each row is seen with its outcome. */
  const unfold = async () => {
    const folded = session.page.locator('.test-explorer-tree .monaco-list-row[aria-expanded="false"]');
    while ((await folded.count()) > 0) await folded.first().locator('.monaco-tl-twistie').click();
  };
  const labels = () => rows().evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));

  beforeAll(async () => {
    plan = await copyFolder(join(import.meta.dirname, '../../examples/first-plan'));
    text = await plan.text(PLAN);
    session = await startSession({
      vsix: [packagedExtension()],
      folder: plan.folder,
      settings: {
        'testing.automaticallyOpenPeekView': 'never',
        'testing.automaticallyOpenTestResults': 'neverOpen',
      },
    });
    await openFile(session.page, PLAN);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.keepEvidence(task.name);
  });

  afterAll(async () => {
    await session?.close();
    await plan?.remove();
  });

  it('are a test for each table and row', async () => {
    await runCommand(session.page, 'Testing: Focus on Test Explorer View');
    await expect.poll(() => rows().count(), PATIENCE).toBeGreaterThan(0);
    await unfold();
    const names = () => rows().locator('.label').allInnerTexts();
    await expect
      .poll(names, PATIENCE)
      .toEqual([
        'First plan',
        'A quarter at, below and above quota, AccountExecutive',
        'Bookings $120K',
        'Bookings $150K',
        'Bookings $195K',
      ]);
    await runCommand(session.page, 'Test: Run All Tests');
    await expect.poll(async () => (await labels()).join('\n'), PATIENCE).toContain('First plan (Passed)');
    await pictures(session.page, 'examples-tests');
  });

  it('turn red where the plan pays otherwise, and say what it pays', async () => {
    await openFile(session.page, PLAN);
    await typeOver(session.page, placeOf(text, '$22,125'), '$22,125'.length, '$22,000');
    await runCommand(session.page, 'Test: Run All Tests');
    await expect.poll(async () => (await labels()).join('\n'), PATIENCE).toContain('First plan (Failed)');
    await session.page.getByText('NewBusiness comes to $22,125, expected $22,000').waitFor();
    await pictures(session.page, 'examples-red');
  });

  it('shows what is accepted before it is written, and turn green', async () => {
    await chooseFromMenu(rows().filter({ hasText: 'First plan' }).first(), 'Accept What the Plan Pays…');
    const preview = session.page.locator('.bulk-edit-panel');
    await preview.getByText('$22,125').first().waitFor();
    await pictures(session.page, 'examples-review');
    // Nothing is written before it is confirmed.
    await goTo(session.page, placeOf(text, '$22,125').line, 1);
    expect((await visibleLines(session.page)).join('\n')).toContain(
      '| $195K    || 130%                   | $22,000     |',
    );
    await preview.locator('.edit-checkbox').first().click();
    await session.page.getByRole('button', { name: 'Apply' }).click();
    await openFile(session.page, PLAN);
    await expect
      .poll(async () => (await visibleLines(session.page)).join('\n'), PATIENCE)
      .toContain('| $195K    || 130%                   | $22,125     |');
    await runCommand(session.page, 'Test: Run All Tests');
    await expect.poll(async () => (await labels()).join('\n'), PATIENCE).toContain('First plan (Passed)');
    await pictures(session.page, 'examples-green');
  });

  it('show which rows of a curve none of them reaches', async () => {
    await openFile(session.page, PLAN);
    await typeOver(session.page, placeOf(text, '$195K '), '$195K'.length, '$149K');
    await runCommand(session.page, 'Test: Run All Tests with Coverage');
    const marked = session.page.locator('.monaco-editor .coverage-deco-gutter');
    await expect.poll(() => marked.count(), PATIENCE).toBeGreaterThan(0);
    await expect
      .poll(() => session.page.locator('.coverage-deco-gutter.coverage-deco-miss').count(), PATIENCE)
      .toBeGreaterThan(0);
    await pictures(session.page, 'examples-coverage');
  });
});
