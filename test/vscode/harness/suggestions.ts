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
