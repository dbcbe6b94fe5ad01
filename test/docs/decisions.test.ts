import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPage } from './markdown.ts';

const FOLDER = 'docs/decisions';
const decisions = readdirSync(join(import.meta.dirname, '../..', FOLDER)).filter(
  (name) => name !== 'README.md',
);

// Two branches once took the same number.
test('each decision has a number of its own, without gaps', () => {
  const numbers = decisions
    .map((name) => Number(/^\d{4}(?=-[a-z\d-]+\.md$)/.exec(name)?.[0]))
    .sort((a, b) => a - b);
  expect(numbers).toEqual(decisions.map((_, index) => index + 1));
});

test('the index lists each by its number', () => {
  const listed = [...readPage(`${FOLDER}/README.md`).matchAll(/^(\d+)\. \[[^\]]+\]\(([^)]+)\)$/gm)];
  expect(listed.map(([, , name]) => name).sort()).toEqual(decisions.sort());
  for (const [, number, name] of listed) expect(name).toMatch(new RegExp(`^0*${number}-`));
});
