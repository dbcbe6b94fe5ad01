import type { Page } from 'playwright-core';

/** Commands of an extension and files of a folder may take a moment to be known. */
const PATIENCE_MS = 5_000;
const TRIES = 4;

/**
 * Runs a command through the command palette, as a user would.
 *
 * @param title the whole title with its category, such as `View: Close Primary Side Bar`
 * @throws Error naming what is offered instead when no command has exactly this title.
 */
export function runCommand(page: Page, title: string): Promise<void> {
  // The palette lists what is offered when it opens: one opened before the editor has its language misses commands.
  return persistently(page, ['F1'], () => choose(page, `>${title}`, title));
}

/** Chooses a colour theme by its name in the list, such as `Dark High Contrast`. */
export function chooseTheme(page: Page, name: string): Promise<void> {
  return persistently(page, ['Control+K', 'Control+T'], () => choose(page, name, name));
}

/** Opens a file of the folder through quick open and waits until its tab is the active one. */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  await persistently(page, ['Control+P'], () => choose(page, path, name));
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
}

/**
 * Puts the cursor of the active editor at a line and column, both counted from 1.
 *
 * @throws TimeoutError when the cursor doesn't get there.
 */
export function goTo(page: Page, line: number, column: number): Promise<void> {
  const there = page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` });
  const input = page.locator('.quick-input-widget input[type="text"]');
  // A tab is active before its text is there: until then the box says to open a text editor first and takes no line.
  return persistently(page, ['Control+G'], async () => {
    await input.fill(`:${line}:${column}`, { timeout: PATIENCE_MS });
    await page.keyboard.press('Enter');
    await there.waitFor({ timeout: PATIENCE_MS });
  });
}

/** Opens a box by keys and does something in it, again where it closes meanwhile: whatever takes the focus closes it. */
async function persistently(page: Page, keys: readonly string[], act: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    for (const key of keys) await page.keyboard.press(key);
    try {
      return await act();
    } catch (error) {
      if (tries === TRIES) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

async function choose(page: Page, typed: string, label: string): Promise<void> {
  const widget = page.locator('.quick-input-widget');
  await widget.locator('input[type="text"]').fill(typed, { timeout: PATIENCE_MS });
  const row = widget
    .locator('.monaco-list-row')
    .filter({ has: page.locator('.label-name').getByText(label, { exact: true }) });
  try {
    await row.first().click({ timeout: PATIENCE_MS });
  } catch (error) {
    const offered = await widget.locator('.label-name').allInnerTexts();
    throw new Error(`VS Code does not offer "${label}", but: ${offered.join(' | ')}`, { cause: error });
  }
  await widget.waitFor({ state: 'hidden' });
}
