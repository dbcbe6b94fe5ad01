import { AstUtils, GrammarAST } from 'langium';
import { expect, it } from 'vitest';
import { OnTargetGrammar } from '../../src/generated/grammar.ts';
import { wordFamilies } from '../../src/highlighting/index.ts';
import { coloured } from './tokenize.ts';

const keywords = new Set(
  AstUtils.streamAst(OnTargetGrammar())
    .filter(GrammarAST.isKeyword)
    .map(({ value }) => value)
    .filter((value) => /^[a-z]/.test(value)),
);
const entries = wordFamilies.flatMap(({ words }) => words);

it('has every word of the language', () => {
  const known = new Set(entries.flatMap((entry) => entry.split(' ')));
  expect([...keywords].filter((keyword) => !known.has(keyword))).toEqual([]);
});

it('has no word that the language does not have', () => {
  const unknown = entries.flatMap((entry) => entry.split(' ')).filter((word) => !keywords.has(word));
  expect(unknown).toEqual([]);
});

it('has no word and no phrase twice', () => {
  expect(entries.filter((entry, index) => entries.indexOf(entry) !== index)).toEqual([]);
});

it('colours every word by its family where the word stands alone', () => {
  for (const { scope, words } of wordFamilies) {
    for (const word of words) {
      expect(coloured(`( ${word} )`)).toEqual([
        ['(', 'punctuation.section.parens'],
        [word, scope],
        [')', 'punctuation.section.parens'],
      ]);
    }
  }
});
