import { describe, expect, test } from 'vitest';
import { readJson } from '../src/index.ts';
import { bytes, collector } from './tables.ts';

function read(text: string) {
  const found = collector();
  readJson([bytes(text)], found.sink);
  return found;
}

describe('what a JSON file says', () => {
  test('numbers keep the digits they are written with', () => {
    const found = read('[{"id": "D1", "arr": 1234567890123456.78}, {"id": "D2", "arr": 0.10}]');
    expect(found.rows).toEqual([
      ['D1', { typed: '1234567890123456.78' }],
      ['D2', { typed: '0.10' }],
    ]);
  });

  test('members may be absent, null, empty or a flag', () => {
    const found = read('[{"a": "x"}, {"b": true, "a": null}, {"a": ""}]');
    expect(found.headings).toEqual(['a', 'b']);
    expect(found.rows).toEqual([
      ['x', null],
      [null, { typed: 'true' }],
      [null, null],
    ]);
  });

  test('one object after the other, by physical line', () => {
    const found = read('{"a": "{[\\"}"}\n\n{"a":\n 2}\n{"a": 3}');
    expect(found.rows).toEqual([['{["}'], [{ typed: '2' }], [{ typed: '3' }]]);
    expect(found.places).toEqual([
      [1, 1],
      [2, 3],
      [3, 5],
    ]);
  });

  test('a list or an object is not one value', () => {
    expect(read('[{"a": [1]}, {"a": {"b": 1}}]').rows).toEqual([
      [{ unreadable: expect.stringContaining('a list'), written: 'a list' }],
      [{ unreadable: expect.stringContaining('an object'), written: 'an object' }],
    ]);
  });

  test('an empty list is a table without rows', () => {
    const found = read('[]');
    expect(found.rows).toEqual([]);
    expect(found.problems).toEqual([]);
  });
});

describe('what cannot be read is named by line', () => {
  test.each([
    ['', 'empty-file', 1],
    ['  \n ', 'empty-file', 2],
    ['[{"a": 1}\n{"a": 2}]', 'not-json', 2],
    ['[{"a": 1},\n {"a": 2}', 'not-json', 2],
    ['[{"a": 1},\n {"a": "2]', 'not-json', 2],
    ['[1, 2]', 'not-json', 1],
    ['{"a": 1}\nnonsense', 'not-json', 2],
    ['[{"a": 1}]\n[]', 'not-json', 2],
  ])('%j', (text, code, line) => {
    expect(read(text).problems).toEqual([{ code, line, reason: expect.stringMatching(/\w/) }]);
  });

  test('a broken object is a bad record and the others are read', () => {
    const found = read('[{"a": 1},\n{"a": 01},\n{"a": 3, "a": 4},\n{"a": 5}]');
    expect(found.rows).toEqual([[{ typed: '1' }], [{ typed: '5' }]]);
    expect(found.problems.map(({ code, record, line }) => [code, record, line])).toEqual([
      ['not-json', 2, 2],
      ['not-json', 3, 3],
    ]);
  });
});
