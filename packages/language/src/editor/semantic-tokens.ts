import type { AstNode, LeafCstNode } from 'langium';
import { GrammarUtils, isLeafCstNode } from 'langium';
import { AbstractSemanticTokenProvider, type SemanticTokenAcceptor } from 'langium/lsp';
import { SemanticTokenModifiers, SemanticTokenTypes } from 'vscode-languageserver-protocol';
import * as ast from '../generated/ast.ts';
import type { ScopeServices } from '../scopes/scope-provider.ts';
import type { OnTargetLspServices } from '../services/create-lsp.ts';
import { forEachReference } from '../services/walk.ts';
import { spokenName } from './names/spoken.ts';

/**
 * Colours names by what they stand for, which the grammar's highlighting cannot know: roles, teams, measures, goals,
 * curves, components, columns. A word of the language that is used as a name (`measure key`) is coloured as a name.
 */
export class OnTargetSemanticTokens extends AbstractSemanticTokenProvider {
  private readonly services: ScopeServices;

  constructor(services: OnTargetLspServices) {
    super(services);
    this.services = services;
  }

  protected override highlightElement(node: AstNode, acceptor: SemanticTokenAcceptor): void {
    const declared = typeOf(node);
    if (declared !== undefined && 'name' in node) {
      const cst = GrammarUtils.findNodeForProperty(node.$cstNode, 'name');
      if (cst !== undefined) acceptor({ cst, type: declared, modifier: SemanticTokenModifiers.declaration });
    }
    forEachReference(node, ({ reference }) => {
      const type = 'ref' in reference && reference.ref !== undefined ? typeOf(reference.ref) : undefined;
      const cst = '$refNode' in reference ? reference.$refNode : undefined;
      if (type !== undefined && cst !== undefined) acceptor({ cst, type });
    });
    for (const leaf of spokenLeaves(node)) {
      const named = spokenName(leaf, this.services);
      const type = named === undefined ? undefined : typeOf(named);
      if (type !== undefined) acceptor({ cst: leaf, type });
    }
  }
}

function spokenLeaves(node: AstNode): LeafCstNode[] {
  if (!ast.isExampleColumn(node) && !ast.isExampleCell(node)) return [];
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
