import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** One fenced block of a page. */
export interface CodeBlock {
  /** Page, from the project's root. */
  readonly page: string;
  /** Line of the block's first line of code, counted from 1. */
  readonly line: number;
  readonly language: string;
  /** What stands after the language on the fence's line, such as `fragment` or `with-error weights-not-100`. */
  readonly marks: readonly string[];
  readonly code: string;
}

/** The pages that readers are shown: at the root and in `docs/`, by path from the root. */
export function pages(): string[] {
  const found = globSync(['*.md', 'docs/**/*.md', 'examples/**/*.md', 'packages/*/README.md'], { cwd: root });
  return found.filter((page) => !page.includes('node_modules')).sort();
}

/** Text of a page. */
export function readPage(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** The fenced code blocks of a page, in order. */
export function codeBlocks(page: string, text: string = readPage(page)): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { fence: string; line: number; words: string[]; code: string[] } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^\s*(`{3,})(.*)$/.exec(line);
    if (open === undefined && fence !== null) {
      const words = (fence[2] ?? '').trim().split(/\s+/).filter(Boolean);
      open = { fence: fence[1] ?? '', line: index + 2, words, code: [] };
    } else if (open !== undefined && line.trim() === open.fence) {
      const [language = '', ...marks] = open.words;
      blocks.push({ page, line: open.line, language, marks, code: `${open.code.join('\n')}\n` });
      open = undefined;
    } else open?.code.push(line);
  }
  if (open !== undefined) throw new Error(`${page}:${open.line}: the code block is never closed`);
  return blocks;
}

/** The targets of a page's links, code left out. */
export function links(text: string): string[] {
  const prose = text.replace(/^\s*(`{3,})[\s\S]*?^\s*\1\s*$/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
}

/** The anchors that a page's headings get on the sites that show Markdown. */
export function anchors(text: string): string[] {
  const prose = text.replace(/^\s*(`{3,})[\s\S]*?^\s*\1\s*$/gm, '');
  return [...prose.matchAll(/^#+\s+(.*)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}
