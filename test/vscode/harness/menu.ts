import type { Locator } from 'playwright-core';

/** A menu that took the click is gone well before this. */
const CLOSED_MS = 1_000;
const TRIES = 10;

/**
 * Opens the context menu of something in the window and chooses from it by the words of the entry.
 *
 * @throws Error when the menu stays open whatever is clicked.
 */
export async function chooseFromMenu(over: Locator, entry: string): Promise<void> {
  await over.click({ button: 'right' });
  const menu = over.page().locator('.monaco-menu');
  // A menu that has just opened ignores the button going up, lest the click that opened it choose from it.
  for (let tries = 1; ; tries++) {
    await menu.getByText(entry).click();
    try {
      return await menu.waitFor({ state: 'detached', timeout: CLOSED_MS });
    } catch (error) {
      if (tries === TRIES)
        throw new Error(`The menu stays open when "${entry}" is chosen.`, { cause: error });
    }
  }
}
