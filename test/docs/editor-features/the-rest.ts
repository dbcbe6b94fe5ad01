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
    test: '%j are offered as they are written and as read in much of Europe',
  },
  {
    feature: 'Quotes, dashes, spaces, wide characters',
    does: 'of word processors and other keyboards are named, with a fix each',
    file: 'test/fixtures/fixtures.test.ts',
    test: 'every fix of %s removes it',
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
  {
    feature: 'Tasks',
    does: "check, test, compile and layout of each plan by the workspace's own command; on machines, in trusted folders",
    file: 'test/vscode/everyday.test.ts',
    test: 'tasks check, test and compile the plan by the command of the workspace',
  },
  {
    feature: 'Problem matchers',
    does: '`$ontarget` and its kind read what the command prints, for tasks of your own',
    file: 'test/tasks/problem-matcher.test.ts',
    test: 'reads all that check tells, each problem once, whether its line is shown or not',
  },
  {
    feature: 'New plan',
    does: 'a small plan that pays its sample data, as `ontarget init` writes it',
    file: 'packages/server/test/new-plan.test.ts',
    test: 'a new plan has no problem, a digest, an id of its folder and data that it pays from',
  },
  {
    feature: 'Walkthrough',
    does: 'from a folder without a plan to a first payout; each step ends when its command is run',
    file: 'test/vscode/first-steps.test.ts',
    test: 'pays a period, and ends each step by what was run',
  },
  {
    feature: 'JSON Schemas',
    does: 'of the project file and of evaluators: checked, completed and explained by VS Code',
    file: 'test/vscode/in-host.test.ts',
    test: 'the extension keeps its promises',
  },
  {
    feature: 'Settings',
    does: 'each explained, in an order, with the scope it is read in',
    file: 'packages/vscode/test/manifest.test.ts',
    test: 'explains each setting, in an order, and says where each may be set',
  },
  {
    feature: 'Versions of command and extension',
    does: 'a word, once in a session, where they differ',
    file: 'test/vscode/everyday.test.ts',
    test: 'says once that command and extension are of two versions, and what to do',
  },
  {
    feature: 'Output channel without pay',
    does: 'no name and no amount from the data in what is logged and traced, also where the data is wrong',
    file: 'test/editor/output-channel.test.ts',
    test: 'has no name and no amount of anybody who is paid',
  },
  {
    feature: 'Clean restart',
    does: 'what is wrong is told as it is, and nothing that was mended',
    file: 'test/vscode/resilience.test.ts',
    test: 'tells what is wrong as it is after a restart, and nothing that was mended',
  },
  {
    feature: 'A server that keeps failing',
    does: 'a word, the state in the status bar, and a way to start it again',
    file: 'test/vscode/resilience.test.ts',
    test: 'again and again, the user is told in words, and can start it',
  },
  {
    feature: 'Untrusted workspaces',
    does: 'plans are checked, drawn and paid; no program of the folder is run until it is trusted',
    file: 'test/vscode/untrusted.test.ts',
    test: 'no program of the folder is run, until the folder is trusted',
  },
  {
    feature: 'Commands',
    does: 'what the manifest names is what the extension registers',
    file: 'packages/vscode/test/manifest.test.ts',
    test: 'declares exactly the commands that the extension registers',
  },
  {
    feature: 'Icons',
    does: 'of the extension, of plan files and of its editors are there',
    file: 'packages/vscode/test/manifest.test.ts',
    test: 'names files that are there',
  },
  {
    feature: 'Project file, its mistakes',
    does: 'told once: by VS Code while it is open, by the extension while it is closed',
    file: 'test/vscode/bad-input.test.ts',
    test: 'tells a mistake in the project file once, whether it is open or closed',
  },
  {
    feature: 'Speed: an edit in a file',
    does: 'beside Prisma’s and TypeSpec’s servers in one run, in files of 1,000 and 10,000 lines',
    file: 'test/bench/latency/latency.test.ts',
    test: 'the page says so, and what is promised holds',
  },
  {
    feature: 'Speed: keys one after the other',
    does: 'while the plan is being worked out',
    file: 'test/bench/latency/latency.test.ts',
    test: 'keys one after the other, while the plan is being worked out',
  },
  {
    feature: 'Speed: a large plan',
    does: 'a file of 500 lines in a plan of 10,000',
    file: 'test/bench/latency/latency.test.ts',
    test: 'a file of 500 lines in a plan of 10,000',
  },
  {
    feature: 'Speed: a cold start',
    does: '100 files of 100 lines',
    file: 'test/bench/latency/latency.test.ts',
    test: '100 files of 100 lines, from the start of the server',
  },
  {
    feature: 'Speed: completion',
    does: 'at most 200 items',
    file: 'test/bench/latency/latency.test.ts',
    test: 'what may stand at the cursor',
  },
  {
    feature: 'Memory',
    does: 'flat over 10,000 edits',
    file: 'test/bench/latency/latency.test.ts',
    test: '10,000 edits leave the heap as it was',
  },
  {
    feature: 'Size',
    does: 'the package is below 2 MB',
    file: 'test/bench/latency/latency.test.ts',
    test: 'the package is small',
  },
];
