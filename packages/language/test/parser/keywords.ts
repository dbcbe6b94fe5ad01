import { AstUtils, GrammarAST } from 'langium';

/** Every keyword of the grammar, in the order of the alphabet. */
export function allKeywords(grammar: GrammarAST.Grammar): string[] {
  const found = AstUtils.streamAllContents(grammar).filter(GrammarAST.isKeyword);
  return [...new Set(found.map(({ value }) => value))].sort();
}

/** The keywords that look like a name. */
export function nameLikeKeywords(grammar: GrammarAST.Grammar): string[] {
  return allKeywords(grammar).filter((keyword) => /^[A-Za-z_]\w*$/.test(keyword));
}
