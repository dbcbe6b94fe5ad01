import { readCsv, readJson } from '@ontarget/warehouse';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytes, collector } from '../../packages/warehouse/test/tables.ts';
import { seededRuns, texts } from './texts.ts';

const csvPieces = [
  'a',
  'b',
  ',',
  ';',
  '"',
  '""',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '0.10',
  '\ufeff',
  'é',
  '\t',
  '\u0000',
  '"x\ny"',
];
const jsonPieces = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"a"',
  '"__proto__"',
  '"\\u0000"',
  '1e400',
  '-0',
  '0.10',
  'null',
  'true',
  '"',
  '\\',
  '\n',
  ' ',
  '{"a": 1}',
  '[{"a": 1}]',
];

/** What every reader owes its sink: headings at most once and first, rows as wide as they are, problems in words. */
function judge({ headings, rows, places, problems }: ReturnType<typeof collector>): void {
  for (const row of rows) expect(row).toHaveLength(headings.length);
  for (const { reason } of problems) expect(reason.length).toBeGreaterThan(10);
  const records = places.map(([record]) => record);
  expect(records).toEqual([...new Set(records)].sort((a, b) => a - b));
}

test('the CSV reader takes any text, in pieces of any size, and reads the same', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(texts(csvPieces), sizes, (text, steps) => {
      const all = bytes(text);
      const format = { encoding: 'utf-8', delimiter: ',' } as const;
      const whole = collector();
      readCsv([all], format, whole.sink);
      judge(whole);
      const parts: Uint8Array[] = [];
      for (let at = 0, turn = 0; at < all.length; turn += 1) {
        const size = steps[turn % steps.length] as number;
        parts.push(all.subarray(at, at + size));
        at += size;
      }
      const piecemeal = collector();
      readCsv(parts, format, piecemeal.sink);
      expect({ ...piecemeal, sink: 0 }).toEqual({ ...whole, sink: 0 });
    }),
    seededRuns(20270204),
  );
});

test('the CSV reader takes any bytes in every encoding', () => {
  const encodings = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15' as const);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), encodings, (some, encoding) => {
      const found = collector();
      readCsv([some], { encoding: encoding as 'utf-8', delimiter: ',' }, found.sink);
      judge(found);
    }),
    seededRuns(20270205),
  );
});

test('the JSON reader takes any text', () => {
  fc.assert(
    fc.property(texts(jsonPieces), (text) => {
      const found = collector();
      readJson([bytes(text)], found.sink);
      judge(found);
    }),
    seededRuns(20270206),
  );
});

test('the JSON reader reads what JSON.parse reads', () => {
  const cell = fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.integer());
  const rows = fc.array(fc.dictionary(fc.string({ minLength: 1 }), cell, { maxKeys: 4 }), { maxLength: 4 });
  fc.assert(
    fc.property(rows, (list) => {
      const found = collector();
      readJson([bytes(JSON.stringify(list))], found.sink);
      expect(found.problems).toEqual([]);
      expect(found.rows).toHaveLength(list.length);
      expect(new Set(found.headings)).toEqual(new Set(list.flatMap((row) => Object.keys(row))));
    }),
    seededRuns(20270207),
  );
});

test('nesting without end is a bad record, not a crash', () => {
  const found = collector();
  readJson([bytes(`[{"a": ${'['.repeat(200_000)}${']'.repeat(200_000)}}]`)], found.sink);
  expect(found.problems.length + found.rows.length).toBe(1);
});
