import type { FeatureRow } from './row.ts';

const HANDS_ON = 'test/vscode';
const SERVER = 'packages/server/test';

/** What the preview and the payout panel show. */
export const preview: readonly FeatureRow[] = [
  {
    feature: 'Preview',
    does: 'pay mix, revenue weight and payout curves beside the text',
    file: `${SERVER}/preview.test.ts`,
    test: 'shows pay, weights, curves and the goal as the engine works them out',
  },
  {
    feature: 'Preview, live',
    does: 'moves with what is typed',
    file: `${HANDS_ON}/smoke.test.ts`,
    test: 'moves the curve while a tier is typed',
  },
  {
    feature: 'Preview, broken text',
    does: 'the last good part is kept and marked as old',
    file: `${SERVER}/preview.test.ts`,
    test: 'a part with an error keeps its last good drawing, marked as old, and the rest goes on',
  },
  {
    feature: 'Preview, to the line',
    does: 'a click leads to where a part stands',
    file: `${HANDS_ON}/smoke.test.ts`,
    test: 'leads from a component to its line',
  },
  {
    feature: 'What if, attainment',
    does: 'sliders and boxes run the evaluator in place, marked on the curves',
    file: `${HANDS_ON}/what-if.test.ts`,
    test: 'pays what a slider is moved to, and marks it on the curves',
  },
  {
    feature: 'What if, deal size',
    does: 'deals of a size, where pay reads them one by one',
    file: `${SERVER}/what-if.test.ts`,
    test: 'makes deals up where pay reads them one by one, of the size that is chosen',
  },
  {
    feature: 'What if, tenure',
    does: 'the first day in the role',
    file: `${HANDS_ON}/what-if.test.ts`,
    test: 'begins in the middle of the year, and goes back to target',
  },
  {
    feature: 'What if, broken text',
    does: 'goes on with the last version without an error, marked as old',
    file: 'packages/server/test/what-if.test.ts',
    test: 'goes on with the last version without an error while a component is broken, and says so',
  },
  {
    feature: 'What if, speed',
    does: 'a slider is answered within 50 ms',
    file: 'test/bench/preview.test.ts',
    test: 'what a slider pays is shown within 50 ms, at the 95th of a hundred',
  },
  {
    feature: 'Payout curve of the total',
    does: 'over the attainment of all results together, with jumps and caps',
    file: `${SERVER}/what-if.test.ts`,
    test: 'draws the total over all results together',
  },
  {
    feature: 'Statement',
    does: 'the lines of somebody supposed, unfolded into steps that lead to their lines',
    file: `${HANDS_ON}/what-if.test.ts`,
    test: 'explains the pay, and jumps from a step to its line',
  },
  {
    feature: 'Statement of an example',
    does: 'the same for a row of an examples table',
    file: `${HANDS_ON}/what-if.test.ts`,
    test: 'explains a row of an examples table',
  },
  {
    feature: 'Proofs on the curve',
    does: 'where pay falls, by two cases that the engine pays',
    file: `${SERVER}/proofs.test.ts`,
    test: 'shows a fall by two cases that the engine pays, on the curve',
  },
  {
    feature: 'Cost of a year',
    does: 'what the command line draws from the roster, as bars, figures and a table',
    file: `${HANDS_ON}/cost.test.ts`,
    test: 'is what the command line draws from the roster beside the plan',
  },
  {
    feature: 'Cost of a year, supposed',
    does: 'a box for each assumption, and what cannot be supposed said at it',
    file: `${HANDS_ON}/cost.test.ts`,
    test: 'is drawn by what is supposed, and says what cannot be',
  },
  {
    feature: 'Cost of a year, broken text',
    does: 'the last picture is kept and marked as old',
    file: `${HANDS_ON}/cost.test.ts`,
    test: 'moves with the plan, and stays as it was while that is broken',
  },
  {
    feature: 'Cost of a year, behind what is typed',
    does: 'rests while somebody types, and is given up for other terms',
    file: `${SERVER}/cost.test.ts`,
    test: 'rests while somebody types, goes on after a comment, and is given up for other terms',
  },
  {
    feature: 'Goal cascade',
    does: 'a picture that is clicked through, by mouse and by keys',
    file: `${HANDS_ON}/smoke.test.ts`,
    test: 'is clicked through: a goal, its line, who carries it',
  },
  {
    feature: 'Payout panel',
    does: 'a period paid from files, on desktops and in the browser',
    file: `${HANDS_ON}/payouts.test.ts`,
    test: 'pays the first quarter from the files beside the plan',
  },
  {
    feature: 'Payout panel, payees',
    does: 'found and explained',
    file: `${HANDS_ON}/payouts.test.ts`,
    test: 'finds a payee and explains what they are paid',
  },
  {
    feature: 'Payout panel, places',
    does: 'from a step to the line, from a deal to the row',
    file: `${HANDS_ON}/payouts.test.ts`,
    test: 'leads from a step to its line in the plan, and from a deal to its row',
  },
  {
    feature: 'Payout panel, in steps',
    does: 'says how far it is; whoever types is answered before it is through',
    file: `${SERVER}/pay.test.ts`,
    test: 'tells how far a run is, and answers whoever types before it is through',
  },
  {
    feature: 'Payout panel, canceled',
    does: 'by a button, or by a newer run',
    file: `${SERVER}/pay.test.ts`,
    test: 'is canceled, and replaced by a newer run',
  },
  {
    feature: 'Payout panel, large data',
    does: "more than 200,000 rows, and Parquet, go through the folder's own command",
    file: `${HANDS_ON}/payouts-large.test.ts`,
    test: 'is paid by the command of the folder, which explains and finds rows',
  },
  {
    feature: 'Payout panel, alike however large',
    does: 'command and language server come to the same on the same data',
    file: 'packages/vscode/test/command-payer.test.ts',
    test: 'comes to the same totals, payees and explanations as the language server on the same data',
  },
  {
    feature: 'Payout panel, without the command',
    does: 'what to install, which versions differ, and what to run',
    file: `${HANDS_ON}/payouts-large.test.ts`,
    test: 'says what to install and what to run where there is no command',
  },
  {
    feature: "The folder's own command",
    does: 'found by npm or by a setting, in trusted folders alone',
    file: 'packages/vscode/test/workspace-command.test.ts',
    test: 'is neither looked for nor started in a folder that is not trusted',
  },
  {
    feature: 'Payout panel, privacy',
    does: 'pay is left out of traces',
    file: 'packages/vscode/test/private-trace.test.ts',
    test: 'leaves out what is in any message about pay, and in files that a web server is given',
  },
  {
    feature: 'Accessibility',
    does: 'names, ways by keys and pictures in words',
    file: `${HANDS_ON}/accessibility.test.ts`,
    test: 'the preview can be used: all has a name and a way by keys, and pictures are told in words',
  },
  {
    feature: 'Themes',
    does: 'contrast of all text in light, dark and high contrast',
    file: `${HANDS_ON}/accessibility.test.ts`,
    test: 'the preview can be read in %s: all text stands out from what is behind it',
  },
  {
    feature: 'Content policy',
    does: 'no code, address, script, style or image gets through',
    file: `${HANDS_ON}/accessibility.test.ts`,
    test: 'its policy lets no code, address, script, style or image through',
  },
];
