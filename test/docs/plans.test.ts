import { createOnTargetServices, formatSource, isDesignCode } from '@ontarget/language';
import { type FileSystem, openPlan } from '@ontarget/workspace';
import { describe, expect, test } from 'vitest';
import { type CodeBlock, codeBlocks, pages } from './markdown.ts';

/**
 * The plans shown in the pages, by the mark on their fence: without a mark a block is declarations that parse and
 * are laid out as `ontarget fmt` does; `plan` is a whole plan without errors; `fragment` stands inside something and
 * has no mistaken word or number; `wrong <code>` is a whole plan that is told exactly this; `folder <name>` is a folder
 * that the page's plans may use, which has no errors by itself. The pages of the rules are held to their blocks by the
 * tests of the rules.
 */
const kinds = ['plan', 'fragment', 'wrong', 'folder'];
const blocks = pages()
  .filter((page) => !page.startsWith('docs/rules/'))
  .flatMap((page) => codeBlocks(page))
  .filter(({ language }) => language === 'ote');
const { parser } = createOnTargetServices().OnTarget;

/** What keeps a block from being what its mark says. */
async function faults(block: CodeBlock): Promise<string[]> {
  const {
    marks: [kind, ...codes],
    code,
  } = block;
  if (kind !== undefined && !kinds.includes(kind)) return [`no mark is called ${kind}`];
  if (kind === 'plan' || kind === 'folder')
    return (await problems(block)).map(({ code, message }) => `${code}: ${message}`);
  if (kind === 'wrong') {
    const told = [...new Set((await problems(block)).map((problem) => problem.code))].sort();
    return told.join() === codes.sort().join() ? [] : [`is told ${told.join(', ') || 'nothing'}`];
  }
  const { lexerErrors, parserErrors } = parser.LangiumParser.parse(code);
  if (kind === 'fragment') return lexerErrors.map(({ message }) => message);
  const unread = [...lexerErrors, ...parserErrors].map(({ message }) => message);
  return unread.length > 0 || formatSource(code, parser) === code
    ? unread
    : ['is not laid out as ontarget fmt does'];
}

/** What is wrong with a block as the one file of its folder, beside the folders that its page shows. */
async function problems({ page, marks: [kind, name = ''], code }: CodeBlock) {
  const folder = kind === 'folder' ? name : 'plan';
  const shown = blocks.filter((other) => other.page === page && other.marks[0] === 'folder');
  const files = new Map(shown.map(({ marks: [, of = ''], code }) => [`${of}/${of}.ote`, code]));
  files.set(`${folder}/${folder}.ote`, code);
  const pathOf = (uri: string) => uri.replace(/^memory:\/*/, '');
  const fs: FileSystem = {
    readFile: async (uri) => {
      const text = files.get(pathOf(uri));
      if (text === undefined) throw new Error(`no block is ${uri}`);
      return text;
    },
    list: async (uri) => [{ name: `${pathOf(uri)}.ote`, kind: 'file' }],
    exists: async (uri) => files.has(pathOf(uri)) || files.has(`${pathOf(uri)}/${pathOf(uri)}.ote`),
  };
  const { diagnostics } = await openPlan(fs, `memory:///${folder}`, { root: 'memory:///' });
  // A page shows one construct at a time, which is no way to design a plan.
  return diagnostics.filter(({ severity, code }) => severity === 'error' && !isDesignCode(code));
}

describe('the plans shown in the pages', () => {
  test('there are some', () => expect(blocks.length).toBeGreaterThan(0));

  test.each(blocks.map((block) => [`${block.page}:${block.line}`, block] as const))(
    '%s',
    async (_, block) => {
      expect(await faults(block)).toEqual([]);
    },
  );
});

describe('a block that is not what its mark says is found', () => {
  test.each([
    ['declarations that do not parse', [], 'plan plan'],
    ['a mark that does not exist', ['plam'], 'plan "A" {\n}\n'],
    ['a plan with errors', ['plan'], 'plan "A" {\n}\n'],
    ['a fragment with a mistaken character', ['fragment'], '§'],
    ['a wrong plan that is told something else', ['wrong', 'weights-not-100'], 'plan "A" {\n}\n'],
  ])('%s', async (_, marks, code) => {
    expect(await faults({ page: 'page.md', line: 1, language: 'ote', marks, code })).not.toEqual([]);
  });
});
