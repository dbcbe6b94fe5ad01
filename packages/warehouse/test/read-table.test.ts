import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { rational } from '@ontarget/evaluator/numbers';
import { afterAll, describe, expect, test } from 'vitest';
import { PLAIN_DIALECT } from '../src/index.ts';
import { readTable, tableFiles } from '../src/node/index.ts';
import { readBoth } from './read-both.ts';
import { column, deals } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'ontarget-tables-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return name;
}

const read = (pattern: string, contract = deals, dialect = PLAIN_DIALECT) =>
  readTable('deals', contract, { files: tableFiles(folder, pattern), dialect });

const headings = 'id,closed,owner,arr,kind,canceled';

async function parquet(name: string, select: string): Promise<string> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${select}) TO '${join(folder, name)}' (FORMAT parquet)`);
  connection.closeSync();
  return name;
}

describe('CSV by DuckDB', () => {
  test('values are text until the contract reads them', async () => {
    write(
      'plain.csv',
      `${headings}\nD1,2027-02-03,Ann,1234567890123456.789,new,\n\nD2,2027-02-04,"Lee, Bo",0.10,new,2027-03-01\n`,
    );
    const { rows, bad } = await read('plain.csv');
    expect(bad).toEqual([]);
    expect(rows.map(({ values }) => values.arr)).toEqual([
      rational(1234567890123456789n, 1000n),
      rational(1n, 10n),
    ]);
    expect(rows[1]?.values.owner).toBe('Lee, Bo');
  });

  test('a bad row names its physical line although a quoted cell before it holds line ends', async () => {
    write(
      'lines.csv',
      `${headings},note\nD1,2027-02-03,Ann,1,new,,"two\nlines"\nD2,2027-02-03,Ann,one,new,,x\n`,
    );
    const { bad } = await read('lines.csv');
    expect(bad).toEqual([
      expect.objectContaining({ file: 'lines.csv', record: 2, line: 4, column: 'arr', value: 'one' }),
    ]);
  });

  test('both rows of a duplicate key have their lines', async () => {
    write('twice.csv', `${headings}\nD1,2027-02-03,Ann,1,new,\nD1,2027-02-03,Ann,1,new,\n`);
    const { bad } = await read('twice.csv');
    expect(bad).toEqual([
      expect.objectContaining({ line: 3, sameAs: { file: 'twice.csv', record: 1, line: 2 } }),
    ]);
  });

  test('where DuckDB gives up, every broken record is named and the others are read', async () => {
    write(
      'ragged.csv',
      `${headings}\nD1,2027-02-03,Ann,1,new,\nD2,2027-02-03\nD3,2027-02-03,Ann,1,new,\nD4,2027-02-03,"A"nn,1,new,\n`,
    );
    const { rows, bad } = await read('ragged.csv');
    expect(rows.map(({ values }) => values.id)).toEqual(['D1', 'D3']);
    expect(bad.map(({ code, line }) => [code, line])).toEqual([
      ['wrong-number-of-cells', 3],
      ['text-after-quote', 5],
    ]);
  });

  test('empty lines above the headings do not turn the headings into a row', async () => {
    write('late.csv', `\n\n${headings}\nD1,2027-02-03,Ann,1,new,\n`);
    const { rows, bad } = await read('late.csv');
    expect(bad).toEqual([]);
    expect(rows).toEqual([expect.objectContaining({ source: { file: 'late.csv', record: 1, line: 4 } })]);
  });

  test('rows of empty cells are skipped, rows with something in an unasked column are not', async () => {
    write('empty-rows.csv', `${headings},note\n,,,,,,\nD1,2027-02-03,Ann,1,new,,\n,,,,,,total\n`);
    const { rows, bad } = await read('empty-rows.csv');
    expect(rows).toHaveLength(1);
    expect(new Set(bad.map(({ line, code }) => `${line} ${code}`))).toEqual(new Set(['4 blank-cell']));
  });

  test('all files of a glob, in the order of their names', async () => {
    write('glob/b.csv', `${headings}\nD2,2027-02-03,Ann,1,new,\n`);
    write('glob/a.csv', `${headings}\nD1,2027-02-03,Ann,1,new,\n`);
    write('glob/notes.md', 'not a table');
    const { rows } = await read('glob/*');
    expect(rows.map(({ source, values }) => [source.file, values.id])).toEqual([
      ['glob/a.csv', 'D1'],
      ['glob/b.csv', 'D2'],
    ]);
  });
});

describe('our reader and DuckDB agree', () => {
  // What a seeded generator can put into a cell; DuckDB may refuse a file, but never read it differently.
  const pieces = [
    '',
    'a',
    '"',
    '""',
    ' ',
    ',',
    '\n',
    '\r\n',
    '\r',
    "'",
    'é',
    '0.10',
    '#',
    '\\',
    '\t',
    'NULL',
    '-',
    '"x, y"',
    '"x\ny"',
  ];
  const two = {
    ...deals,
    key: [],
    columns: { a: column({ type: 'text', blank: true }), b: column({ type: 'text', blank: true }) },
  };

  test('on 400 generated files', async () => {
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    const files: string[] = [];
    for (let index = 0; index < 400; index += 1) {
      const cell = () => Array.from({ length: next(4) }, () => pieces[next(pieces.length)]).join('');
      const rows = Array.from({ length: 1 + next(4) }, () => `${cell()},${cell()}`);
      files.push(write(`fuzz/${index}.csv`, `a,b\n${rows.join(next(5) === 0 ? '\r\n' : '\n')}`));
    }
    let compared = 0;
    for (const name of files) {
      const [file] = tableFiles(folder, name);
      if (file === undefined) throw new Error(name);
      const both = await readBoth(file.path, two);
      if (both.byDuckDb === undefined) continue;
      compared += 1;
      expect({ name, rows: both.byDuckDb }).toEqual({ name, rows: both.byOurselves });
    }
    expect(compared).toBeGreaterThan(80);
  });
});

describe('JSON by DuckDB', () => {
  test('numbers keep their digits, in a list and in lines', async () => {
    const row = (id: string) =>
      `{"id": "${id}", "closed": "2027-02-03", "owner": "Ann", "arr": 1234567890123456.789, "kind": "new"}`;
    write('list.json', `[${row('D1')},\n${row('D2')}]`);
    write('lines.ndjson', `${row('D1')}\n${row('D2')}\n`);
    for (const file of ['list.json', 'lines.ndjson']) {
      const { rows, bad } = await read(file);
      expect(bad).toEqual([]);
      expect(rows.map(({ values }) => values.arr)).toEqual(
        Array(2).fill(rational(1234567890123456789n, 1000n)),
      );
    }
  });

  test('broken JSON is named by line', async () => {
    write('broken.json', '[{"id": "D1"},\n{"id": }\n]');
    const { bad } = await read('broken.json');
    expect(bad).toContainEqual(expect.objectContaining({ code: 'not-json', line: 2, file: 'broken.json' }));
  });
});

describe('Parquet', () => {
  const exact = `SELECT 'D1' AS id, DATE '2027-02-03' AS closed, 'Ann' AS owner, 1234567890123456.789::DECIMAL(30,3) AS arr, 'new' AS kind`;

  test('decimals, whole numbers, dates and text are exact', async () => {
    const { rows, bad } = await read(await parquet('exact.parquet', exact));
    expect(bad).toEqual([]);
    expect(rows[0]?.values.arr).toEqual(rational(1234567890123456789n, 1000n));
    const whole = exact.replace(/1234.*\(30,3\)/, '42::BIGINT');
    expect((await read(await parquet('whole.parquet', whole))).rows[0]?.values.arr).toEqual(rational(42n));
  });

  test('floating-point money is refused', async () => {
    const { rows, bad } = await read(
      await parquet('double.parquet', exact.replace('DECIMAL(30,3)', 'DOUBLE')),
    );
    expect(rows).toEqual([]);
    expect(bad).toEqual([
      expect.objectContaining({ code: 'inexact-column', reason: expect.stringContaining('arr') }),
    ]);
  });

  test('floating-point columns that no table asks for are no matter', async () => {
    expect((await read(await parquet('extra.parquet', `${exact}, 0.5::DOUBLE AS note`))).bad).toEqual([]);
  });

  test('midnights are days; other times need a zone', async () => {
    const at = (time: string) => exact.replace("DATE '2027-02-03'", `TIMESTAMP '2027-02-03 ${time}'`);
    expect((await read(await parquet('days.parquet', at('00:00:00')))).bad).toEqual([]);
    const times = await parquet('times.parquet', at('23:30:00'));
    expect((await read(times)).bad).toEqual([
      expect.objectContaining({ column: 'closed', detail: 'time-without-zone' }),
    ]);
    const zoned = exact.replace("DATE '2027-02-03'", "TIMESTAMPTZ '2027-02-03 23:30:00+00'");
    const east = await read(await parquet('zoned.parquet', zoned), deals, {
      ...PLAIN_DIALECT,
      zone: '+01:00',
    });
    expect(east.rows[0]?.values.closed).toEqual(
      (await read(await parquet('next.parquet', exact.replace('02-03', '02-04')))).rows[0]?.values.closed,
    );
  });

  test('a file that is none', async () => {
    write('not.parquet', 'PAR? no');
    expect((await read('not.parquet')).bad).toEqual([
      expect.objectContaining({ code: 'not-parquet', file: 'not.parquet' }),
    ]);
  });
});

describe('files that cannot be read', () => {
  test('missing, empty, a folder', async () => {
    write('empty.csv', '');
    mkdirSync(join(folder, 'folder.csv'));
    expect((await read('nowhere.csv')).bad).toEqual([
      expect.objectContaining({ code: 'no-such-file', file: 'nowhere.csv' }),
    ]);
    expect((await read('empty.csv')).bad).toEqual([expect.objectContaining({ code: 'empty-file' })]);
    expect((await read('folder.csv')).bad).toEqual([expect.objectContaining({ code: 'cannot-read-file' })]);
  });

  // Root may read every file, so a missing permission would be no obstacle to it; a link to itself is one to anybody.
  test('one that cannot be opened', async () => {
    symlinkSync('round.csv', join(folder, 'round.csv'));
    expect((await read('round.csv')).bad).toEqual([expect.objectContaining({ code: 'cannot-read-file' })]);
  });

  test('an encoding that the dialect does not name', async () => {
    write('latin.csv', Buffer.from(`${headings}\nD1,2027-02-03,M\xfcller,1,new,\n`, 'latin1'));
    expect((await read('latin.csv')).bad).toEqual([
      expect.objectContaining({ code: 'not-the-encoding', line: 2 }),
    ]);
    const { rows } = await read('latin.csv', deals, { ...PLAIN_DIALECT, encoding: 'windows-1252' });
    expect(rows[0]?.values.owner).toBe('Müller');
  });
});
