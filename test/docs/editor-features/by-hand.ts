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
];
