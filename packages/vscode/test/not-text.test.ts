import { expect, test } from 'vitest';
import { notText } from '../src/payout/not-text.ts';

test('a row that no editor shows is named with what opens its file', () => {
  expect(notText('data/deals.xlsx', 12)).toBe(
    'That is row 12 of the sheet in data/deals.xlsx: open it with a spreadsheet.',
  );
  expect(notText('deals.parquet', 3)).toContain('row 3 of deals.parquet, which is no text');
});
