/**
 * What stands at the foot of each printed page: who and what it is of on the left, which page of how many on the right, so that a
 * page that got lost is known to belong, and one that is missing is missed. Browsers that draw nothing there leave it out. The paper is
 * that of whoever prints: A4, or Letter.
 *
 * @param lines on the left, one below the other
 */
export function paperStyle(lines: readonly string[]): string {
  const small =
    'font: 7.5px/1.5 system-ui, sans-serif; color: #565d66; vertical-align: top; padding-top: 4mm';
  const left = lines.map(cssText).join(' "\\a" ');
  return `@page { size: portrait; margin: 16mm 15mm 18mm; @bottom-left { content: ${left}; white-space: pre-wrap; width: 80%; ${small}; } @bottom-right { content: "Page " counter(page) " of " counter(pages); ${small}; } }`;
}

/** A text as CSS has it: nothing in it ends the text, the style or its element. */
function cssText(text: string): string {
  const safe = text.replace(/[\p{Cc}"\\<>]/gu, (mark) => `\\${(mark.codePointAt(0) ?? 0).toString(16)} `);
  return `"${safe}"`;
}
