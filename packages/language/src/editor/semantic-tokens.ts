import {
  type AstNode,
  type CstNode,
  GrammarUtils,
  isLeafCstNode,
  type LangiumDocument,
  type LeafCstNode,
} from 'langium';
import { AbstractSemanticTokenProvider, type SemanticTokenAcceptor } from 'langium/lsp';
import { SemanticTokenModifiers, SemanticTokenTypes } from 'vscode-languageserver-protocol';
import * as ast from '../generated/ast.ts';
import type { ScopeServices } from '../scopes/scope-provider.ts';
import type { OnTargetLspServices } from '../services/create-lsp.ts';
import { remember } from '../services/remember.ts';
import { spokenName } from './names/spoken.ts';
import { NodesOf } from './nodes-of.ts';

/**
 * Colours names by what they stand for, which the grammar's highlighting cannot know: roles, teams, measures, goals,
 * curves, components, columns. A word of the language that is used as a name (`measure key`) is coloured as a name.
 */
export class OnTargetSemanticTokens extends AbstractSemanticTokenProvider {
  private readonly services: ScopeServices;
  private readonly named = new NodesOf((node) => 'name' in node && typeOf(node) !== undefined);
  /** Where the names of nodes stand: the same pieces of text for as long as the nodes live, wherever they move to. */
  private readonly names = new WeakMap<AstNode, { readonly cst: CstNode | undefined }>();
  private readonly spoken = new NodesOf((node) => ast.isExampleColumn(node) || ast.isExampleCell(node));

  constructor(services: OnTargetLspServices) {
    super(services);
    this.services = services;
  }

  /** By the references that linking has found, and not by a walk over every node of a long file. */
  protected override async computeHighlighting(
    document: LangiumDocument,
    acceptor: SemanticTokenAcceptor,
  ): Promise<void> {
    for (const node of this.named.in(document)) this.highlightElement(node, acceptor);
    for (const reference of document.references) {
      const { $refNode: cst } = reference;
      const type = 'ref' in reference && reference.ref !== undefined ? typeOf(reference.ref) : undefined;
      if (type !== undefined && cst !== undefined) acceptor({ cst, type });
    }
    for (const leaf of this.spoken.in(document).flatMap(namesIn)) {
      const named = spokenName(leaf, this.services);
      const type = named === undefined ? undefined : typeOf(named);
      if (type !== undefined) acceptor({ cst: leaf, type });
    }
  }

  protected override highlightElement(node: AstNode, acceptor: SemanticTokenAcceptor): void {
    const type = typeOf(node);
    const { cst } = remember(this.names, node, () => ({
      cst: GrammarUtils.findNodeForProperty(node.$cstNode, 'name'),
    }));
    if (type !== undefined && cst !== undefined)
      acceptor({ cst, type, modifier: SemanticTokenModifiers.declaration });
  }
}

function namesIn(node: AstNode): LeafCstNode[] {
  return ['name', 'path']
    .flatMap((property) => GrammarUtils.findNodesForProperty(node.$cstNode, property))
    .filter(isLeafCstNode);
}

function typeOf(node: AstNode): SemanticTokenTypes | undefined {
  switch (node.$type) {
    case 'Role':
      return SemanticTokenTypes.class;
    case 'Team':
    case 'GoalNode':
    case 'SupportNode':
      return SemanticTokenTypes.namespace;
    case 'Measure':
    case 'Pool':
      return SemanticTokenTypes.variable;
    case 'Goal':
      return SemanticTokenTypes.event;
    case 'Curve':
      return SemanticTokenTypes.function;
    case 'DataTable':
      return SemanticTokenTypes.struct;
    case 'Parameter':
      return SemanticTokenTypes.parameter;
    case 'Choice':
    case 'GradeName':
      return SemanticTokenTypes.enumMember;
    case 'Policy':
      return SemanticTokenTypes.decorator;
  }
  if (ast.isComponent(node) || ast.isTableColumn(node)) return SemanticTokenTypes.property;
  return undefined;
}
