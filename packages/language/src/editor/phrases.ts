import { type AstNode, type CstNode, CstUtils, GrammarAST, isLeafCstNode, type LeafCstNode } from 'langium';
import { glossary } from './glossary.ts';

const LONGEST = Math.max(...Object.keys(glossary).map((phrase) => phrase.split(' ').length));

/** A phrase of the language in a text, with what it means. */
export interface Phrase {
  words: string;
  meaning: string;
  first: LeafCstNode;
  last: LeafCstNode;
}

/** The longest known phrase that a word of the language is part of; nothing for names, even those spelled alike. */
export function phraseAt(leaf: LeafCstNode): Phrase | undefined {
  if (!isWord(leaf)) return undefined;
  const before = neighbours(leaf, (node) => CstUtils.getPreviousNode(node, false)).reverse();
  const words = [...before, leaf, ...neighbours(leaf, (node) => CstUtils.getNextNode(node, false))];
  const at = before.length;
  for (let length = LONGEST; length > 0; length -= 1) {
    for (let from = Math.max(0, at - length + 1); from <= at; from += 1) {
      const part = words.slice(from, from + length);
      const [first, last] = [part[0], part.at(-1)];
      if (part.length < length || first === undefined || last === undefined) continue;
      const text = part.map((word) => word.text).join(' ');
      const meaning = Object.hasOwn(glossary, text) ? glossary[text] : undefined;
      if (meaning !== undefined) return { words: text, meaning, first, last };
    }
  }
  return undefined;
}

/** Every known phrase in the text of a node, in its order; one that is there twice, twice. */
export function phrasesIn(node: AstNode): { words: string; meaning: string }[] {
  const found: { words: string; meaning: string }[] = [];
  let end = -1;
  for (const leaf of node.$cstNode === undefined ? [] : CstUtils.streamCst(node.$cstNode)) {
    if (!isLeafCstNode(leaf) || leaf.offset < end) continue;
    const phrase = phraseAt(leaf);
    if (phrase === undefined) continue;
    found.push({ words: phrase.words, meaning: phrase.meaning });
    end = phrase.last.end;
  }
  return found;
}

function neighbours(leaf: LeafCstNode, step: (node: CstNode) => CstNode | undefined): LeafCstNode[] {
  const found: LeafCstNode[] = [];
  let node: CstNode | undefined = step(leaf);
  while (node !== undefined && found.length < LONGEST - 1 && isWord(node)) {
    found.push(node);
    node = step(node);
  }
  return found;
}

function isWord(node: CstNode): node is LeafCstNode {
  return 'tokenType' in node && GrammarAST.isKeyword(node.grammarSource) && /^[a-z]/.test(node.text);
}
