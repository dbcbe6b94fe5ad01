import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchors } from '../docs/markdown.ts';
import type { Cited, Construct } from './coverage/construct.ts';
import { constructs } from './coverage/constructs.ts';
import { featuresOfCase } from './coverage/exercised.ts';
import { constructsPage } from './coverage/page.ts';
import { publishedCases } from './runner/case.ts';
import { vectorFiles } from './vectors/vector.ts';

const docs = join(import.meta.dirname, '../../docs');
const cases = new Map(publishedCases().map((one) => [one.id, one.verdict]));
const vectors = new Map(vectorFiles().map((file) => [file.path, file]));

/** What is wrong with the pages, vectors and cases that a construct names. */
function problemsOf({ pages, vectors: cited, cases: ids = [] }: Construct): string[] {
  return [...pages.flatMap(pageProblems), ...cited.flatMap(vectorProblems), ...ids.flatMap(caseProblems)];
}

function pageProblems(page: string): string[] {
  const [path = '', anchor] = page.split('#');
  if (!existsSync(join(docs, path))) return [`no page ${path}`];
  const there = anchors(readFileSync(join(docs, path), 'utf8'));
  return anchor === undefined || there.includes(anchor) ? [] : [`no heading ${page}`];
}

/** Every feature has to be one that the answer of some case of the file, or of the case named, follows from. */
function vectorProblems({ file, about = '', uses }: Cited): string[] {
  const found = vectors.get(file);
  if (found === undefined) return [`no vectors ${file}`];
  const own = found.cases.filter((one) => one.about.startsWith(about));
  if (own.length === 0) return [`no case "${about}" in ${file}`];
  const used = new Set(own.flatMap((one) => [...featuresOfCase(found, one)]));
  return uses.length === 0
    ? [`${file} shows nothing`]
    : uses.filter((use) => !used.has(use)).map((use) => `${file} does not show ${use}`);
}

function caseProblems(id: string): string[] {
  const verdict = cases.get(id);
  if (verdict === undefined) return [`no published case ${id}`];
  return verdict === 'fails' ? [`the published case ${id} fails`] : [];
}

describe('what covers a construct exists and shows it', () => {
  it.each(constructs.map((one) => [one.row, one.title, one] as const))('%s %s', (_, __, one) => {
    expect(problemsOf(one)).toEqual([]);
  });

  it('what does not is found', () => {
    const wrong: Construct = {
      row: 'A1.1',
      named: 'x',
      title: 'x',
      pages: ['language/nothing.md', 'language/curves.md#nothing', 'language/curves.md'],
      vectors: [
        { file: 'rates/nothing.json', uses: ['expression sum'] },
        { file: 'rates/curves.json', about: 'nothing', uses: ['expression sum'] },
        { file: 'rates/curves.json', uses: [] },
        { file: 'rates/curves.json', uses: ['expression clawback', 'curve overage'] },
      ],
      cases: ['nothing', 'sparrow-marginal'],
    };
    expect(problemsOf(wrong)).toEqual([
      'no page language/nothing.md',
      'no heading language/curves.md#nothing',
      'no vectors rates/nothing.json',
      'no case "nothing" in rates/curves.json',
      'rates/curves.json shows nothing',
      'rates/curves.json does not show expression clawback',
      'no published case nothing',
    ]);
  });
});

it('docs/constructs.md is what they come to; node scripts/constructs-page.ts writes it', () => {
  expect(readFileSync(join(docs, 'constructs.md'), 'utf8')).toBe(constructsPage());
});

/** The rows of the list: its tables by section, and the items of its closing list. */
function rowsOf(list: string): { row: string; text: string }[] {
  const rows: { row: string; text: string }[] = [];
  let section = '';
  let count = 0;
  for (const line of list.split('\n')) {
    const heading = /^### (A\d)/.exec(line);
    if (heading !== null) [section, count] = [heading[1] ?? '', 0];
    if (line.startsWith('## ')) section = '';
    const [, first = ''] = line.split(' | ').length > 2 ? line.split('|') : [];
    const item = /^(\d+)\. (.*)$/.exec(line);
    if (item !== null && section === '') rows.push({ row: `N${item[1]}`, text: line });
    else if (section !== '' && first !== '' && first.trim() !== 'Term') {
      count += 1;
      rows.push({ row: `${section}.${count}`, text: first });
    }
  }
  return rows;
}

const list = join(import.meta.dirname, '../../../shared/design/constructs.md');

// The list lies beside the project where it is worked on; elsewhere the rows are held by what is written down here.
describe.runIf(existsSync(list))('no row of the list is left out', () => {
  const rows = existsSync(list) ? rowsOf(readFileSync(list, 'utf8')) : [];

  it('each has its construct, in the list’s order', () => {
    expect(constructs.map(({ row }) => row)).toEqual(rows.map(({ row }) => row));
  });

  it.each(rows.map(({ row, text }) => [row, text] as const))('%s is the row that is meant', (row, text) => {
    const named = constructs.find((one) => one.row === row)?.named ?? 'nothing';
    expect(text.toLowerCase()).toContain(named.toLowerCase());
  });
});

it('each row is written down once, section by section', () => {
  const counts = ['A1', 'A2', 'A3', 'A4', 'N'].map(
    (section) => constructs.filter(({ row }) => row.startsWith(section)).length,
  );
  expect(counts).toEqual([14, 17, 23, 17, 14]);
  expect(new Set(constructs.map(({ row }) => row)).size).toBe(constructs.length);
});
