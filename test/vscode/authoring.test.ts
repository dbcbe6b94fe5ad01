import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOf, visibleLines } from './harness/editor.ts';
import { packagedExtension } from './harness/package.ts';
import { goTo, openFile, runCommand } from './harness/palette.ts';
import { pictures } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { squiggles } from './harness/squiggles.ts';
import { offered, takeSuggestion } from './harness/suggestions.ts';
import { webview } from './harness/webview.ts';
import { notifications } from './harness/window.ts';

const FILE = 'plan.ote';
const PATIENCE = { timeout: 30_000 };

/** Beside the text or, where there is no room, in the margin. */
const LIGHT_BULB =
  '.monaco-editor .lightBulbWidget:visible, .monaco-editor [class*="codicon-gutter-lightbulb"]';

/** As VS Code is when it is new: what is offered is taken by Enter, brackets close themselves. */
const AS_NEW = {
  'editor.autoClosingBrackets': 'languageDefined',
  'editor.autoClosingQuotes': 'languageDefined',
  'editor.autoIndent': 'full',
  'editor.acceptSuggestionOnEnter': 'on',
  'editor.acceptSuggestionOnCommitCharacter': true,
  'editor.lightbulb.enabled': 'onCode',
};

/** That an analyst who has never seen the language comes from an empty file to a plan that pays, by what is offered. */
describe('a plan that is written by completion', () => {
  let folder: string;
  let session: Session;
  const keys = () => session.page.keyboard;
  const take = (typed: string, label: string) => takeSuggestion(session.page, typed, label);
  const written = async () => (await visibleLines(session.page)).join('\n');
  /** Fills in the places of a snippet; what is undefined stays as it was offered. */
  const fillIn = async (...places: (string | undefined)[]) => {
    for (const place of places) {
      if (place !== undefined) await keys().type(place);
      await keys().press('Tab');
    }
  };
  const below = async () => {
    await keys().press('Control+End');
    await keys().press('Enter');
    await keys().press('Enter');
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ontarget-empty-'));
    await writeFile(join(folder, FILE), '');
    session = await startSession({ vsix: [packagedExtension()], folder, settings: AS_NEW });
    await openFile(session.page, FILE);
    await session.page.locator('[id="status.editor.mode"]', { hasText: 'OnTarget' }).waitFor();
    await goTo(session.page, 1, 1);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.keepEvidence(`authoring ${task.name}`);
  });

  afterAll(async () => {
    await session?.close();
    if (folder !== undefined) await rm(folder, { recursive: true });
  });

  it('begins with the settings that a plan must state', async () => {
    await offered(session.page, 'plan …, with its settings');
    await pictures(session.page, 'authoring-empty-file');
    await take('', 'plan …, with its settings');
    await fillIn('FY27 sales plan');
    // What is chosen from a few goes on to the next place by itself.
    await take('', 'USD');
    await fillIn(undefined, undefined);
    await take('', 'quarterly');
    await expect.poll(written).toContain('plan "FY27 sales plan" {');
    expect(await written()).toMatch(/paid +quarterly\n/);
  });

  it('goes on with data, a measure and a curve', async () => {
    await below();
    await take('da', 'data …, of deals');
    await below();
    await take('mea', 'measure …, a total of rows');
    await fillIn('Bookings', undefined, undefined, undefined, undefined);
    await below();
    await take('cur', 'curve … linear');
    await keys().press('Tab');
    await take('', 'same slope');
    await expect.poll(written).toContain('at    150%: 200%, then same slope\n}');
  });

  it('has a role, paid on what was named, and an example of it', async () => {
    await below();
    await take('ro', 'role …, with variable pay');
    await fillIn('AE', 'Account executive', '$200K', undefined, undefined, undefined);
    await take('Bo', 'Bookings');
    await pictures(session.page, 'authoring-role');
    await keys().press('Tab');
    await take('Sta', 'Standard');
    await fillIn(undefined, '$1M');
    await below();
    await take('ex', 'examples for …, of a role');
    await take('A', 'AE');
    await keys().press('Tab');
    await take('', 'first quarter');
    await take('Bo', 'Bookings');
    await keys().press('Tab');
    await take('New', 'NewBusiness');
    await keys().press('Tab');
    await fillIn('$250K', '$25K');
    await expect.poll(written).toContain('examples for AE, first quarter {');
  });

  it('has no problem, and its preview shows what it pays', async () => {
    await keys().press('Control+S');
    await expect
      .poll(() => session.page.locator('#status\\.problems').getAttribute('aria-label'), PATIENCE)
      .toBe('No Problems');
    expect(await squiggles(session.page)).toEqual([]);
    await expect
      .poll(() => session.page.locator('.codelens-decoration').allInnerTexts(), PATIENCE)
      .toContainEqual(expect.stringContaining('The row pays what it says'));
    await runCommand(session.page, 'OnTarget: Open Preview to the Side');
    const pay = () => webview(session.page).locator('#what-if-pay').innerText();
    await expect.poll(pay, PATIENCE).toBe('$100,000');
    await pictures(session.page, 'authoring-preview');
    expect(await notifications(session.page)).toEqual([]);
  });

  it('is mended by a quick fix where a name is misspelled, by keys alone', async () => {
    await openFile(session.page, FILE);
    const text = await readFile(join(folder, FILE), 'utf8');
    const { line, column } = placeOf(text, 'curve Standard {');
    await goTo(session.page, line, column + 'curve Standard'.length);
    await keys().press('Backspace');
    await keys().press('Escape');
    await expect
      .poll(async () => (await squiggles(session.page)).map((mark) => [mark.severity, mark.text]), PATIENCE)
      .toEqual([
        ['warning', 'Standard'],
        ['error', 'Standar'],
      ]);
    await keys().press('Home');
    await keys().press('F8');
    await keys().press('Escape');
    await session.page.locator(LIGHT_BULB).first().waitFor();
    await keys().press('Control+.');
    const menu = session.page.locator('.action-widget');
    await menu.getByText('Standard').first().waitFor();
    await pictures(session.page, 'authoring-quick-fix');
    await keys().press('Enter');
    await expect.poll(written).toContain('curve Standard {');
    await expect.poll(() => squiggles(session.page), PATIENCE).toEqual([]);
    await pictures(session.page, 'authoring-mended');
  });
});
