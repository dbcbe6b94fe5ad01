import type { Page } from 'playwright-core';
import { lowContrast, unnamed } from '../../vscode/harness/accessible.ts';

/** What is wrong with how a page looks, in words; nothing where a reader can read all of it. */
export async function wrongLooks(page: Page): Promise<string[]> {
  return [
    ...(await sticksOut(page)),
    ...(await covered(page)),
    ...(await withoutGlyph(page)),
    ...(await lowContrast(page)).map((what) => `too pale: ${what}`),
    ...(await unnamed(page)),
  ];
}

/** Whatever is wider than the page or than the box that it stands in. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const width = document.documentElement.clientWidth;
    for (const element of document.body.querySelectorAll('*')) {
      const told = `${element.tagName}.${element.getAttribute('class') ?? ''} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || element.closest('.hidden') !== null) continue;
      if (box.right > width + 1 || box.left < -1) wrong.push(`out of the page: ${told}`);
      if (element instanceof HTMLElement && element.scrollWidth > element.clientWidth + 1) {
        const { display, overflowX } = getComputedStyle(element);
        if (display !== 'inline' && overflowX !== 'visible') wrong.push(`cut off: ${told}`);
      }
      // A node of a tree is a box around its texts.
      const around = element instanceof SVGTextElement ? element.closest('g.node') : null;
      const frame = around?.querySelector('rect')?.getBoundingClientRect();
      if (frame !== undefined && (box.left < frame.left || box.right > frame.right))
        wrong.push(`out of its box: ${told}`);
    }
    return wrong;
  });
}

/** Texts that stand on one another. */
function covered(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: { text: string; box: DOMRect }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      const element = node.parentElement;
      if (text === '' || element === null || element.closest('title, desc, style, .hidden') !== null)
        continue;
      if (!element.checkVisibility({ contentVisibilityAuto: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 0) texts.push({ text, box });
    }
    texts.sort((a, b) => a.box.top - b.box.top);
    /** Letters reach less far than the boxes around them do. */
    const slack = 3;
    const wrong: string[] = [];
    for (const [index, { text, box }] of texts.entries()) {
      for (let next = index + 1; next < texts.length; next += 1) {
        const other = texts[next];
        if (other === undefined || other.box.top > box.bottom - slack) break;
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 1 && down > slack)
          wrong.push(`on one another: "${text.slice(0, 40)}" and "${other.text.slice(0, 40)}"`);
      }
    }
    return wrong;
  });
}

/** Characters that no font of the machine has: they are drawn as one that never can be. */
function withoutGlyph(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 40;
    canvas.height = 40;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('nothing to draw on');
    const font = `20px ${getComputedStyle(document.body).fontFamily}`;
    const drawn = (character: string) => {
      context.clearRect(0, 0, 40, 40);
      context.font = font;
      context.fillText(character, 4, 28);
      return context.getImageData(0, 0, 40, 40).data.join();
    };
    const missing = drawn('\u0378');
    return [...new Set(document.body.innerText)]
      .filter((character) => character.trim() !== '' && drawn(character) === missing)
      .map((character) => `no glyph: U+${character.codePointAt(0)?.toString(16)}`);
  });
}
