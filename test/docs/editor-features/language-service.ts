import type { FeatureRow } from './row.ts';

const LANGUAGE = 'packages/language/test/editor';
const SERVER = 'packages/server/test';

/** What the language server offers in every editor. */
export const languageService: readonly FeatureRow[] = [
  {
    feature: 'Hover',
    does: 'what a word means, what a name stands for',
    file: `${LANGUAGE}/editor.test.ts`,
    test: "explains the field's words",
  },
  {
    feature: 'Definition',
    does: 'from a name to its declaration, also in a folder that is used',
    file: `${LANGUAGE}/folders.test.ts`,
    test: 'a name leads to its declaration in the used folder, and shows it',
  },
  {
    feature: 'Type definition',
    does: 'from a component, goal, measure, column or role to what its numbers are of',
    file: `${LANGUAGE}/places.test.ts`,
    test: 'leads to what numbers are of',
  },
  {
    feature: 'References',
    does: 'every place that writes a name, headings and cells of tables too',
    file: `${LANGUAGE}/places.test.ts`,
    test: 'are found in headings too',
  },
  {
    feature: 'Highlights',
    does: 'the declaration, and each place that reads it',
    file: `${LANGUAGE}/places.test.ts`,
    test: 'mark the declaration and each place that reads the name',
  },
  {
    feature: 'Rename',
    does: 'in goals, paths, headings, claims, rows and policies, from each of them',
    file: `${LANGUAGE}/rename.test.ts`,
    test: 'a team is renamed in goals, paths, headings, claims, given rows and policies, from each of these places',
  },
  {
    feature: 'Rename, across files',
    does: 'in every plan that uses the folder, asked through the protocol',
    file: `${SERVER}/places.test.ts`,
    test: 'a name is prepared and renamed in three files, and a refusal is told in words',
  },
  {
    feature: 'Rename, refused',
    does: 'what is taken, is no name, or is read by a run',
    file: `${LANGUAGE}/rename.test.ts`,
    test: 'a name that is taken, or is none, is refused in words',
  },
  {
    feature: 'Document symbols',
    does: 'declarations with what stands inside them',
    file: `${LANGUAGE}/editor.test.ts`,
    test: 'is outlined with its rows',
  },
  {
    feature: 'Workspace symbols',
    does: 'by name, path (`AE.NewBusiness`) or title',
    file: `${LANGUAGE}/places.test.ts`,
    test: 'are found by name, path or title, the nearest first',
  },
  {
    feature: 'Semantic tokens',
    does: 'names by what they stand for, also those spelled like words',
    file: `${LANGUAGE}/places.test.ts`,
    test: 'colour names by what they stand for, also those spelled like words',
  },
  {
    feature: 'Folding',
    does: 'blocks, comments, `use` lines',
    file: `${LANGUAGE}/places.test.ts`,
    test: 'folds braces, comments of several lines and `use` lines, one mark a line',
  },
  {
    feature: 'Selection ranges',
    does: 'word, phrase, clause, block, declaration',
    file: `${LANGUAGE}/places.test.ts`,
    test: 'grow from the word to the phrase, the clause, the block and the declaration',
  },
  {
    feature: 'Document links',
    does: '`use` to the folder, what is accepted to the page of its rule',
    file: `${LANGUAGE}/places.test.ts`,
    test: 'lead from `use` to a file of the folder, and from what is accepted to the page of the rule',
  },
  {
    feature: 'Renaming files',
    does: '`use` stays right when files and folders move',
    file: `${LANGUAGE}/places.test.ts`,
    test: 'a plan that moves goes on using what it used',
  },
  {
    feature: 'Inlay hints',
    does: 'money behind a percent, what `1x` is, quota of each period, weight totals, targets',
    file: `${SERVER}/hints.test.ts`,
    test: 'money, what 1x is, quotas, weight totals and targets stand behind what they come from',
  },
  {
    feature: 'Inlay hints, settings',
    does: 'each kind can be turned off, and changes show at once',
    file: `${SERVER}/hints.test.ts`,
    test: 'a kind that the settings turn off is not shown, also where they change',
  },
  {
    feature: 'Inlay hints, while typing',
    does: 'stay at their places and are asked for again',
    file: `${SERVER}/hints.test.ts`,
    test: 'what is being typed keeps the hints of what it was, at its new places, and they are asked for again',
  },
  {
    feature: 'Code lenses',
    does: 'who is paid on a goal, pay at target of a role, run examples',
    file: `${SERVER}/hints.test.ts`,
    test: 'lenses say who is paid on a goal, what a role is paid at target, and which examples hold',
  },
  {
    feature: 'Completion, ranked',
    does: 'names first, then whole clauses, then single words',
    file: `${LANGUAGE}/completion.test.ts`,
    test: 'puts names first, then whole clauses, then single words',
  },
  {
    feature: 'Completion, documented',
    does: 'what a name stands for, as it is declared',
    file: `${LANGUAGE}/completion.test.ts`,
    test: 'says what a name stands for, as it is declared',
  },
  {
    feature: 'Completion, whole declarations',
    does: 'roles, curves, clauses with their places to fill in',
    file: `${LANGUAGE}/completion.test.ts`,
    test: 'offers whole declarations, and parts of them where they may stand',
  },
  {
    feature: 'Completion, words and units',
    does: 'in their places',
    file: `${LANGUAGE}/completion.test.ts`,
    test: 'offers the words of a clause and units in their places',
  },
  {
    feature: 'Completion, at most 200 items',
    does: 'and those that begin so when more is typed',
    file: `${LANGUAGE}/completion.test.ts`,
    test: 'offers at most 200, and those that begin so when more is typed',
  },
  {
    feature: 'Signature help, functions',
    does: 'which argument is next',
    file: `${LANGUAGE}/completion.test.ts`,
    test: 'shows which argument of a function is next',
  },
  {
    feature: 'Signature help, clauses',
    does: 'the words of a clause, and which part is being written',
    file: `${LANGUAGE}/completion.test.ts`,
    test: 'shows the words of a clause, and which part of it is being written',
  },
  {
    feature: 'Call hierarchy, incoming',
    does: 'what a part of a goal is handed down from',
    file: `${LANGUAGE}/hierarchy.test.ts`,
    test: 'above a part of a goal is what it is handed down from',
  },
  {
    feature: 'Call hierarchy, outgoing',
    does: 'its parts, and the components that are paid on it',
    file: `${LANGUAGE}/hierarchy.test.ts`,
    test: 'below it are its parts and the components that are paid on it, in other files too',
  },
  {
    feature: 'Formatting on type',
    does: 'columns line up when a row ends',
    file: `${LANGUAGE}/format-on-type.test.ts`,
    test: 'columns line up when the last bar of a row is typed, though something else is broken',
  },
  {
    feature: 'Formatting of a range',
    does: 'also where the text around it is broken',
    file: `${LANGUAGE}/format-on-type.test.ts`,
    test: 'a range is laid out where the text around it is broken',
  },
  {
    feature: 'Diagnostics, pulled',
    does: 'where the editor asks for them',
    file: `${SERVER}/diagnostics.test.ts`,
    test: 'an editor that asks is answered with what the text shows, and not told as well',
  },
  {
    feature: 'Diagnostics, pushed',
    does: 'where it cannot ask',
    file: `${SERVER}/diagnostics.test.ts`,
    test: 'an editor that cannot ask is told',
  },
  {
    feature: 'Diagnostics, unopened files',
    does: 'reported when they change',
    file: `${SERVER}/diagnostics.test.ts`,
    test: 'files that no editor shows are reported when they change, and nothing is reported twice',
  },
  {
    feature: 'Diagnostics, unopened files, pushed',
    does: 'told when another file changes them',
    file: `${SERVER}/server.test.ts`,
    test: 'a change in one file is told in the files that no editor shows',
  },
  {
    feature: 'Document formatting',
    does: 'changes only what is between the words',
    file: `${SERVER}/server.test.ts`,
    test: 'formatting changes only what is between the words',
  },
];
