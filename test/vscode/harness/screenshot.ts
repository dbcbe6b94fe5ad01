import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where the pictures and logs of the last run are kept. */
export const ARTIFACTS = join(import.meta.dirname, '..', 'artifacts');

/** Keeps a picture of the window as `artifacts/<name>.png` and returns its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  await mkdir(ARTIFACTS, { recursive: true });
  const path = join(ARTIFACTS, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}

const THEMES = [
  ['light', '.monaco-workbench.vs', 'vscode-light'],
  ['dark', '.monaco-workbench.vs-dark', 'vscode-dark'],
] as const;

/**
 * Keeps a picture of the window in the light theme and one in the dark, as `artifacts/<name>-light.png` and `-dark.png`.
 *
 * The window follows what the operating system prefers, so that nothing is clicked or typed for it: lists, menus and
 * selections stay open, and the keys stay where they are. Afterwards the window is light again.
 */
export async function pictures(page: Page, name: string): Promise<void> {
  try {
    for (const [scheme, window, view] of THEMES) {
      await show(page, scheme, window, view);
      await screenshot(page, `${name}-${scheme}`);
    }
  } finally {
    await show(page, ...THEMES[0]);
  }
}

async function show(page: Page, scheme: 'light' | 'dark', window: string, view: string): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(window).waitFor();
  // A webview is told of the theme a moment after the window has it.
  for (const frame of await page.locator('iframe.webview.ready:visible').all()) {
    await frame
      .contentFrame()
      .locator('iframe#active-frame')
      .contentFrame()
      .locator(`body.${view}`)
      .waitFor();
  }
}
