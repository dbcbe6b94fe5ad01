import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ALGEBRA } from './algebra.table.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/language/units.md'), 'utf8');

const OPERATORS = { '+': '+', '-': '-', '*': '×', '/': '÷', '~': 'compared with' } as const;

const REFUSALS: Readonly<Record<string, string>> = {
  'units-not-added': '**not added**',
  'units-not-multiplied': '**not multiplied**',
  'units-not-divided': '**not divided**',
  'units-not-compared': '**not compared**',
  'currencies-mixed': '**currencies do not mix**',
  'not-a-number': '**not a number**',
};

it('the page on units shows every row of the algebra, and no other', () => {
  const shown = page.split('\n').filter((line) => /^\| [\w/]+ \| (\+|-|×|÷|compared with) \|/.test(line));
  const rows = ALGEBRA.filter((row) => !row.includes('unknown')).map(
    ([left, operator, right, result]) =>
      `| ${left} | ${OPERATORS[operator]} | ${right} | ${REFUSALS[result] ?? result} |`,
  );
  expect(shown.sort()).toEqual(rows.sort());
});
