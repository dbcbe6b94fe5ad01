import type { FeatureRow } from './row.ts';

const SERVER = 'packages/server/test';
const VSCODE = 'test/vscode';

/** Examples as tests of the editor, and what has changed in a plan. */
export const examplesAndChanges: readonly FeatureRow[] = [
  {
    feature: 'Test Explorer',
    does: 'a test for each examples table and row',
    file: `${VSCODE}/examples.test.ts`,
    test: 'are a test for each table and row',
  },
  {
    feature: 'Test Explorer, in step with the text',
    does: 'tables and rows at their places, told when they change',
    file: `${SERVER}/tests.test.ts`,
    test: 'tells the tables and rows of a plan when they change, each at its place',
  },
  {
    feature: 'Test Explorer, half-typed text',
    does: 'broken plans and tables that are cut short are answered too',
    file: `${SERVER}/tests.test.ts`,
    test: 'a broken plan, a half-typed table and a file without a plan are answered too',
  },
  {
    feature: 'Tests in the margin',
    does: 'actual against expected at the cell, in money, with what led there',
    file: `${VSCODE}/examples.test.ts`,
    test: 'turn red where the plan pays otherwise, and say what it pays',
  },
  {
    feature: 'Accept what the plan pays',
    does: 'a change of the cells that is reviewed before it is written',
    file: `${VSCODE}/examples.test.ts`,
    test: 'shows what is accepted before it is written, and turn green',
  },
  {
    feature: 'Accept what the plan pays, at the cell',
    does: 'offered beside the mistake, and the bars of the table stay in line',
    file: `${SERVER}/tests.test.ts`,
    test: 'accepting what is paid is offered at the cell, and reviewed where the editor can',
  },
  {
    feature: 'Coverage by examples',
    does: 'rows of curves, conditions, caps and others that no example reaches',
    file: `${VSCODE}/examples.test.ts`,
    test: 'show which rows of a curve none of them reaches',
  },
  {
    feature: 'Compare with HEAD',
    does: 'what changed in the open plan, in meaning and in money',
    file: `${VSCODE}/compare.test.ts`,
    test: 'shows what changed in meaning and in money',
  },
  {
    feature: 'Compare with HEAD, files',
    does: 'new, gone and renamed files, and those of folders that are used',
    file: `${SERVER}/compare.test.ts`,
    test: 'a file that was split, a library that changed and a file that is gone are as they were',
  },
  {
    feature: 'Compare with HEAD, unreadable files',
    does: 'told by name, and not taken for new ones',
    file: 'test/vscode/compare.test.ts',
    test: 'says which file git could not read, and takes it for no new one',
  },
  {
    feature: 'Compare with HEAD, without git',
    does: 'a word where there is no git, no repository or no commit',
    file: `${VSCODE}/compare.test.ts`,
    test: 'says so where there is no repository',
  },
  {
    feature: 'Tests in the margin, what led there',
    does: 'actual against expected, the steps that make the difference, and what to write instead',
    file: 'packages/server/test/tests.test.ts',
    test: 'runs what was typed just now: actual against expected, why, and what to write instead',
  },
  {
    feature: 'Tests in the margin, in words',
    does: 'what a cell comes to and what was expected',
    file: 'packages/vscode/test/test-messages.test.ts',
    test: 'is told in money, with what led to it',
  },
  {
    feature: 'Coverage by examples, what counts',
    does: 'bands, conditions both ways, caps, grades, components and roles',
    file: 'packages/workspace/test/coverage.test.ts',
    test: 'bands, conditions both ways, caps, grades, components and roles are told apart',
  },
  {
    feature: 'Coverage by examples, in the text',
    does: 'each place where it stands',
    file: 'packages/server/test/tests.test.ts',
    test: 'tells what the tables reach, in the text',
  },
  {
    feature: 'Compare with HEAD, at a grid',
    does: 'what a change pays at attainments of the grid',
    file: 'packages/server/test/compare.test.ts',
    test: 'what is typed is compared with what was committed, in meaning and in money',
  },
];
