import type { AstNode, LangiumDocument } from 'langium';
import type { DocumentSymbolProvider } from 'langium/lsp';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-protocol';
import * as ast from '../generated/ast.ts';
import { ownComponentsOf } from '../resolve/components.ts';
import { declarationsIn } from '../scopes/folders.ts';
import { subjectText } from './subject-text.ts';

/** The outline of a file: each declaration under its name, with what an analyst looks for inside it. */
export class OnTargetSymbols implements DocumentSymbolProvider {
  getSymbols(document: LangiumDocument): DocumentSymbol[] {
    return declarationsIn(document.parseResult.value).flatMap((declaration) => symbolOf(declaration) ?? []);
  }
}

function symbolOf(node: AstNode): DocumentSymbol | undefined {
  if (ast.isPlanHeader(node)) return symbol(node, node.title, 'plan', SymbolKind.Module);
  if (ast.isUseFolder(node)) return symbol(node, `use ${node.path ?? ''}`, '', SymbolKind.Namespace);
  if (ast.isParameter(node)) return symbol(node, node.name, node.title ?? 'parameter', SymbolKind.Constant);
  if (ast.isDataTable(node))
    return symbol(node, node.name, node.title ?? 'data', SymbolKind.Struct, node.columns);
  if (ast.isInputColumn(node)) return symbol(node, node.name, node.type?.kind ?? 'choice', SymbolKind.Field);
  if (ast.isComputedColumn(node)) return symbol(node, node.name, 'worked out', SymbolKind.Field);
  if (ast.isTeam(node))
    return symbol(node, node.name, node.title ?? 'team', SymbolKind.Namespace, node.teams);
  if (ast.isMeasure(node)) {
    return symbol(
      node,
      node.name,
      node.title ?? (node.revenue ? 'revenue measure' : 'measure'),
      SymbolKind.Variable,
    );
  }
  if (ast.isGoal(node)) return symbol(node, node.name, node.title ?? 'goal', SymbolKind.Event, node.members);
  if (ast.isGoalNode(node)) {
    return symbol(node, node.team?.$refText, node.part?.$cstNode?.text ?? '', SymbolKind.Event, node.members);
  }
  if (ast.isSupportNode(node)) return symbol(node, node.team?.$refText, 'supports', SymbolKind.Event);
  if (ast.isCurve(node))
    return symbol(node, node.name, node.title ?? `${node.kind ?? ''} curve`, SymbolKind.Function);
  if (ast.isScorecard(node)) {
    const name = `scorecard for ${node.team?.$refText ?? ''}`;
    return symbol(node, name, 'scorecard', SymbolKind.Class, node.components);
  }
  if (ast.isComponentSet(node)) {
    const name = `components for ${node.team?.$refText ?? ''}`;
    return symbol(node, name, 'components', SymbolKind.Class, node.components);
  }
  if (ast.isRoleTable(node))
    return symbol(node, `roles in ${node.team?.$refText ?? ''}`, 'roles', SymbolKind.Array, node.rows);
  if (ast.isPool(node)) return symbol(node, node.name, node.title ?? 'pool', SymbolKind.Package);
  if (ast.isPolicy(node)) return symbol(node, node.name, node.title ?? 'policy', SymbolKind.Boolean);
  if (ast.isRole(node))
    // What a row weighs stands elsewhere, and is shown there.
    return symbol(node, node.name, node.title ?? 'role', SymbolKind.Class, ownComponentsOf(node));
  if (ast.isComponent(node)) return symbol(node, node.name, componentDetail(node), SymbolKind.Property);
  if (ast.isExamples(node)) {
    const owner = node.role?.$refText ?? node.goalRef?.$refText ?? '';
    return symbol(
      node,
      node.title ?? `examples for ${owner}`,
      node.title ? `examples for ${owner}` : '',
      SymbolKind.Object,
    );
  }
  if (ast.isClaim(node)) {
    const of = node.total ? 'total' : (node.component?.$refText ?? '');
    return symbol(node, `prove ${node.role?.$refText ?? ''} ${of}`, 'claim', SymbolKind.Boolean);
  }
  return undefined;
}

function componentDetail(node: ast.Component): string {
  if (ast.isWeightedComponent(node)) return `${node.weight ?? ''} on ${subjectText(node.subject)}`.trim();
  return node.title ?? (ast.isFormulaPay(node) ? 'formula' : node.$type.toLowerCase());
}

function symbol(
  node: AstNode,
  name: string | undefined,
  detail: string,
  kind: SymbolKind,
  inside: readonly AstNode[] = [],
): DocumentSymbol | undefined {
  const range = node.$cstNode?.range;
  // An empty name is refused by editors; a declaration that is being typed appears once it has one.
  if (range === undefined || typeof name !== 'string' || name === '') return undefined;
  return {
    name,
    detail,
    kind,
    range,
    selectionRange: range,
    children: inside.flatMap((child) => symbolOf(child) ?? []),
  };
}
