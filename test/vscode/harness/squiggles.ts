import type { Page } from 'playwright-core';

/** A wavy underline as it is drawn in an editor. */
export interface Squiggle {
  readonly severity: 'error' | 'warning' | 'info';
  /** The number that the editor shows beside the line. */
  readonly line: number;
  /** The characters it stands under. */
  readonly text: string;
  /** The middle of it, in pixels of the page. */
  readonly x: number;
  readonly y: number;
}

/** The squiggles on screen, in reading order. */
export async function squiggles(page: Page): Promise<Squiggle[]> {
  return page.locator('.monaco-editor').evaluateAll((editors) => {
    const severities = ['error', 'warning', 'info'] as const;
    const found: Squiggle[] = [];
    for (const editor of editors) {
      for (const severity of severities) {
        for (const mark of editor.querySelectorAll(`.view-overlays .squiggly-${severity}`)) {
          const box = mark.getBoundingClientRect();
          const y = box.top + box.height / 2;
          const holdsY = (rect: DOMRect) => rect.top <= y && y <= rect.bottom;
          const number = [...editor.querySelectorAll('.line-numbers')].find((at) =>
            holdsY(at.getBoundingClientRect()),
          );
          let text = '';
          for (const line of editor.querySelectorAll('.view-line')) {
            if (!holdsY(line.getBoundingClientRect())) continue;
            const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const node = walker.currentNode as Text;
              for (let at = 0; at < node.length; at += 1) {
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const letter = range.getBoundingClientRect();
                const middle = letter.left + letter.width / 2;
                if (box.left <= middle && middle <= box.right) text += node.data[at];
              }
            }
          }
          found.push({
            severity,
            line: Number(number?.textContent),
            text: text.replaceAll('\u00a0', ' '),
            x: box.left + box.width / 2,
            y,
          });
        }
      }
    }
    return found.sort((a, b) => a.y - b.y || a.x - b.x);
  });
}

/** Rests the mouse on a squiggle and reads the text of the hover that opens. */
export async function hoverText(page: Page, squiggle: Squiggle): Promise<string> {
  // A mouse that is there already would not open the hover.
  await page.mouse.move(squiggle.x, squiggle.y + 200);
  await page.mouse.move(squiggle.x, squiggle.y, { steps: 4 });
  const hover = page.locator('.monaco-editor .monaco-hover:visible').first();
  await hover.waitFor();
  return (await hover.innerText()).replaceAll('\u00a0', ' ');
}
