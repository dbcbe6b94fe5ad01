import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Code,
  catalogue,
  choiceRules,
  codes,
  fixableCodes,
  isCode,
  pageOf,
  RULE_PAGES,
} from '@ontarget/language';
import { describe, expect, test } from 'vitest';
import { rulesIndex } from '../../scripts/rules-index.ts';
import { checkText, codeOf } from '../fixtures/support/check.ts';

const ROOT = join(import.meta.dirname, '../..');
const SECTIONS = ['What it says', 'Avoid', 'Prefer', 'Why', 'Exceptions', 'Configuration', 'Related'];

/** A code block of a page: what it is written in, and the plan it is one more file of. */
interface Block {
  readonly language: string;
  readonly plan: string | undefined;
  readonly text: string;
}

describe.each(codes)('the page of %s', (code) => {
  const path = join(ROOT, pageOf(code));
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const { title, severity, family, fixable } = catalogue[code];

  test('has its title, its facts and its seven sections, each with something in it', () => {
    expect(page, `${pageOf(code)} is missing`).not.toBe('');
    const facts = [`\`${code}\``, severity, family, ...(fixable ? ['quick fix'] : [])].join(' · ');
    expect(page.split('\n').slice(0, 3)).toEqual([`# ${title}`, '', facts]);
    expect([...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(SECTIONS);
    for (const heading of SECTIONS) expect(section(page, heading), heading).not.toBe('');
  });

  test('leads to other rules that exist', () => {
    const related = [...section(page, 'Related').matchAll(/\[([\w-]+)\]\(([\w-]+)\.md\)/g)];
    expect(related.length).toBeGreaterThan(0);
    for (const [, name = '', target = ''] of related) {
      expect(name).toBe(target);
      expect(isCode(target), `${target} is no rule`).toBe(true);
      expect(target).not.toBe(code);
    }
  });
});

// What needs data, a project file or a compiled plan to be told is shown by a folder under test/fixtures instead.
const textCodes = codes.filter((code) => catalogue[code].phase === 'text');

describe.each(textCodes)('the page of %s', (code) => {
  const page = readFileSync(join(ROOT, pageOf(code)), 'utf8');

  test('shows an example that is reported and one that is not', async () => {
    const [avoid] = blocks(section(page, 'Avoid'));
    const [prefer] = blocks(section(page, 'Prefer'));
    expect(avoid?.language).toBe('ote');
    expect(prefer?.language).toBe('ote');
    expect((await reported(avoid)).codes).toContain(code);
    expect((await reported(prefer)).messages).toEqual([]);
  });
});

test.each(Object.entries(choiceRules))(
  'the page of %s works out each reading in money',
  (code, { example }) => {
    const why = section(readFileSync(join(ROOT, pageOf(code)), 'utf8'), 'Why').replaceAll('\n', ' ');
    for (const { words, money } of example.readings) {
      expect(why).toContain(words);
      for (const amount of money.match(/-?\$[\d,.]*\d/g) ?? [])
        expect(why, `${words} pays ${money}`).toContain(amount);
    }
  },
);

test('every reading of a choice has at least one amount of money', () => {
  for (const { example } of Object.values(choiceRules)) {
    for (const { money } of example.readings) expect(money).toMatch(/\$\d/);
  }
});

test('a code is called fixable exactly where there is a fix for it', () => {
  const called = codes.filter((code) => catalogue[code].fixable);
  expect(called.toSorted()).toEqual([...fixableCodes].toSorted());
});

test('there is no page without a rule, and the index lists them all', () => {
  const pages = readdirSync(join(ROOT, RULE_PAGES)).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  );
  expect(pages.toSorted()).toEqual(codes.map((code) => `${code}.md`).toSorted());
  const index = readFileSync(join(ROOT, RULE_PAGES, 'README.md'), 'utf8');
  expect(index, 'run: node scripts/rules-index.ts').toBe(rulesIndex());
});

function section(page: string, heading: string): string {
  const [, after = ''] = page.split(`\n## ${heading}\n`);
  return (after.split(/\n## /)[0] ?? '').trim();
}

function blocks(text: string): Block[] {
  return [...text.matchAll(/^```(\w+)(?: with (\w+))?\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', plan, body = '']) => ({
      language,
      plan,
      text: body,
    }),
  );
}

async function reported(block: Block | undefined): Promise<{ codes: Code[]; messages: string[] }> {
  const { found, elsewhere } = await checkText(block?.text ?? '', block?.plan);
  const all = [...found, ...elsewhere];
  return { codes: all.map((one) => codeOf(one)), messages: all.map(({ message }) => String(message)) };
}
