import {
  type CstNode,
  DefaultValueConverter,
  GrammarAST,
  isCompositeCstNode,
  isLeafCstNode,
  type ValueType,
} from 'langium';

/**
 * Keeps the words of a phrase apart: `'quota' 'to' 'date'` is the value `quota to date`, however many spaces, lines or
 * comments stood between.
 */
export class PhraseConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
    if (GrammarAST.isTerminalRule(rule) || !isCompositeCstNode(cstNode)) {
      return super.runConverter(rule, input, cstNode);
    }
    const words = wordsOf(cstNode);
    return words.length > 1 ? words.join(' ') : input;
  }
}

function wordsOf(node: CstNode): string[] {
  if (isLeafCstNode(node)) return node.hidden ? [] : [node.text];
  return isCompositeCstNode(node) ? node.content.flatMap(wordsOf) : [];
}
