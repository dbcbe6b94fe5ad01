/** Highlighting: one table of words, and the TextMate grammar made from it. */
export { type WordFamily, wordFamilies } from './table.ts';
export { terminals } from './terminals.ts';
export { type TextMateGrammar, textMateGrammar } from './textmate.ts';
