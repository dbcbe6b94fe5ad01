import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ontarget } from '../../packages/cli/test/support/command.ts';
import { type CodeBlock, codeBlocks, pages } from './markdown.ts';

/**
 * The commands shown in the pages are run, block by block, in a folder that holds a copy of the examples. A command
 * ends with status 0 unless a comment behind it says otherwise (`# exits 3`); a block marked `illustration` names
 * files that only its reader has, and is not run.
 */
const root = join(import.meta.dirname, '../..');
const blocks = pages()
  .flatMap((page) => codeBlocks(page))
  .filter(({ language, marks }) => language === 'sh' && !marks.includes('illustration'))
  .filter(({ code }) => commandsOf(code).length > 0);
/** Files that pages show before a command reads them: blocks marked `file <path>`. */
const files = pages()
  .flatMap((page) => codeBlocks(page))
  .filter(({ marks }) => marks.includes('file'));

interface ShownCommand {
  readonly args: readonly string[];
  readonly status: number;
}

/** The `ontarget` commands of a block, its other lines left out. */
function commandsOf(code: string): ShownCommand[] {
  return code
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap((line) => {
      const [, words, status] =
        /^\s*(?:\$\s+)?(?:npx\s+)?ontarget((?:\s+(?:'[^']*'|"[^"]*"|[^\s'"#]+))*)\s*(?:#\s*exits (\d+).*|#.*)?$/.exec(
          line,
        ) ?? [];
      if (words === undefined) return [];
      const args = [...words.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
      return [{ args, status: Number(status ?? 0) }];
    });
}

describe('the commands shown in the pages', () => {
  const above = mkdtempSync(join(tmpdir(), 'ontarget-docs-'));
  /** Each file is written once: a command after it may change it. */
  const shown = new Set<CodeBlock>();

  /** The folder that a page's commands are typed in: nobody reads the other pages first. */
  function folderOf(page: string): string {
    const folder = join(above, page.replaceAll('/', '-'));
    if (!existsSync(folder)) cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true });
    return folder;
  }

  afterAll(() => rmSync(above, { recursive: true }));

  test.each(blocks.map((block): [string, CodeBlock] => [`${block.page}:${block.line}`, block]))(
    '%s',
    (_, { page, line, code }) => {
      const folder = folderOf(page);
      for (const file of files.filter((one) => one.page === page && one.line < line)) {
        const path = join(folder, file.marks[file.marks.indexOf('file') + 1] ?? '');
        mkdirSync(dirname(path), { recursive: true });
        if (!shown.has(file)) writeFileSync(path, file.code);
        shown.add(file);
      }
      for (const { args, status } of commandsOf(code)) {
        const ran = ontarget(args, { cwd: folder });
        expect(ran.status, `ontarget ${args.join(' ')}\n${ran.stdout}${ran.stderr}`).toBe(status);
      }
    },
  );

  test('commands are found as they are shown', () => {
    const code =
      'npm ci\nontarget check "my plans" # all of it\n$ npx ontarget test \\\n  x\nontarget check y # exits 3\n';
    expect(commandsOf(code)).toEqual([
      { args: ['check', 'my plans'], status: 0 },
      { args: ['test', 'x'], status: 0 },
      { args: ['check', 'y'], status: 3 },
    ]);
  });
});
