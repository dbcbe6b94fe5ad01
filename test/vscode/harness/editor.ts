import type { Page } from 'playwright-core';
import { goTo } from './palette.ts';

/** A place in a text; line and column are counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Where `needle` stands in `text`.
 *
 * @throws Error when it stands there not once, but never or more often: the test would edit the wrong place.
 */
export function placeOf(text: string, needle: string): Place {
  const start = text.indexOf(needle);
  if (start < 0) throw new Error(`The text does not hold ${JSON.stringify(needle)}`);
  if (text.includes(needle, start + 1)) throw new Error(`The text holds ${JSON.stringify(needle)} twice`);
  const before = text.slice(0, start).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Types at a place of the active editor, key by key. */
export async function typeAt(page: Page, place: Place, text: string): Promise<void> {
  await goTo(page, place.line, place.column);
  await page.keyboard.type(text);
}

/** Selects `length` characters of one line from a place on and types `text` over them, key by key. */
export async function typeOver(page: Page, place: Place, length: number, text: string): Promise<void> {
  await goTo(page, place.line, place.column);
  for (let step = 0; step < length; step += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.locator('.statusbar-item', { hasText: `(${length} selected)` }).waitFor();
  if (text === '') await page.keyboard.press('Delete');
  else await page.keyboard.type(text);
}

/** The lines of the active text editor that are on screen, from top to bottom. */
export async function visibleLines(page: Page): Promise<string[]> {
  return page.locator('.editor-group-container.active .monaco-editor .view-line').evaluateAll((lines) => {
    const top = (line: Element) => line.getBoundingClientRect().top;
    const inOrder = [...lines].sort((a, b) => top(a) - top(b));
    // The editor prints every space as a no-break space.
    return inOrder.map((line) => (line.textContent ?? '').replaceAll('\u00a0', ' '));
  });
}
