/** A table of Markdown. @param align of each column; all the same where one is said */
export function markdownTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  align: 'left' | 'right' | readonly ('left' | 'right')[] = 'left',
): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
  const side = (index: number) => (typeof align === 'string' ? align : align[index]);
  const rule = `|${headings.map((_, index) => (side(index) === 'right' ? '---:' : '---')).join('|')}|`;
  return [line(headings), rule, ...rows.map(line)].join('\n');
}

/** A list of Markdown; nothing where there is nothing to list. */
export function markdownList(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.map((line) => `- ${markdownText(line)}`).join('\n')];
}

/**
 * A plan's own words in a line of Markdown: what would be markup there is only text, and an `@` calls nobody: a forge reads
 * `@name` as somebody to notify, so an invisible character parts the two.
 */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|#~]/g, (mark) => `\\${mark}`)
    .replace(/@(?=\w)/g, '@\u200b');
}

/** A path, code or digest as such; what would end it or a cell of a table is shown as a question mark. */
export function markdownCode(text: string): string {
  return `\`${text.replace(/[`|\p{Cc}]/gu, '?')}\``;
}

/**
 * Markdown that is at most so long: what does not fit is cut off at the end of a line, never between the heading of a table and its
 * rows, and `pointer` says where the rest is. What is folded (`<details>`) is closed.
 *
 * @param most in UTF-16 code units, of which a text has at least as many as characters
 */
export function truncated(markdown: string, most: number, pointer: string): string {
  if (markdown.length <= most) return markdown;
  const lines = markdown.split('\n');
  let kept = lines.length;
  let text: string;
  do {
    kept -= 1;
    while (kept > 0 && isCutOff(lines[kept - 1] ?? '', lines[kept] ?? '')) kept -= 1;
    text = ended(lines.slice(0, kept), pointer);
  } while (kept > 0 && text.length > most);
  return text;
}

/** Whether the last line that is kept would stand there without what it announces. */
function isCutOff(last: string, next: string): boolean {
  return (
    last === '' ||
    /^#+ /.test(last) ||
    /^\|[-:|]+\|$/.test(last) ||
    /^\|[-:|]+\|$/.test(next) ||
    /^<(details|summary)/.test(last)
  );
}

function ended(lines: readonly string[], pointer: string): string {
  const open = lines.filter((line) => line.startsWith('<details')).length;
  const closed = lines.filter((line) => line === '</details>').length;
  const ends = Array.from({ length: open - closed }, () => '\n</details>');
  return `${[...lines, ...ends].join('\n')}\n\n${pointer}\n`.trimStart();
}
