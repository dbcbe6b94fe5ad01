import type { FeatureRow } from './row.ts';

const PASTED = 'packages/language/test/pasted/rows.test.ts';

/** What people expect of an extension beside the language: pasting, status, tasks, first steps, settings. */
export const theRest: readonly FeatureRow[] = [
  {
    feature: 'Cells of a spreadsheet',
    does: 'lines with tabs in a table are told as such, and a fix makes rows of them below their headings',
    file: PASTED,
    test: 'go below the headings of their names, and those that have none are named',
  },
  {
    feature: 'Numbers of a spreadsheet',
    does: '`1.234,50` is shown as what it becomes, `1.234` in both readings, and neither is changed unasked',
    file: PASTED,
    test: 'say what becomes of the first of each sort',
  },
  {
    feature: 'Quotes, dashes, spaces, wide characters',
    does: 'of word processors and other keyboards are named, with a fix each',
    file: 'packages/language/test/parser/messages.test.ts',
    test: 'never speaks of tokens',
  },
];
