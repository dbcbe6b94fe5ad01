import type { FeatureRow } from './row.ts';

const HANDS_ON = 'test/vscode';

/** What somebody does by hand in VS Code from the first key on, with pictures in light and dark. */
export const byHand: readonly FeatureRow[] = [
  {
    feature: 'From an empty file',
    does: 'a plan written by taking what is offered, until it has no problem and the preview shows what it pays',
    file: `${HANDS_ON}/authoring.test.ts`,
    test: 'has no problem, and its preview shows what it pays',
  },
  {
    feature: 'From an empty file, whole declarations',
    does: 'taken one after the other they are a plan without an error',
    file: 'packages/server/test/written-by-completion.test.ts',
    test: 'with the example that is offered for it, nothing at all is found in it',
  },
  {
    feature: 'Quick fix by hand',
    does: 'to the next problem, its fix and a plan that is whole again, by keys alone',
    file: `${HANDS_ON}/authoring.test.ts`,
    test: 'is mended by a quick fix where a name is misspelled, by keys alone',
  },
  {
    feature: 'In a browser',
    does: 'the same server as a worker: no bundle for Node is fetched, loaded or started',
    file: `${HANDS_ON}/browser.test.ts`,
    test: 'loads no entry that is for Node, neither in the browser nor beside it',
  },
  {
    feature: 'In a browser, built-ins',
    does: 'what is packed for browsers asks for nothing but VS Code',
    file: 'test/packed/browser-bundles.test.ts',
    test: '%s asks for nothing that a browser has not',
  },
  {
    feature: 'In a browser, tests',
    does: 'examples tables run in the Test Explorer',
    file: `${HANDS_ON}/browser.test.ts`,
    test: 'runs the examples in the Test Explorer',
  },
  {
    feature: 'In a browser, git',
    does: "there is none to compare with, as VS Code's git runs in Node: a word says so",
    file: `${HANDS_ON}/browser.test.ts`,
    test: 'says that there is no git to compare with',
  },
  {
    feature: 'Bad input: bytes that are no text',
    does: 'one problem, other files are answered, nothing is told once it is mended',
    file: 'packages/server/test/bad-bytes.test.ts',
    test: '%s is one problem, and none once it is mended',
  },
  {
    feature: 'Bad input: circles of folders',
    does: 'told at each use line, and no longer when one lets go',
    file: 'packages/server/test/changes-outside.test.ts',
    test: 'folders that use each other in a circle are told of, and no longer when one lets go',
  },
  {
    feature: 'Bad input: files that vanish',
    does: 'missed by name, and no longer when they are back under any name',
    file: 'packages/server/test/changes-outside.test.ts',
    test: 'a file that vanishes while the plan is open is missed by name, and no longer when it is back',
  },
  {
    feature: 'Bad input: open files whose folder vanishes',
    does: 'answered as they are typed, forgotten when they are closed',
    file: 'packages/server/test/changes-outside.test.ts',
    test: 'an open file whose folder vanishes goes on being answered as it is typed, and is told of no more when it is closed',
  },
  {
    feature: 'Bad input: used folders that are renamed',
    does: 'told at the line that uses them',
    file: 'packages/server/test/changes-outside.test.ts',
    test: 'a used folder that vanishes is told at the line that uses it, and no longer when it is back under its name',
  },
  {
    feature: 'Bad input: a broken project file',
    does: 'told at its place, mended or gone without a trace',
    file: 'packages/server/test/changes-outside.test.ts',
    test: 'a project file that is broken is told, and no longer when it is mended or gone',
  },
  {
    feature: 'Bad input: changes from outside',
    does: 'count in files that are not open, never over what is typed; closed without saving, a file is what it is on disk',
    file: 'packages/server/test/changes-outside.test.ts',
    test: 'what another program writes counts in files that are not open, and not over what is being typed',
  },
  {
    feature: 'In a desktop VS Code',
    does: 'the same in-host checks, through an installed VS Code or a downloaded one',
    file: `${HANDS_ON}/desktop/run.test.ts`,
    test: 'gives an installed VS Code the extension, the in-host checks and a plan, and nothing of its user',
  },
  {
    feature: 'Bad input: a file of 5 MB',
    does: 'one problem, other files are answered, and it is read once it is shorter',
    file: 'packages/server/test/large-file.test.ts',
    test: 'a file of 5 MB is one problem, others are answered, and nothing is told once it is shorter',
  },
  {
    feature: 'Bad input: damaged data files',
    does: 'pay nobody, the plan goes on being answered, and a mended file pays again',
    file: 'packages/server/test/bad-data.test.ts',
    test: '%s in a data file pay nobody, and the file pays again once it is mended',
  },
  {
    feature: 'Bad input by hand: pasted text',
    does: 'cells with tabs, `1.234,50` and round quotes are underlined, each with its fix',
    file: `${HANDS_ON}/bad-input.test.ts`,
    test: 'names pasted cells, European numbers and round quotes, and has a fix for each',
  },
  {
    feature: 'Bad input by hand: binary and 5 MB',
    does: 'one problem each, the editor answers, and nothing is told once they are gone',
    file: `${HANDS_ON}/bad-input.test.ts`,
    test: 'says once that a binary file and one of 5 MB are none of its own, and no longer when they are gone',
  },
  {
    feature: 'Bad input by hand: circles of folders',
    does: 'told until one lets go',
    file: `${HANDS_ON}/bad-input.test.ts`,
    test: 'tells of folders that use each other in a circle, until one lets go',
  },
  {
    feature: 'Bad input by hand: a file that vanishes while it is open',
    does: 'the editor goes on, and nothing stays told once it is back',
    file: `${HANDS_ON}/bad-input.test.ts`,
    test: 'goes on with a file that vanishes while it is open, and tells nothing of it once it is back',
  },
  {
    feature: 'Bad input: a workspace of 500 files',
    does: 'the open one is answered first, then every other',
    file: 'packages/server/test/many-files.test.ts',
    test: 'a workspace of 500 files: the open one is told and answered, and then every other',
  },
  {
    feature: 'Bad input: a workspace of 5,000 files',
    does: 'costs ten times what one of 500 does',
    file: 'test/long/many-files.test.ts',
    test: 'a workspace of 5,000 files costs ten times what one of 500 does',
  },
];
