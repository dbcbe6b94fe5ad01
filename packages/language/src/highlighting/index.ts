/** Highlighting: one table of words, and the TextMate grammar made from it. */

export type { TextMateGrammar } from './pattern.ts';
export { type WordFamily, wordFamilies } from './table.ts';
export { terminals } from './terminals.ts';
export { textMateGrammar } from './textmate.ts';
