import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, ontarget } from './support/command.ts';
import { curvesPlan } from './support/curves-plan.ts';
import { recalculated } from './support/recalculate.ts';
import { readWorkbook, type WrittenSheet, withNumber } from './support/workbook.ts';

const examples = join(import.meta.dirname, '../../../examples');

function written(folder: string, period = 'FY27-Q1', args: readonly string[] = []) {
  const out = join(folderOf({}), 'out');
  const run = ['statement', folder, '--period', period, '--out', out, '--format', 'xlsx', ...args];
  const { stderr, status } = ontarget(run);
  expect(stderr).toBe('');
  expect([0, 4]).toContain(status);
  return readdirSync(out).map((file) => ({
    file,
    path: join(out, file),
    bytes: readFileSync(join(out, file)),
  }));
}

/** The cells whose text is this, by their row and column. */
function rowOf(sheet: WrittenSheet, label: string): number {
  for (const [place, { text }] of sheet)
    if (text === label && place.startsWith('A')) return Number(place.slice(1));
  throw new Error(`no line ${label}`);
}

const cents = (value: unknown) => Math.round(Number(value) * 100);

describe('a workbook works the pay out again from the credited amounts', () => {
  const books = written(folderOf(curvesPlan));

  test('every kind of curve, each payee, to the cent of the evaluator', () => {
    expect(books.map(({ file }) => file).sort()).toEqual(['Ann.xlsx', 'Bo.xlsx', 'Cy.xlsx']);
    let worked = 0;
    for (const { bytes } of books) {
      const value = recalculated(bytes);
      for (const [name, sheet] of readWorkbook(bytes)) {
        if (name === 'Statement') continue;
        const pays = `B${rowOf(sheet, 'Pays, rounded')}`;
        const evaluator = `B${rowOf(sheet, 'Paid by the evaluator')}`;
        // All of it, from the credited rows on, hangs on formulas.
        for (const label of ['Result', 'Pay', 'Pays, rounded'])
          expect([name, label, sheet.get(`B${rowOf(sheet, label)}`)?.formula]).not.toContain(undefined);
        expect([name, cents(value(name, pays))]).toEqual([name, cents(sheet.get(evaluator)?.number)]);
        worked += 1;
      }
    }
    expect(worked).toBe(15);
  });

  test('the sum of the statement, and nothing that differs', () => {
    for (const { bytes } of books) {
      const sheet = readWorkbook(bytes).get('Statement') as WrittenSheet;
      const row = rowOf(sheet, 'Paid');
      const value = recalculated(bytes);
      expect(sheet.get(`C${row}`)?.formula).toMatch(/^SUM\(C\d+:C\d+\)$/);
      expect(cents(value('Statement', `C${row}`))).toBe(cents(sheet.get(`D${row}`)?.number));
      expect(cents(value('Statement', `E${row}`))).toBe(0);
    }
  });

  test('another credited amount pays what the plan pays for it', () => {
    const ann = books.find(({ file }) => file === 'Ann.xlsx')?.bytes as Uint8Array;
    // D1 of $90,000 becomes $240,000: $270,000.10 of a quota of $150,000.
    const moved = 'data/deals.csv';
    const [again] = written(
      folderOf({ ...curvesPlan, [moved]: curvesPlan[moved].replace('Ann,90000', 'Ann,240000') }),
      'FY27-Q1',
      ['--payee', 'Ann'],
    );
    const names = [...readWorkbook(ann).keys()];
    const other = readWorkbook(again?.bytes as Uint8Array);
    for (const [index, name] of names.entries()) {
      if (name === 'Statement') continue;
      const sheet = other.get(name) as WrittenSheet;
      // The deal has two rows: a share of 60%, and the rest.
      const changed = withNumber(withNumber(ann, index + 1, 'G4', 240_000), index + 1, 'G5', 240_000);
      const value = recalculated(changed);
      const wanted = sheet.get(`B${rowOf(sheet, 'Paid by the evaluator')}`)?.number;
      expect([name, cents(value(name, `B${rowOf(sheet, 'Pays, rounded')}`))]).toEqual([name, cents(wanted)]);
    }
  });

  test('is readable by its owner alone, and the same bytes each time', () => {
    const again = written(folderOf(curvesPlan));
    for (const [index, { file, path, bytes }] of books.entries()) {
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
      // The plan's id comes from the folder, so that only the digest and the run's id may differ.
      expect(again[index]?.file).toBe(file);
      expect(bytes.subarray(0, 2).toString()).toBe('PK');
    }
    expect(books.length).toBe(again.length);
  });

  test('texts are texts, whatever they begin with', () => {
    const evil = {
      ...curvesPlan,
      'data/deals.csv': curvesPlan['data/deals.csv'].replace('D1,', '=HYPERLINK(1),'),
    };
    const [ann] = written(folderOf(evil), 'FY27-Q1', ['--payee', 'Ann']);
    const sheet = [...readWorkbook(ann?.bytes as Uint8Array).values()][1] as WrittenSheet;
    expect(sheet.get('E4')).toEqual({ text: '=HYPERLINK(1)' });
  });
});

describe('the examples', () => {
  test.each([
    ['first-plan', []],
    ['go-to-market', ['Ada Abbott', 'Ada Novak', 'Ben Dorsey', 'Hugo Farrow', 'Jonas Lowell']],
  ])('%s: what is a formula comes to what is paid', (plan, payees) => {
    const counts = { formulas: 0, numbers: 0 };
    const only = payees.flatMap((payee) => ['--payee', payee]);
    for (const { file, bytes } of written(join(examples, plan), 'FY27-Q1', only)) {
      const value = recalculated(bytes);
      for (const [name, sheet] of readWorkbook(bytes)) {
        for (const [place, cell] of sheet) {
          if (cell.formula === undefined || cell.number === undefined) continue;
          const found = Number(value(name, place));
          expect([file, name, place, Math.abs(found - cell.number) < 0.005]).toEqual([
            file,
            name,
            place,
            true,
          ]);
        }
        if (name === 'Statement' || !sheet.has('B4')) continue;
        const pay = sheet.get(`B${rowOf(sheet, 'Pays, rounded')}`);
        if (pay?.formula === undefined) counts.numbers += 1;
        else counts.formulas += 1;
      }
    }
    expect(counts.formulas).toBeGreaterThan(0);
    if (plan === 'first-plan') expect(counts.numbers).toBe(0);
  });
});
