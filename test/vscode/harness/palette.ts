import type { Page } from 'playwright-core';

/** Commands of an extension and files of a folder may take a moment to be known. */
const OFFERED_MS = 15_000;
const TRIES = 3;

/**
 * Runs a command through the command palette, as a user would.
 *
 * @param title the whole title with its category, such as `View: Close Primary Side Bar`
 * @throws Error naming what is offered instead when no command has exactly this title.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  // The palette lists what is offered when it opens: one opened before the editor has its language misses commands.
  for (let tries = 1; ; tries++) {
    await page.keyboard.press('F1');
    try {
      return await choose(page, `>${title}`, title, OFFERED_MS / TRIES);
    } catch (error) {
      if (tries === TRIES) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Chooses a colour theme by its name in the list, such as `Dark High Contrast`. */
export async function chooseTheme(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+T');
  await choose(page, name, name);
}

/** Opens a file of the folder through quick open and waits until its tab is the active one. */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  await page.keyboard.press('Control+P');
  await choose(page, path, name);
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
}

/**
 * Puts the cursor of the active editor at a line and column, both counted from 1.
 *
 * @throws TimeoutError when the cursor doesn't get there.
 */
export async function goTo(page: Page, line: number, column: number): Promise<void> {
  const there = page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` });
  const input = page.locator('.quick-input-widget input[type="text"]');
  // A tab is active before its text is there: until then the box says to open a text editor first and takes no line.
  for (let tries = 1; ; tries++) {
    await page.keyboard.press('Control+G');
    await input.fill(`:${line}:${column}`);
    await page.keyboard.press('Enter');
    try {
      return await there.waitFor({ timeout: OFFERED_MS / TRIES });
    } catch (error) {
      if (tries === TRIES) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

async function choose(page: Page, typed: string, label: string, patience = OFFERED_MS): Promise<void> {
  const widget = page.locator('.quick-input-widget');
  await widget.locator('input[type="text"]').fill(typed);
  const row = widget
    .locator('.monaco-list-row')
    .filter({ has: page.locator('.label-name').getByText(label, { exact: true }) });
  try {
    await row.first().click({ timeout: patience });
  } catch (error) {
    const offered = await widget.locator('.label-name').allInnerTexts();
    throw new Error(`VS Code does not offer "${label}", but: ${offered.join(' | ')}`, { cause: error });
  }
  await widget.waitFor({ state: 'hidden' });
}
