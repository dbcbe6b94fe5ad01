import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rational } from '@ontarget/evaluator/numbers';
import type { FileProblem, RawRow } from '@ontarget/evaluator/rows';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { PLAIN_DIALECT } from '../src/index.ts';
import { readTable, tableFiles } from '../src/node/index.ts';
import { readXlsx } from '../src/xlsx/read-xlsx.ts';
import { deals } from './tables.ts';
import { type Parts, row, workbook } from './workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'ontarget-xlsx-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(bytes: Uint8Array, table = 'deals') {
  const told = { headings: [] as readonly string[], rows: [] as RawRow[], problems: [] as FileProblem[] };
  readXlsx(bytes, table, {
    headings: (names) => {
      told.headings = names;
    },
    row: (one) => told.rows.push(one),
    problem: (problem) => told.problems.push(problem),
  });
  return told;
}

/** What one cell is read as. */
function cell(xml: string, more: Omit<Parts, 'sheets'> = {}) {
  const { rows, problems } = read(
    workbook({ ...more, sheets: { deals: row(1, 'a', 'b') + row(2, 'x', xml) } }),
  );
  expect(problems).toEqual([]);
  return rows[0]?.cells[1];
}

const number = (written: string) => `<c><v>${written}</v></c>`;

describe('numbers are those that somebody typed', () => {
  test.each([
    ['1054.23', '1054.23'],
    ['1.1000000000000001', '1.1'],
    ['0.10000000000000001', '0.1'],
    ['-87.840000000000003', '-87.84'],
    ['1E-4', '0.0001'],
    ['1.2999999999999999E-7', '0.00000013'],
    ['1E+21', '1000000000000000000000'],
    ['1.5E+21', '1500000000000000000000'],
    ['2500000', '2500000'],
    ['999999999999.99', '999999999999.99'],
    ['-0', '0'],
    ['.5', '0.5'],
    ['007', '7'],
  ])('%s is %s', (written, typed) => {
    expect(cell(number(written))).toEqual({ typed });
  });

  test('a number of 15 digits is read to the last one, whatever way a spreadsheet writes it', () => {
    const typed = Array.from(
      { length: 2000 },
      (_, at) => `${(at * 7_919_331) % 10_000_000}.${String((at * 104_729) % 100).padStart(2, '0')}`,
    );
    // As C and Excel write a double: with 17 digits.
    const rows = typed.map((text, at) => row(at + 2, number(Number(text).toPrecision(17))));
    const { rows: found } = read(workbook({ sheets: { deals: row(1, 'a') + rows.join('') } }));
    expect(found.map(({ cells: [first] }) => first)).toEqual(
      typed.map((text) => ({ typed: text.replace(/\.?0+$/, '') })),
    );
  });

  test.each(['0.30000000000000004', '1234.5600000000002', '1234567890123456'])(
    '%s was left behind by a formula, and is not guessed at',
    (written) => {
      expect(cell(number(written))).toEqual({
        unreadable: expect.stringContaining('more than 15 digits'),
        written,
      });
    },
  );

  test.each(['1,5', 'abc', '1e999', '0x10'])('%s is no number', (written) => {
    expect(cell(number(written))).toEqual({ unreadable: 'the cell holds no number', written });
  });
});

describe('dates are days, by how their cells look', () => {
  const styles = `<numFmts><numFmt numFmtId="164" formatCode="[$-409]dd\\-mmm\\-yy;@"/><numFmt numFmtId="165" formatCode="0.00 &quot;days&quot;"/><numFmt numFmtId="166" formatCode="[Red]#,##0.00"/><numFmt numFmtId="167" formatCode="mmm"/><numFmt numFmtId="168" formatCode="[h]:mm"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="22"/><xf numFmtId="168"/></cellXfs>`;
  const styled = (style: number, written: string) => `<c s="${style}"><v>${written}</v></c>`;

  test.each([
    [1, '46476', '2027-03-30'],
    [2, '46476', '2027-03-30'],
    [5, '46476', '2027-03-30'],
    [1, '1', '1900-01-01'],
    [1, '59', '1900-02-28'],
    [1, '61', '1900-03-01'],
    [1, '2958465', '9999-12-31'],
    [6, '46476.5', '2027-03-30 12:00:00'],
    [6, '46476.999999999', '2027-03-31'],
  ])('style %i, %s is %s', (style, written, typed) => {
    expect(cell(styled(style, written), { styles })).toEqual({ typed });
  });

  test('what only counts, or lasts, is a number', () => {
    for (const style of [0, 3, 4, 7])
      expect(cell(styled(style, '46476'), { styles })).toEqual({ typed: '46476' });
  });

  test('a day that there never was, before the first and after the last', () => {
    for (const written of ['60', '0', '-1', '2958466'])
      expect(cell(styled(1, written), { styles })).toEqual({
        unreadable: expect.stringContaining('no day'),
        written,
      });
  });

  test('days of workbooks from old Macs count from 1904', () => {
    expect(cell(styled(1, '0'), { styles, from1904: true })).toEqual({ typed: '1904-01-01' });
    expect(cell(styled(1, '45014'), { styles, from1904: true })).toEqual({ typed: '2027-03-30' });
  });
});

describe('other cells', () => {
  const texts =
    '<si><t>Ann</t></si><si><r><t xml:space="preserve">Lee, </t></r><r><rPr><b/></rPr><t>Bo</t></r><rPh sb="0" eb="1"><t>ri</t></rPh></si><si><t>a &amp; b_x000D_&#10;c</t></si><si><t/></si>';

  test('texts, also of several looks and without how they are pronounced', () => {
    const shared = (at: number) => cell(`<c t="s"><v>${at}</v></c>`, { texts });
    expect([0, 1, 2, 3].map(shared)).toEqual(['Ann', 'Lee, Bo', 'a & b\r\nc', null]);
    expect(shared(9)).toEqual({ unreadable: expect.stringContaining('does not hold'), written: '' });
    expect(cell('<c t="str"><f>A1&amp;B1</f><v>1,5 &lt; 2</v></c>')).toBe('1,5 < 2');
  });

  test('flags, blanks, and what a formula came to when the workbook was saved', () => {
    expect(cell('<c t="b"><v>1</v></c>')).toEqual({ typed: 'true' });
    expect(cell('<c s="0"/>')).toBeNull();
    expect(cell('<c><f>A1*2</f><v>84</v></c>')).toEqual({ typed: '84' });
    expect(cell('<c t="str"><f>""</f><v></v></c>')).toBeNull();
    expect(cell('<c t="d"><v>2027-03-30T00:00:00</v></c>')).toEqual({ typed: '2027-03-30' });
  });

  test('an error and a formula without a result are no blank cells', () => {
    expect(cell('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>')).toEqual({
      unreadable: expect.stringContaining('the error #DIV/0!'),
      written: '#DIV/0!',
    });
    expect(cell('<c><f>A1*2</f></c>')).toEqual({
      unreadable: expect.stringContaining('no result'),
      written: '',
    });
  });
});

describe('sheets', () => {
  test('the one of the table’s name, else the only one; of several others none is guessed', () => {
    const sheets = { Notes: row(1, 'a') + row(2, 'note'), Deals: row(1, 'a') + row(2, 'deal') };
    expect(read(workbook({ sheets })).rows[0]?.cells).toEqual(['deal']);
    expect(read(workbook({ sheets: { Sheet1: sheets.Notes } })).rows[0]?.cells).toEqual(['note']);
    expect(read(workbook({ sheets }), 'roster').problems).toEqual([
      { code: 'not-xlsx', reason: expect.stringContaining('none of its 2 sheets is named roster') },
    ]);
  });

  test('headings are the first row with anything in it; blank rows, columns without a heading and gaps', () => {
    const rows =
      row(3, undefined, 'id', undefined, '<c><v>2027</v></c>') +
      row(4, 'aside', 'D1', 'aside', 'x') +
      row(5) +
      row(6, 'aside') +
      '<row><c><v>1</v></c><c t="inlineStr"><is><t>D2</t></is></c></row>';
    expect(read(workbook({ sheets: { deals: rows } }))).toEqual({
      headings: ['id', '2027'],
      rows: [
        { record: 1, line: 4, cells: ['D1', 'x'] },
        { record: 4, line: 7, cells: ['D2', null] },
      ],
      problems: [],
    });
    expect(read(workbook({ sheets: { deals: '' } })).problems).toEqual([
      expect.objectContaining({ code: 'empty-file' }),
    ]);
  });

  test('names with prefixes, as some programs write them', () => {
    const bytes = zipSync({
      '_rels/.rels': strToU8(
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/wb.xml"/></Relationships>',
      ),
      'wb.xml': strToU8(
        '<x:workbook xmlns:x="m"><x:sheets><x:sheet name="S" r:id="b"/></x:sheets></x:workbook>',
      ),
      '_rels/wb.xml.rels': strToU8(
        '<Relationships><Relationship Id="b" Type="x/worksheet" Target="s.xml"/></Relationships>',
      ),
      's.xml': strToU8(
        '<x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>id</x:t></x:is></x:c></x:row><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      ),
    });
    expect(read(bytes)).toMatchObject({ headings: ['id'], rows: [{ cells: [{ typed: '5' }] }] });
  });

  test('what is none: another archive, one that is cut off, XML that is none', () => {
    const whole = workbook({ sheets: { deals: row(1, 'a') } });
    for (const bytes of [
      zipSync({ 'a.txt': strToU8('x') }),
      whole.slice(0, whole.length - 40),
      workbook({ sheets: { deals: '<row><c></row>' } }),
      strToU8('no archive'),
    ])
      expect(read(bytes).problems).toEqual([expect.objectContaining({ code: 'not-xlsx' })]);
  });
});

describe('as a table of a plan', () => {
  const headings = row(1, 'id', 'closed', 'owner', 'arr', 'kind', 'canceled');
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  const readFile = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return readTable('deals', deals, { files: tableFiles(folder, name), dialect: PLAIN_DIALECT });
  };

  test('rows are checked under its contract, and a bad one is named by its row of the sheet', async () => {
    const day = '<c s="1"><v>46476</v></c>';
    const sheet =
      headings +
      row(2, 'D1', day, 'Ann', number('1054.2300000000000'), 'new') +
      row(3, 'D2', '2027-03-30', 'Bo', '2,000.50', 'new') +
      row(4, 'D3', day, 'Bo', number('0.30000000000000004'), 'new') +
      row(5, 'D4', day, 'Bo', '<c t="e"><v>#REF!</v></c>', 'new');
    const { rows, bad } = await readFile('deals.xlsx', workbook({ styles, sheets: { deals: sheet } }));
    expect(rows.map(({ values }) => [values.id, values.closed, values.arr])[0]).toEqual([
      'D1',
      expect.anything(),
      rational(105423n, 100n),
    ]);
    expect(bad.map(({ line, column, value }) => [line, column, value])).toEqual([
      [3, 'arr', '2,000.50'],
      [4, 'arr', '0.30000000000000004'],
      [5, 'arr', '#REF!'],
    ]);
  });

  test('a file that is none, and one that says it is text', async () => {
    expect((await readFile('text.xlsx', strToU8('id,arr\n'))).bad).toEqual([
      expect.objectContaining({ code: 'not-xlsx', file: 'text.xlsx' }),
    ]);
    const old = await readFile('old.xlsx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]));
    expect(old.bad[0]?.reason).toContain('an old Excel workbook, or one with a password; save it as');
    const book = await readFile('deals.csv', workbook({ sheets: { deals: headings } }));
    expect(book.bad[0]?.reason).toContain('save it as CSV in UTF-8, or as .xlsx');
  });
});
