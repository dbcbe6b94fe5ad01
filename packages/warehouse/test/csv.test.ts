import { describe, expect, test } from 'vitest';
import { readCsv } from '../src/index.ts';
import { bytes, collector } from './tables.ts';

function read(text: string | Uint8Array, format = {}) {
  const found = collector();
  const all = typeof text === 'string' ? bytes(text) : text;
  readCsv([all], { encoding: 'utf-8', delimiter: ',', ...format }, found.sink);
  // The same bytes one by one must read alike: pieces of a file end anywhere.
  const piecemeal = collector();
  readCsv(
    Array.from(all, (byte) => Uint8Array.of(byte)),
    { encoding: 'utf-8', delimiter: ',', ...format },
    piecemeal.sink,
  );
  expect({ ...piecemeal, sink: 0 }).toEqual({ ...found, sink: 0 });
  return found;
}

describe('what a CSV file says', () => {
  test.each([
    ['plain cells', 'a,b\n1,2\n', [['1', '2']]],
    ['no line end at the end', 'a,b\n1,2', [['1', '2']]],
    ['line ends of Windows', 'a,b\r\n1,2\r\n', [['1', '2']]],
    [
      'line ends of old Macs',
      'a,b\r1,2\r3,4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['a delimiter in quotes', 'a,b\n"x, y",2', [['x, y', '2']]],
    ['doubled quotes', 'a,b\n"say ""hi""",2', [['say "hi"', '2']]],
    ['line ends in quotes', 'a,b\r\n"x\r\ny\nz",2\r\n', [['x\r\ny\nz', '2']]],
    ['an empty cell, quoted or not', 'a,b\n"",\nx,', [['x', null]]],
    ['spaces are kept', 'a,b\n 1 ,2', [[' 1 ', '2']]],
    ['spaces between quotes and delimiters', 'a,b\n"1" , "2"  \n', [['1', '2']]],
    ['a quote inside an unquoted cell', 'a,b\n5" pipe,2', [['5" pipe', '2']]],
    ['empty lines and rows of empty cells', 'a,b\n\n,\n1,2\n\n', [['1', '2']]],
    ['a byte order mark', '\ufeffa,b\n1,2', [['1', '2']]],
  ])('%s', (_, text, rows) => {
    const found = read(text);
    expect(found.problems).toEqual([]);
    expect(found.headings).toEqual(['a', 'b']);
    expect(found.rows).toEqual(rows);
  });

  test('semicolons and tabs', () => {
    expect(read('a;b\n1,5;2', { delimiter: ';' }).rows).toEqual([['1,5', '2']]);
    expect(read('a\tb\n1\t2', { delimiter: '\t' }).rows).toEqual([['1', '2']]);
  });

  test('other encodings', () => {
    const latin = Uint8Array.from([...bytes('a,b\nM'), 0xfc, ...bytes('ller,2')]);
    expect(read(latin, { encoding: 'windows-1252' }).rows).toEqual([['Müller', '2']]);
    const wide = new Uint8Array(new Uint16Array([...'\ufeffa,b\nü,2'].map((c) => c.charCodeAt(0))).buffer);
    expect(read(wide, { encoding: 'utf-16le' }).rows).toEqual([['ü', '2']]);
  });
});

describe('where a record stands', () => {
  test('lines are physical: line ends in quotes and empty lines count', () => {
    const found = read('a,b\r\n"x\r\n\r\ny",1\r\n\r\nz,2\r\n,\r\nw,3');
    expect(found.places).toEqual([
      [1, 2],
      [2, 6],
      [4, 8],
    ]);
  });
});

describe('what cannot be read is named by line', () => {
  test.each([
    ['a,b\n1,2\n3,"x\n4,5\n', 'unclosed-quote', 3, 2],
    ['a,b\n1,"x"y\n3,4\n', 'text-after-quote', 2, 1],
    ['a,b\n1,2\n1\n', 'wrong-number-of-cells', 3, 2],
    ['a,b\n"1\n",2,3\n', 'wrong-number-of-cells', 2, 1],
  ])('%j', (text, code, line, record) => {
    expect(read(text).problems).toEqual([{ code, line, record, reason: expect.stringMatching(/\w/) }]);
  });

  test('records after a broken one are still read', () => {
    expect(read('a,b\n1,"x"y\n3,4\n').rows).toEqual([['3', '4']]);
  });

  test('bytes that are no text in the encoding name their line', () => {
    const found = read(Uint8Array.from([...bytes('a,b\nx,1\nM'), 0xfc, ...bytes('ller,2')]));
    expect(found.problems).toEqual([
      { code: 'not-the-encoding', line: 3, reason: expect.stringContaining('utf-8') },
    ]);
  });

  test('an empty file', () => {
    expect(read('').problems).toEqual([expect.objectContaining({ code: 'empty-file' })]);
    expect(read('\n\n').problems).toEqual([expect.objectContaining({ code: 'empty-file' })]);
  });
});
