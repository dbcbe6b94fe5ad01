import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUN_CODES } from '@ontarget/evaluator/format';
import { type Code, catalogue, isDesignCode, pageOf } from '@ontarget/language';
import { describe, expect, it } from 'vitest';
import { codesWithoutRow, designRows, designRulesPage, foundationOf } from './design/page.ts';
import type { DesignRow } from './design/row.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Rules of the list of which something is missing; this number is only ever lowered. */
const OPEN = 0;

/** What is wrong with what a row claims. */
function problemsOf(one: DesignRow): string[] {
  const { confidence, source = '' } = foundationOf(one);
  // Each of several policies has its own.
  const sourceOf = (code: Code) => foundationOf({ ...one, codes: [code] }).source ?? '';
  // What cannot be said has no code of its own, only one of a run that lacks what decides it.
  const isNotYet = one.codes.length === 0 && (one.run ?? []).length === 0;
  return [
    ...one.codes.flatMap((code) => {
      const page = join(ROOT, pageOf(code));
      const folder = join(ROOT, 'test/fixtures', catalogue[code].family, code);
      const kinds = existsSync(folder) ? readdirSync(folder).map((file) => file.split('.')[0] ?? '') : [];
      const shipped = one.kind === 'policy' && one.confidence === undefined && !isDesignCode(code);
      return [
        ...(existsSync(page) ? [] : [`no page of ${code}`]),
        ...(kinds.some((kind) => kind.startsWith('bad')) ? [] : [`no bad fixture of ${code}`]),
        ...(kinds.some((kind) => kind.startsWith('good')) ? [] : [`no good fixture of ${code}`]),
        ...(shipped ? [`${code} is no shipped policy`] : []),
        ...(confidence === 'C' && one.kind !== 'check' && catalogue[code].severity !== 'info'
          ? [`${code} is of confidence C and does more than inform`]
          : []),
        ...(isDesignCode(code) && !readIfThere(page).includes(sourceOf(code))
          ? [`the page of ${code} has no source`]
          : []),
      ];
    }),
    ...(one.run ?? []).flatMap(({ code, shown }) => [
      ...(Object.hasOwn(RUN_CODES, code) ? [] : [`a run has no ${code}`]),
      ...(readIfThere(join(ROOT, shown)).includes(code) ? [] : [`${shown} does not show ${code}`]),
    ]),
    ...(isNotYet || confidence !== undefined ? [] : ['no confidence']),
    ...(isNotYet || source !== '' ? [] : ['no source']),
    ...(isNotYet && one.open === undefined ? ['nothing reports it'] : []),
  ];
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

describe('what a design rule claims is there', () => {
  it.each(designRows.map((one) => [one.row, one.title, one] as const))('%s %s', (_, __, one) => {
    expect(problemsOf(one)).toEqual([]);
  });

  it('what is not is found', () => {
    const wrong: DesignRow = {
      row: '00',
      named: 'x',
      title: 'x',
      kind: 'policy',
      codes: ['quota-zero'],
      run: [{ code: 'nothing', shown: 'README.md' }],
    };
    expect(problemsOf(wrong)).toEqual([
      'quota-zero is no shipped policy',
      'a run has no nothing',
      'README.md does not show nothing',
      'no confidence',
      'no source',
    ]);
    expect(problemsOf({ ...wrong, codes: [], run: [] })).toEqual(['nothing reports it']);
  });
});

it('the rules that are not whole become fewer', () => {
  expect(designRows.filter(({ open }) => open !== undefined).length).toBe(OPEN);
});

it('every shipped rule has its row, and each row is there once', () => {
  expect(codesWithoutRow()).toEqual([]);
  expect(new Set(designRows.map(({ row }) => row)).size).toBe(designRows.length);
  expect(designRows.length).toBe(49);
});

it('docs/design-rules.md is what they come to; node scripts/design-rules-page.ts writes it', () => {
  expect(readFileSync(join(ROOT, 'docs/design-rules.md'), 'utf8')).toBe(designRulesPage());
});

const list = join(ROOT, '../shared/design/lint-rules.md');

describe.skipIf(!existsSync(list))('the list', () => {
  const rows = existsSync(list)
    ? [...readFileSync(list, 'utf8').matchAll(/^\| (\d\d) \|(.*)$/gm)].map(([, row = '', text = '']) => ({
        row,
        text,
      }))
    : [];

  it('each rule has its row, in order', () => {
    expect(designRows.map(({ row }) => row)).toEqual(rows.map(({ row }) => row));
  });

  it.each(rows.map(({ row, text }) => [row, text] as const))('%s is the rule that is meant', (row, text) => {
    expect(text.toLowerCase()).toContain(designRows.find((one) => one.row === row)?.named.toLowerCase());
  });
});
