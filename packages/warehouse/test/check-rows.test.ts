import { parseDate, rational } from '@ontarget/evaluator/numbers';
import { type CheckedTable, TableCheck } from '@ontarget/evaluator/rows';
import { describe, expect, test } from 'vitest';
import { PLAIN_DIALECT, readCsv, readJson, type TableDialect } from '../src/index.ts';
import { bytes, column, deals } from './tables.ts';

const headings = 'id,closed,owner,arr,kind,canceled';

function check(
  rows: string[],
  contract = deals,
  dialect: TableDialect = PLAIN_DIALECT,
  first = headings,
): CheckedTable {
  const table = new TableCheck('deals', contract, dialect);
  readCsv([bytes([first, ...rows].join('\n'))], dialect, table.file('deals.csv'));
  return table.result;
}

function day(text: string) {
  const parsed = parseDate(text);
  if (!parsed.ok) throw new Error(text);
  return { date: parsed.value };
}

describe('good rows', () => {
  test('hold exact cells and their place', () => {
    expect(check(['D1,2027-02-03,Ann,1250.505,new,']).rows).toEqual([
      {
        source: { file: 'deals.csv', record: 1, line: 2 },
        values: {
          id: 'D1',
          closed: day('2027-02-03'),
          owner: 'Ann',
          arr: rational(250101n, 200n),
          kind: 'new',
          canceled: null,
        },
      },
    ]);
  });

  test("accepted spellings become the plan's value", () => {
    expect(check(['D1,2027-02-03,Ann,1,New Business,']).rows[0]?.values.kind).toBe('new');
  });

  test('headings may be in any order, renamed by the plan, absent where blank is allowed, or not asked for', () => {
    const { canceled: _, ...columns } = deals.columns;
    const renamed = {
      ...deals,
      columns: {
        ...columns,
        arr: column({ type: 'money', header: 'ARR (USD)' }),
        canceled: column({ type: 'date', blank: true }),
      },
    };
    const { rows, bad } = check(
      ['5,x,D1,new,Ann,2027-02-03'],
      renamed,
      PLAIN_DIALECT,
      ' ARR (USD),notes,id,kind,owner,closed',
    );
    expect(bad).toEqual([]);
    expect(rows[0]?.values).toMatchObject({ arr: rational(5n), id: 'D1', canceled: null });
  });

  test('a dialect is followed', () => {
    const german: TableDialect = {
      ...PLAIN_DIALECT,
      delimiter: ';',
      decimalMark: ',',
      thousands: '.',
      datePattern: 'DD.MM.YYYY',
    };
    const { rows, bad } = check(
      ['D1;03.02.2027;Ann;1.250,50;new;'],
      deals,
      german,
      headings.replaceAll(',', ';'),
    );
    expect(bad).toEqual([]);
    expect(rows[0]?.values).toMatchObject({ closed: day('2027-02-03'), arr: rational(2501n, 2n) });
  });

  test('a percent is read as its column writes it; typed numbers are fractions', () => {
    const shares = { ...deals, key: [], columns: { share: column({ type: 'percent' }) } };
    const share = (percents: TableDialect['percents'], text: string) =>
      check([text], shares, { ...PLAIN_DIALECT, percents }, 'share').rows[0]?.values.share;
    expect(share('percent sign', '12%')).toEqual(rational(3n, 25n));
    expect(share('fraction', '0.12')).toEqual(rational(3n, 25n));
    expect(share('percent points', '12')).toEqual(rational(3n, 25n));
    const typed = new TableCheck('deals', shares, PLAIN_DIALECT);
    readJson([bytes('[{"share": 0.12}]')], typed.file('a.json'));
    expect(typed.result.rows[0]?.values.share).toEqual(rational(3n, 25n));
  });

  test.each([
    ['count', '12.0', rational(12n)],
    ['multiple', '1.5x', rational(3n, 2n)],
    ['multiple', '1.5', rational(3n, 2n)],
    ['score', '85%', rational(17n, 20n)],
    ['score', '87', rational(87n)],
    ['number', '-0.1', rational(-1n, 10n)],
    ['flag', 'Yes', true],
    ['payee', 'Ann', 'Ann'],
  ] as const)('%s %s', (type, text, value) => {
    const table = { ...deals, key: [], columns: { it: column({ type }), also: column({ type: 'text' }) } };
    expect(check([`${text},x`], table, PLAIN_DIALECT, 'it,also').rows[0]?.values.it).toEqual(value);
  });
});

describe('bad rows name file, line, column, value and reason', () => {
  test.each([
    ['D1,2027-02-30,Ann,1,new,', 'closed', '2027-02-30', 'wrong-type', /February 2027 has 28 days/],
    ['D1,2027-02-03,Ann,(12),new,', 'arr', '(12)', 'wrong-type', /minus/],
    ['D1,2027-02-03,Ann,1e3,new,', 'arr', '1e3', 'wrong-type', /scientific/],
    ['D1,2027-02-03,Ann,12 EUR,new,', 'arr', '12 EUR', 'wrong-type', /column is in USD/],
    ['D1,2027-02-03,,12,new,', 'owner', '', 'blank-cell', /owner is blank/],
    ['D1,2027-02-03,Ann,12,New Busines,', 'kind', 'New Busines', 'unknown-choice', /new also "New Busines"/],
    ['D1,2027-02-03,Ann,12,gift,', 'kind', 'gift', 'unknown-choice', /"gift" is not one of "new", "renewal"/],
    ['D1,2027-02-03,Ann,#REF!,new,', 'arr', '#REF!', 'wrong-type', /spreadsheet/],
  ])('%s', (row, name, value, code, reason) => {
    const { rows, bad } = check(['D0,2027-02-03,Ann,1,new,', row]);
    expect(rows).toHaveLength(1);
    expect(bad).toEqual([
      expect.objectContaining({
        table: 'deals',
        file: 'deals.csv',
        record: 2,
        line: 3,
        column: name,
        value,
        code,
        reason: expect.stringMatching(reason),
      }),
    ]);
  });

  test('every broken cell of a row is listed, with what could be read', () => {
    const { bad } = check(['D1,soon,Ann,much,new,']);
    expect(bad.map(({ column: name }) => name)).toEqual(['closed', 'arr']);
    expect(bad[0]?.readable).toMatchObject({ owner: 'Ann', id: 'D1' });
  });

  test('a duplicate key names both rows, whatever the number looks like', () => {
    const { bad, rows } = check([
      'D1,2027-02-03,Ann,1,new,',
      'D2,2027-02-03,Ann,1,new,',
      'D1,2027-02-04,Bob,2,new,',
    ]);
    expect(rows).toHaveLength(2);
    expect(bad).toEqual([
      expect.objectContaining({
        code: 'duplicate-key',
        line: 4,
        column: 'id',
        value: 'D1',
        sameAs: { file: 'deals.csv', record: 1, line: 2 },
      }),
    ]);
    const byAmount = { ...deals, key: ['arr'] };
    expect(check(['D1,2027-02-03,Ann,1,new,', 'D2,2027-02-03,Ann,1.00,new,'], byAmount).bad).toHaveLength(1);
  });

  test('a duplicate is found across the files of a table', () => {
    const table = new TableCheck('deals', deals, PLAIN_DIALECT);
    for (const file of ['q1.csv', 'q2.csv']) {
      readCsv([bytes(`${headings}\nD1,2027-02-03,Ann,1,new,`)], PLAIN_DIALECT, table.file(file));
    }
    expect(table.result.bad).toEqual([
      expect.objectContaining({ file: 'q2.csv', sameAs: expect.objectContaining({ file: 'q1.csv' }) }),
    ]);
  });

  test('a missing heading is said once, with the likely one', () => {
    const { bad, rows } = check(
      ['D1,2027-02-03,Ann,1,new,'],
      deals,
      PLAIN_DIALECT,
      'id,Close d,owner,arr,kind,canceled',
    );
    expect(rows).toEqual([]);
    expect(bad).toEqual([
      expect.objectContaining({
        code: 'missing-heading',
        column: 'closed',
        reason: expect.stringContaining('from "Close d"'),
      }),
    ]);
  });

  test('a heading that stands twice', () => {
    expect(
      check(['D1,D1,2027-02-03,Ann,1,new,'], deals, PLAIN_DIALECT, 'id,id,closed,owner,arr,kind,canceled')
        .bad,
    ).toEqual([expect.objectContaining({ code: 'double-heading', column: 'id' })]);
  });
});
