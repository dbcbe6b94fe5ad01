import type { Page } from 'playwright-core';
import { runCommand } from './palette.ts';

/** Opens a folder in VS Code's window, waits for the workbench and closes the side bar, so that editors fill it. */
export async function openFolder(page: Page, address: string, folder: string): Promise<void> {
  await page.goto(`${address}/?folder=${encodeURIComponent(folder)}`);
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  await runCommand(page, 'View: Close Primary Side Bar');
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
}

/** Loads the window again as a user does, so that VS Code keeps its state first, and waits until it is there. */
export async function reloadWindow(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await runCommand(page, 'Developer: Reload Window');
  await loaded;
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
}

/** The notifications on screen. A test expects none: they stand in the way, and most of them tell of a failure. */
export async function notifications(page: Page): Promise<string[]> {
  return page.locator('.notification-toast').allInnerTexts();
}
