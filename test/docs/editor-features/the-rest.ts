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
  {
    feature: 'Paste as rows of the table',
    does: 'cells of a spreadsheet become rows with bars where they are pasted or dropped, in line with the rows above',
    file: 'test/vscode/everyday.test.ts',
    test: 'cells of a spreadsheet are pasted as rows of the table',
  },
  {
    feature: 'Paste, half-typed tables',
    does: 'at the beginning of a line, behind a first bar or behind a row; nothing anywhere else',
    file: 'packages/language/test/pasted/at.test.ts',
    test: 'rows are pasted behind a row that is ended, on lines of their own',
  },
  {
    feature: 'Status bar',
    does: 'name, digest and problems of the plan, while it is typed',
    file: 'test/vscode/everyday.test.ts',
    test: 'the status bar has name, digest and problems of the plan, and follows what is typed',
  },
  {
    feature: 'Status bar, actions',
    does: 'what can be done with the plan; copies its digest',
    file: 'test/vscode/everyday.test.ts',
    test: 'a click on it offers what can be done, and copies the digest',
  },
  {
    feature: 'Status bar, spoken',
    does: 'for screen readers, also while a plan is worked out, is broken, or nobody works it out',
    file: 'packages/vscode/test/status.test.ts',
    test: 'says that a plan is being worked out, and that nobody does',
  },
];
