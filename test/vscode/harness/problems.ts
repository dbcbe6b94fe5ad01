import type { Page } from 'playwright-core';
import { runCommand } from './palette.ts';

/**
 * Opens the Problems panel and reads its rows as a screen reader would: severity, message, source, code and place.
 * The panel stays open.
 */
export async function problems(page: Page): Promise<string[]> {
  await runCommand(page, 'Problems: Focus on Problems View');
  const rows = page.locator('.markers-panel .monaco-list-row');
  await rows.first().waitFor();
  return rows.evaluateAll((list) => list.map((row) => row.getAttribute('aria-label') ?? ''));
}
