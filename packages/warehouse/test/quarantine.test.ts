import { quarantine, TableCheck } from '@ontarget/evaluator/rows';
import { expect, test } from 'vitest';
import { PLAIN_DIALECT, readCsv } from '../src/index.ts';
import { bytes, deals } from './tables.ts';

function setAside(rows: string[], headings = 'id,closed,owner,arr,kind,canceled') {
  const table = new TableCheck('deals', deals, PLAIN_DIALECT);
  readCsv([bytes([headings, ...rows].join('\n'))], PLAIN_DIALECT, table.file('deals.csv'));
  return quarantine('deals', table.result);
}

test('a bad row is set aside once, with what could be read and each column that could not', () => {
  const { rows, quarantined, remaining } = setAside(['D1,soon,Ann,much,new,', 'D2,2027-02-03,Bob,1,new,']);
  expect(rows.map(({ values }) => values.id)).toEqual(['D2']);
  expect(remaining).toEqual([]);
  expect(quarantined).toEqual([
    {
      table: 'deals',
      source: { file: 'deals.csv', record: 1, line: 2 },
      values: { id: 'D1', owner: 'Ann', kind: 'new', canceled: null },
      bad: [
        { column: 'closed', message: expect.stringContaining('soon') },
        { column: 'arr', message: expect.stringContaining('much') },
      ],
    },
  ]);
});

test('of two rows with one key neither is paid from', () => {
  const { rows, quarantined } = setAside([
    'D1,2027-02-03,Ann,1,new,',
    'D2,2027-02-03,Ann,1,new,',
    'D1,2027-02-03,Bob,1,new,',
  ]);
  expect(rows.map(({ values }) => values.id)).toEqual(['D2']);
  expect(quarantined.map(({ source, values }) => [source.record, values.owner])).toEqual([
    [3, 'Bob'],
    [1, 'Ann'],
  ]);
});

test('a missing heading cannot be set aside', () => {
  const { remaining, quarantined } = setAside(['D1,2027-02-03,1,new,'], 'id,closed,arr,kind,canceled');
  expect(quarantined).toEqual([]);
  expect(remaining).toEqual([expect.objectContaining({ code: 'missing-heading', column: 'owner' })]);
});

test('a row that is no row at all touches nobody knows whom', () => {
  const { quarantined } = setAside(['D1,2027-02-03,Ann,1,new']);
  expect(quarantined).toEqual([
    { table: 'deals', source: { file: 'deals.csv', record: 1, line: 2 }, values: {}, bad: [] },
  ]);
});
