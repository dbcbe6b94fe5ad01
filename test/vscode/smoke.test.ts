import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOf, typeOver, visibleLines } from './harness/editor.ts';
import { copyFolder, type FolderCopy } from './harness/folder-copy.ts';
import { packagedExtension } from './harness/package.ts';
import { goTo, openFile, runCommand } from './harness/palette.ts';
import { problems } from './harness/problems.ts';
import { pictures } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { hoverText, squiggles } from './harness/squiggles.ts';
import { cursor, hoverAt, outline, suggestionsAt } from './harness/suggestions.ts';
import { pathData, webview } from './harness/webview.ts';
import { notifications } from './harness/window.ts';

const PLAN = 'first-plan/plan.ote';
/** Long enough for a first start on a slow machine. */
const PATIENCE = { timeout: 30_000 };

/** That an analyst who installs the package sees what the extension promises. */
describe('the packaged extension in VS Code', () => {
  let examples: FolderCopy;
  let session: Session;
  let text: string;

  beforeAll(async () => {
    examples = await copyFolder(join(import.meta.dirname, '../../examples'));
    text = await examples.text(PLAN);
    session = await startSession({ vsix: [packagedExtension()], folder: examples.folder });
    await openFile(session.page, PLAN);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await session.keepEvidence(task.name);
    // What a failed test left half typed must not fail the next ones.
    await openFile(session.page, PLAN);
    await runCommand(session.page, 'File: Revert File');
  });

  afterAll(async () => {
    await session?.close();
    await examples?.remove();
  });

  it('shows an outline: measures, curves, roles with their components', async () => {
    await expect.poll(() => outline(session.page), PATIENCE).toContain('AccountExecutive');
    const names = await outline(session.page);
    expect(names).toEqual(
      expect.arrayContaining(['First plan', 'deals', 'Bookings', 'Accelerated', 'NewBusiness']),
    );
    await pictures(session.page, 'smoke-text');
  });

  it('explains a word of the field', async () => {
    expect(await hoverAt(session.page, placeOf(text, 'marginal {'))).toMatch(/each slice/i);
  });

  it('offers the curves where a curve is named', async () => {
    const place = placeOf(text, 'curve Accelerated {');
    const offered = await suggestionsAt(session.page, { ...place, column: place.column + 'curve '.length });
    expect(offered).toContain('Accelerated');
    expect(offered).not.toContain('Bookings');
  });

  it('goes to where a curve is defined', async () => {
    const use = placeOf(text, 'Accelerated {');
    await goTo(session.page, use.line, use.column);
    await runCommand(session.page, 'Go to Definition');
    await expect.poll(() => cursor(session.page)).toEqual(placeOf(text, 'Accelerated marginal'));
  });

  it('underlines a wrong weight, says what is wrong, and is content when it is mended', async () => {
    const weight = placeOf(text, '100%  NewBusiness');
    await typeOver(session.page, weight, '100%'.length, '90%');
    // Below it the expected amounts of the examples are underlined too: they are not what the plan pays any more.
    await expect
      .poll(async () => (await squiggles(session.page))[0], PATIENCE)
      .toMatchObject({ severity: 'error', line: weight.line, text: '90%' });
    const [mark] = await squiggles(session.page);
    expect(mark && (await hoverText(session.page, mark))).toContain(
      'add up to 90%, not 100%: 10% of target pay ($6,000 a year) is not on any component',
    );
    await pictures(session.page, 'smoke-wrong-weight');
    expect((await problems(session.page)).join('\n')).toContain('add up to 90%, not 100%');
    await runCommand(session.page, 'View: Hide Panel');
    await openFile(session.page, PLAN);
    await typeOver(session.page, weight, '90%'.length, '100%');
    await expect.poll(() => squiggles(session.page), PATIENCE).toEqual([]);
  });

  it('formats the document', async () => {
    await typeOver(session.page, placeOf(text, '  from 100%: 1.5x'), '  from 100%'.length, 'from   100%  ');
    await runCommand(session.page, 'Format Document');
    await expect
      .poll(async () => (await visibleLines(session.page)).join('\n'))
      .toContain('\n  from 100%: 1.5x\n');
  });

  describe('the preview', () => {
    const curve = () => pathData(webview(session.page), 'path[data-component="NewBusiness"]');
    const title = () => webview(session.page).locator('h1').innerText();

    it('opens beside the text', async () => {
      await runCommand(session.page, 'OnTarget: Open Preview to the Side');
      await expect.poll(title, PATIENCE).toBe('First plan');
      expect(await webview(session.page).locator('.mix').innerText()).toMatch(/Base pay[^$]*\$60,000/);
      await pictures(session.page, 'smoke-preview');
    });

    it('moves the curve while a tier is typed', async () => {
      const before = await curve();
      await openFile(session.page, PLAN);
      const tier = placeOf(text, '1.5x');
      await typeOver(session.page, tier, 4, '1.8x');
      await expect.poll(curve).not.toBe(before);
      await pictures(session.page, 'smoke-preview-moved');
      await typeOver(session.page, tier, 4, '1.5x');
      await expect.poll(curve).toBe(before);
    });

    it('keeps what it showed where the text is broken, and says so', async () => {
      const before = await curve();
      const name = placeOf(text, 'Accelerated {');
      await typeOver(session.page, name, 'Accelerated'.length, 'Accelerato');
      await expect
        .poll(() => webview(session.page).locator('article.stale .badge.stale').allInnerTexts(), PATIENCE)
        .toEqual(['as of the last version without errors']);
      expect(await curve()).toBe(before);
      await pictures(session.page, 'smoke-preview-stale');
      await typeOver(session.page, name, 'Accelerato'.length, 'Accelerated');
      await expect.poll(() => webview(session.page).locator('.stale').count(), PATIENCE).toBe(0);
    });

    it('leads from a component to its line', async () => {
      await webview(session.page).locator('article [data-goto$="/NewBusiness"]').click();
      await expect.poll(() => cursor(session.page)).toEqual(placeOf(text, '100%  NewBusiness'));
    });

    it('follows the plan that is edited, with its roles and its cascade', async () => {
      await openFile(session.page, 'go-to-market/sales.ote');
      await expect.poll(title, PATIENCE).toContain('FY27');
      await webview(session.page).locator('#role').selectOption({ label: 'Enterprise account executive' });
      const view = webview(session.page);
      await expect.poll(() => view.locator('h2').first().innerText()).toBe('Enterprise account executive');
      await pictures(session.page, 'smoke-role');
      await view.locator('.cascade-tree').scrollIntoViewIfNeeded();
      expect(await view.locator('.cascade tbody tr').count()).toBeGreaterThan(5);
      await pictures(session.page, 'smoke-cascade');
    });

    it('is clicked through: a goal, its line, who carries it', async () => {
      const view = webview(session.page);
      await view.locator('svg [data-goal="goal/Revenue/Sales.Enterprise"]').click();
      await expect.poll(() => view.locator('#goal-details h3').innerText()).toBe('Enterprise');
      const goals = await examples.text('go-to-market/goals.ote');
      await expect.poll(() => cursor(session.page)).toEqual(placeOf(goals, 'Enterprise 60%'));
      // The keys go from node to node; what has the focus is shown, and its line stays where it is.
      await view.locator('svg [data-goal="goal/Revenue/Sales.Enterprise"]').focus();
      await session.page.keyboard.press('Tab');
      await expect.poll(() => view.locator('#goal-details h3').innerText()).toBe('Commercial');
      await view.locator('#goal-details [data-role="role/CommercialManager"]').click();
      await expect.poll(() => view.locator('h2').first().innerText()).toBe('Commercial sales manager');
      await view.locator('#goals-table summary').click();
      await expect.poll(() => view.locator('.cascade').isVisible()).toBe(true);
      // Files that are opened next belong beside the preview, not over it.
      await runCommand(session.page, 'View: Focus First Editor Group');
    });

    it('can be used without a mouse', async () => {
      await openFile(session.page, PLAN);
      await expect.poll(title).toBe('First plan');
      await goTo(session.page, 1, 1);
      await webview(session.page).locator('article [data-goto$="/NewBusiness"]').focus();
      await session.page.keyboard.press('Enter');
      await expect
        .poll(async () => (await cursor(session.page)).line)
        .toBe(placeOf(text, '100%  NewBusiness').line);
    });
  });

  it('tells of nothing that went wrong', async () => {
    expect(await notifications(session.page)).toEqual([]);
  });
});
