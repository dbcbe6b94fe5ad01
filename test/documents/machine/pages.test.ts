import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ontarget } from '../../../packages/cli/test/support/command.ts';
import { FLAGS } from '../../vscode/harness/browser.ts';
import { findChromium } from '../../vscode/harness/installation.ts';
import { wrongLooks } from './looks.ts';

const examples = join(import.meta.dirname, '../../../examples');
/** Pictures and printed pages of the last run, to be looked at. */
const artifacts = join(import.meta.dirname, '../../../test-results/documents');
const work = mkdtempSync(join(tmpdir(), 'ontarget-pages-'));

const SCREEN = { width: 1100, height: 900 };
/** What the narrower paper leaves between its margins, in pixels of 1/96 inch: 180 mm of A4 upright, 251 mm of Letter across. */
const PAPER = { upright: { width: 680, height: 990 }, across: { width: 949, height: 670 } };

let browser: Browser;
beforeAll(async () => {
  rmSync(artifacts, { recursive: true, force: true });
  mkdirSync(artifacts, { recursive: true });
  browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
});
afterAll(async () => {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
});

async function withPage<T>(body: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage({ viewport: SCREEN, colorScheme: 'light' });
  try {
    return await body(page);
  } finally {
    await page.close();
  }
}

/** What is wrong with a page on the screen and on paper, whose pictures are kept; and on how many sheets it is printed. */
async function looked(file: string, name: string, paper: 'upright' | 'across' = 'upright') {
  return withPage(async (page) => {
    await page.goto(pathToFileURL(file).href);
    await page.screenshot({ path: join(artifacts, `${name}.png`), fullPage: true });
    const onScreen = await wrongLooks(page);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(PAPER[paper]);
    const onPaper = await wrongLooks(page);
    const pdf = await page.pdf({
      path: join(artifacts, `${name}.pdf`),
      format: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
    });
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    return { onScreen, onPaper, sheets };
  });
}

function written(command: 'docs' | 'statement', example: string, args: readonly string[] = []): string {
  const out = mkdtempSync(join(work, 'out-'));
  const { status, stderr } = ontarget([command, join(examples, example), '--out', out, ...args]);
  expect([status, stderr]).toEqual([0, '']);
  return out;
}

describe('documents, as they are seen and printed', () => {
  test.each([
    ['first-plan', ['index', 'AccountExecutive']],
    ['go-to-market', ['goals', 'EnterpriseAE', 'SolutionEngineer', 'SDR']],
    ['marketing', ['goals', 'ProductMarketer']],
  ])(
    'plan documents of %s: all of it is on the page, nothing covers anything, every picture is told',
    async (example, pages) => {
      const out = written('docs', example);
      const wrong: string[] = [];
      for (const one of pages) {
        const name = `${example}-${one}`;
        const paper = one === 'goals' ? 'across' : 'upright';
        const { onScreen, onPaper, sheets } = await looked(join(out, `${one}.html`), name, paper);
        expect(sheets).toBeGreaterThan(0);
        wrong.push(...onScreen.map((what) => `${name}, on the screen: ${what}`));
        wrong.push(...onPaper.map((what) => `${name}, on paper: ${what}`));
      }
      expect(wrong).toEqual([]);
    },
  );

  test.each([
    ['first-plan', 'Ana Silva', 1],
    ['go-to-market', 'Ada Keller', 5],
  ])('a statement of %s with all of its steps is printed whole and close', async (example, payee, most) => {
    const out = written('statement', example, ['--period', 'FY27-Q1', '--payee', payee]);
    const [file = ''] = readdirSync(out);
    const name = `statement-${file.replace('.html', '')}`;
    const { onScreen, onPaper, sheets } = await looked(join(out, file), name);
    expect({ name, onScreen, onPaper }).toEqual({ name, onScreen: [], onPaper: [] });
    expect(sheets).toBeLessThanOrEqual(most);
    // Steps that are folded on the screen are there on paper.
    await withPage(async (page) => {
      await page.goto(pathToFileURL(join(out, file)).href);
      const last = page.locator('.steps table').last();
      const deep = page.locator('details:not([open]) .head').first();
      expect(await deep.count()).toBe(1);
      await page.emulateMedia({ media: 'print' });
      expect(await last.isVisible()).toBe(true);
    });
  });
});

describe('what looks wrong is found', () => {
  let wrong: Page;
  beforeAll(async () => {
    wrong = await browser.newPage({ viewport: SCREEN, colorScheme: 'light' });
  });
  test.each([
    ['a table wider than the page', '<table style="width: 3000px"><tr><td>wide</td></tr></table>', /out of/],
    [
      'what is cut off',
      '<div style="width: 90px; overflow: auto"><pre>one long line of it</pre></div>',
      /cut/,
    ],
    [
      'texts on one another',
      '<p>first text</p><p style="margin-top: -2.5em">second text</p>',
      /on one another/,
    ],
    [
      'a name too long for its node',
      '<svg role="img" aria-label="tree" width="300" height="60"><g class="node"><rect width="40" height="50" fill="#eee"/><text x="5" y="20">Demand generation</text></g></svg>',
      /out of its box/,
    ],
    ['a character of no font', '<p>a \u0378 b</p>', /no glyph: U\+378/],
    ['pale text', '<p style="color: #ccc">pale</p>', /too pale/],
    ['a chart that says nothing', '<svg width="10" height="10"></svg>', /says nothing/],
  ])('%s', async (_, body, what) => {
    const file = join(work, 'wrong.html');
    writeFileSync(file, `<!doctype html><meta charset="utf-8"><body style="font-family: sans-serif">${body}`);
    await wrong.goto(pathToFileURL(file).href);
    const found = await wrongLooks(wrong);
    expect(found.join('\n')).toMatch(what);
  });
});
