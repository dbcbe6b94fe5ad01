import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { row, workbook } from '../../warehouse/test/workbook.ts';
import { folderOf, jsonOf, ontarget } from './support/command.ts';

const example = join(import.meta.dirname, '../../../examples/first-plan');
const plan = readFileSync(join(example, 'plan.ote'), 'utf8');

/** A CSV file as rows of a sheet: numbers as Excel writes them, days as the numbers that it keeps, other cells as texts. */
function sheetOf(name: string): string {
  const lines = readFileSync(join(example, `data/${name}.csv`), 'utf8')
    .trim()
    .split(/\r?\n/);
  const cells = lines.map((line) => line.split(','));
  return cells
    .map((texts, at) => row(at + 1, ...texts.map((text) => (at === 0 ? text : cellOf(text)))))
    .join('');
}

function cellOf(text: string): string | undefined {
  if (text === '') return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const days = (Date.parse(text) - Date.parse('1899-12-30')) / 86_400_000;
    return `<c s="1"><v>${days}</v></c>`;
  }
  return /^-?\d+(\.\d+)?$/.test(text) ? `<c><v>${Number(text).toPrecision(17)}</v></c>` : text;
}

const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
const sheets = { Roster: sheetOf('roster'), Deals: sheetOf('deals') };
const args = ['run', '.', '--period', 'FY27-Q1', '--json'];
const paidByCsv = () => jsonOf('run', ontarget(['run', example, ...args.slice(2)])).paid;

test('a workbook of all tables pays what their CSV files pay, to the cent', () => {
  const book = workbook({ styles, sheets: { Notes: '', ...sheets } });
  const folder = folderOf({ 'plan.ote': plan, 'all.xlsx': book });
  const data = ['--data', 'roster=all.xlsx', '--data', 'deals=all.xlsx'];
  const ran = ontarget([...args, ...data], { cwd: folder });
  expect(ran.status).toBe(0);
  expect(jsonOf('run', ran).paid).toEqual(paidByCsv());
});

test('a workbook beside the plan, and one that ontarget.json names', () => {
  const folder = folderOf({
    'plan.ote': plan,
    'data/roster.xlsx': workbook({ styles, sheets: { Sheet1: sheets.Roster } }),
    'exports/q1.bin': workbook({ styles, sheets: { Sheet1: sheets.Deals } }),
    'ontarget.json': '{ "data": { "deals": { "path": "exports/q1.bin", "format": "xlsx" } } }',
  });
  expect(jsonOf('run', ontarget(args, { cwd: folder })).paid).toEqual(paidByCsv());
});

test('what nobody typed pays nobody, and is named by its row of the sheet', () => {
  const wrong = sheets.Deals.replace(/<c r="D2"><v>[^<]*</, '<c r="D2"><v>0.30000000000000004<');
  expect(wrong).not.toBe(sheets.Deals);
  const folder = folderOf({
    'plan.ote': plan,
    'all.xlsx': workbook({ styles, sheets: { ...sheets, Deals: wrong } }),
  });
  const data = ['--data', 'roster=all.xlsx', '--data', 'deals=all.xlsx'];
  const { status, stderr, stdout } = ontarget(['run', '.', '--period', 'FY27-Q1', ...data], { cwd: folder });
  expect(status).toBe(3);
  expect(stderr + stdout).toContain('all.xlsx:2');
  expect(stderr + stdout).toContain('more than 15 digits');
});
