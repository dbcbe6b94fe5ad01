import { expect, it } from 'vitest';
import { pasteAt } from '../../src/index.ts';

/** The plan's text after pasting at `<here>` in the first way that is offered, and the titles of all of them. */
function pasted(plan: string, cells: string) {
  const [before = '', after = ''] = plan.split('<here>');
  const text = before + after;
  const lines = before.split('\n');
  const at = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const ways = pasteAt(text, { start: at, end: at }, cells);
  const [way] = ways;
  if (way === undefined) return { titles: [], text: undefined };
  const result = text.split('\n');
  result[at.line] = (lines.at(-1) ?? '') + way.insert + (after.split('\n')[0] ?? '');
  for (const { range, newText } of way.edits) result[range.start.line] = newText;
  return { titles: ways.map(({ title }) => title), text: result.join('\n') };
}

const table = (here: string) => `examples for R, first quarter {
  | Won || paid |
${here}
}`;
const ROWS = `examples for R, first quarter {
  | Won  || paid |
  | $100 || $5   |
  | $200 || $10  |
}`;

it.each([
  ['at the beginning of a line', '<here>'],
  ['behind the spaces of a line', '  <here>'],
  ['behind the first bar', '  |<here>'],
  ['behind the first bar and a space', '  | <here>'],
])('rows are pasted %s', (_, here) => {
  expect(pasted(table(here), '$100\t$5\r\n$200\t$10\r\n')).toEqual({
    titles: ['Paste as 2 rows of the table'],
    text: ROWS,
  });
});

it('rows are pasted behind a row that is ended, on lines of their own', () => {
  const plan = table('  | $100 || $5   |<here>').replace('| Won ||', '| Won  ||');
  expect(pasted(plan, '$200\t$10').text).toBe(ROWS);
  // Spreadsheets end what they copy with a line end.
  expect(pasted(plan, '$200\t$10\r\n').text).toBe(ROWS);
});

it('rows take the place of lines that are selected', () => {
  const [text] = [table('  | $7 || $8 |')];
  const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 14 } };
  expect(pasteAt(text, range, 'paid\tWon\n$5\t$100')).toEqual([
    {
      title: 'Paste as a row of the table',
      insert: '  | $100 || $5   |',
      edits: [
        {
          range: { start: { line: 1, character: 0 }, end: { line: 1, character: 17 } },
          newText: '  | Won  || paid |',
        },
      ],
    },
  ]);
});

it('numbers that look European are pasted as they are first, and read so at choice', () => {
  expect(pasted(table('<here>'), '1.234,50 $\t1.500 $').titles).toEqual([
    'Paste as a row of the table, with numbers as they are written',
    'Paste as a row of the table, reading 1.234,50 $ as $1,234.50 and 1.500 $ as $1,500',
  ]);
});

it.each([
  ['inside a row', table('  | $100 <here>|| $5 |'), '$1\t$2'],
  ['before a row', table('<here>  | $100 || $5 |'), '$1\t$2'],
  ['outside of a table', 'role R {\n<here>\n}', '$1\t$2'],
  ['without tabs', table('<here>'), '$1 $2'],
  ['in an empty file', '<here>', 'a\tb'],
])('nothing is offered %s', (_, plan, cells) => {
  expect(pasted(plan, cells).titles).toEqual([]);
});
