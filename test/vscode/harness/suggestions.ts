import type { Page } from 'playwright-core';
import type { Place } from './editor.ts';
import { goTo, runCommand } from './palette.ts';

/** What completion offers at a place, from top to bottom; the list is closed again. */
export async function suggestionsAt(page: Page, { line, column }: Place): Promise<string[]> {
  await goTo(page, line, column);
  await runCommand(page, 'Trigger Suggest');
  const rows = page.locator('.suggest-widget.visible .monaco-list-row .label-name');
  await rows.first().waitFor();
  const offered = await rows.allInnerTexts();
  await page.keyboard.press('Escape');
  return offered;
}

/** What the hover at a place says. */
export async function hoverAt(page: Page, { line, column }: Place): Promise<string> {
  await goTo(page, line, column);
  await runCommand(page, 'Show or Focus Hover');
  const hover = page.locator('.monaco-editor .monaco-hover:visible').first();
  await hover.waitFor();
  const text = await hover.innerText();
  await page.keyboard.press('Escape');
  return text.replaceAll('\u00a0', ' ');
}

/** The names of the active file's outline, from top to bottom, as `Go to Symbol` lists them. */
export async function outline(page: Page): Promise<string[]> {
  await page.keyboard.press('Control+Shift+O');
  const rows = page.locator('.quick-input-widget .monaco-list-row .label-name');
  await rows.first().waitFor();
  const names = await rows.allInnerTexts();
  await page.keyboard.press('Escape');
  return names.map((name) => name.replaceAll('\u00a0', ' ').trim());
}

/** Where the cursor of the active editor is. */
export async function cursor(page: Page): Promise<Place> {
  const text = await page.locator('.statusbar-item', { hasText: /^Ln \d+, Col \d+/ }).innerText();
  const [line, column] = (text.match(/\d+/g) ?? []).map(Number);
  if (line === undefined || column === undefined) throw new Error(`The status bar says ${text}`);
  return { line, column };
}

/** The line, counted from 1, that the cursor of the one text editor on screen is in, wherever the keys go. */
export async function cursorLine(page: Page): Promise<number> {
  return Number(await page.locator('.monaco-editor .line-numbers.active-line-number').first().innerText());
}

/** The list of completion that is open, and the row in it that would be taken. */
const OPEN_LIST = '.suggest-widget.visible';

/**
 * Takes a suggestion by keys alone, as somebody does who writes: asks for the list where it is not open yet, goes down
 * to the row and presses Enter.
 *
 * @param typed what is typed first, which narrows the list down
 * @param label the whole label of the row
 * @throws Error naming what is offered instead when no row has exactly this label
 */
export async function takeSuggestion(page: Page, typed: string, label: string): Promise<void> {
  await page.keyboard.type(typed);
  await offered(page, label);
  const focused = page.locator(`${OPEN_LIST} .monaco-list-row.focused`);
  const count = await page.locator(`${OPEN_LIST} .monaco-list-row`).count();
  for (let row = 0; row <= count; row += 1) {
    if (
      await focused.filter({ has: page.locator('.label-name').getByText(label, { exact: true }) }).count()
    ) {
      await page.keyboard.press('Enter');
      await page.locator(OPEN_LIST).waitFor({ state: 'hidden' });
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The row "${label}" cannot be reached by keys`);
}

/** Waits until the list of completion, which is asked for where it does not open by itself, has a row. */
export async function offered(page: Page, label: string): Promise<void> {
  const list = page.locator(OPEN_LIST);
  const row = list.locator('.label-name').getByText(label, { exact: true });
  for (let tries = 1; ; tries += 1) {
    try {
      return await row.first().waitFor({ timeout: OFFERED_MS });
    } catch (error) {
      const rows = (await list.isVisible()) ? await list.locator('.label-name').allInnerTexts() : [];
      if (tries === TRIES) {
        throw new Error(`Completion does not offer "${label}", but: ${rows.join(' | ')}`, { cause: error });
      }
      if (rows.length > 0) await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Space');
    }
  }
}

/** The server may be reading the plan for the first time. */
const OFFERED_MS = 5_000;
const TRIES = 3;
