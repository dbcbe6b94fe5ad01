import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { featureRows, withFeatureTable } from './editor-features/index.ts';

const ROOT = join(import.meta.dirname, '../..');

test.each(featureRows)('$feature is covered by a test: $test', ({ file, test: title }) => {
  expect(existsSync(join(ROOT, file)), `${file} exists`).toBe(true);
  const titles = [...readFileSync(join(ROOT, file), 'utf8').matchAll(TITLE)].map(([, , text]) =>
    text?.replace(/\\(.)/g, '$1'),
  );
  expect(titles).toContain(title);
});

/** The title of a test, in any of the three kinds of quotes. */
const TITLE = /\b(?:test|it)(?:\.each\([\s\S]*?\))?\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;

test('the table in docs/editor.md is the one that the rows make', () => {
  const page = readFileSync(join(ROOT, 'docs/editor.md'), 'utf8');
  expect(page).toBe(withFeatureTable(page));
});

test('a row whose test does not exist would be found', () => {
  const titles = [...'test("a", () => {});\ntest.each([1])(\n  \'b\',\n);'.matchAll(TITLE)].map(
    (found) => found[2],
  );
  expect(titles).toEqual(['a', 'b']);
});
