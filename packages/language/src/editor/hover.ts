import {
  type AstNode,
  CstUtils,
  isLeafCstNode,
  type LangiumDocument,
  type LeafCstNode,
  type References,
} from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams } from 'vscode-languageserver-protocol';
import { isRoleCell } from '../generated/ast.ts';
import type { OnTargetServices } from '../services/core-module.ts';
import { commentAbove, declarationText } from './declaration-text.ts';
import { literalGloss } from './literal-gloss.ts';
import { spokenName } from './names/spoken.ts';
import { phraseAt } from './phrases.ts';

/** What is known beyond the text about a node: resolved values, in Markdown. The server has them. */
export type ValuesOf = (node: AstNode) => string | undefined | Promise<string | undefined>;

/** Explains the word, number or name under the pointer. */
export class OnTargetHover implements HoverProvider {
  private readonly services: OnTargetServices;
  private readonly references: References;
  private readonly nameRegexp: RegExp;
  private readonly valuesOf: ValuesOf;

  constructor(services: OnTargetServices, valuesOf: ValuesOf = () => undefined) {
    this.services = services;
    this.references = services.references.References;
    this.nameRegexp = services.parser.GrammarConfig.nameRegexp;
    this.valuesOf = valuesOf;
  }

  async getHoverContent(document: LangiumDocument, params: HoverParams): Promise<Hover | undefined> {
    const root = document.parseResult.value.$cstNode;
    if (root === undefined) return undefined;
    const offset = document.textDocument.offsetAt(params.position);
    const leaf =
      CstUtils.findDeclarationNodeAtOffset(root, offset, this.nameRegexp) ??
      CstUtils.findLeafNodeAtOffset(root, offset);
    if (leaf === undefined || !isLeafCstNode(leaf) || leaf.hidden) return undefined;
    return (await this.nameHover(leaf)) ?? (await this.wordHover(leaf)) ?? (await this.numberHover(leaf));
  }

  private async nameHover(leaf: LeafCstNode): Promise<Hover | undefined> {
    const declared = spokenName(leaf, this.services) ?? this.references.findDeclarations(leaf)[0];
    if (declared === undefined) return undefined;
    const text = declarationText(declared);
    const parts = [
      text === undefined ? undefined : `\`\`\`ontarget\n${text}\n\`\`\``,
      commentAbove(declared),
      // In a table of roles the cell knows whose component it is, and so what it comes to.
      await this.valuesOf(isRoleCell(leaf.astNode) ? leaf.astNode : declared),
    ].filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : markdown(parts, leaf.range);
  }

  private async wordHover(leaf: LeafCstNode): Promise<Hover | undefined> {
    const phrase = phraseAt(leaf);
    if (phrase === undefined) return undefined;
    const range = { start: phrase.first.range.start, end: phrase.last.range.end };
    const values = await this.valuesOf(leaf.astNode);
    return markdown(
      [`**${phrase.words}**: ${phrase.meaning}`, ...(values === undefined ? [] : [values])],
      range,
    );
  }

  private async numberHover(leaf: LeafCstNode): Promise<Hover | undefined> {
    const gloss = literalGloss(leaf.text, leaf.tokenType.name, leaf.astNode);
    const values = await this.valuesOf(leaf.astNode);
    const parts = [gloss, values].filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : markdown(parts, leaf.range);
  }
}

function markdown(parts: readonly string[], range: Hover['range']): Hover {
  const hover: Hover = { contents: { kind: 'markdown', value: parts.join('\n\n') } };
  if (range !== undefined) hover.range = range;
  return hover;
}
