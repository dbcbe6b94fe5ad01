import { type AstNode, AstUtils, CstUtils, isLeafCstNode, type LangiumDocument } from 'langium';
import type { TypeDefinitionProvider } from 'langium/lsp';
import type { LocationLink, TypeDefinitionParams } from 'vscode-languageserver-protocol';
import * as ast from '../generated/ast.ts';
import { subjectOf } from '../resolve/measured.ts';
import { teamOfRole } from '../resolve/scorecards.ts';
import { tableOfColumn, tablesBehind } from '../resolve/tables.ts';
import type { OnTargetLspServices } from '../services/create-lsp.ts';
import { spokenName } from './names/spoken.ts';

/**
 * Leads from a name to what its numbers are of: from a component to what it is measured on, from a goal or a part of it
 * to its measure, from a measure to its tables, from a column to its table, from a role to its team.
 */
export class OnTargetTypeDefinition implements TypeDefinitionProvider {
  private readonly services: OnTargetLspServices;

  constructor(services: OnTargetLspServices) {
    this.services = services;
  }

  getTypeDefinition(document: LangiumDocument, params: TypeDefinitionParams): LocationLink[] | undefined {
    const root = document.parseResult.value.$cstNode;
    if (root === undefined) return undefined;
    const { references, parser } = this.services;
    const offset = document.textDocument.offsetAt(params.position);
    const leaf = CstUtils.findDeclarationNodeAtOffset(root, offset, parser.GrammarConfig.nameRegexp);
    if (leaf === undefined || !isLeafCstNode(leaf)) return undefined;
    const named = spokenName(leaf, this.services) ?? references.References.findDeclarations(leaf)[0];
    const around = leaf.astNode;
    // On its own line a part of a goal is named by its team.
    const asked = ast.isGoalNode(around) || ast.isSupportNode(around) ? around : named;
    return asked === undefined ? undefined : madeOf(asked).flatMap((node) => this.linkTo(node, leaf.range));
  }

  private linkTo(node: AstNode, originSelectionRange: LocationLink['targetRange']): LocationLink[] {
    const { $cstNode: text } = node;
    if (text === undefined) return [];
    const name = this.services.references.NameProvider.getNameNode(node) ?? text;
    const targetUri = AstUtils.getDocument(node).uri.toString();
    return [{ originSelectionRange, targetUri, targetRange: text.range, targetSelectionRange: name.range }];
  }
}

function madeOf(node: AstNode): AstNode[] {
  if (ast.isComponent(node)) return present(subjectOf(node)?.ref?.ref);
  if (ast.isGoal(node) || ast.isSupportNode(node)) return present(node.measure?.ref);
  if (ast.isGoalNode(node)) return present(node.conversion?.measure?.ref ?? measureAbove(node));
  if (ast.isMeasure(node)) return tablesBehind(node);
  if (ast.isTableColumn(node)) return [tableOfColumn(node)];
  return ast.isRole(node) ? present(teamOfRole(node)) : [];
}

/** A part counts in the measure of the nearest node above it that was converted, else in that of the goal. */
function measureAbove({ $container: above }: ast.GoalNode): ast.Measure | undefined {
  if (ast.isGoal(above)) return above.measure?.ref;
  return above.conversion?.measure?.ref ?? measureAbove(above);
}

function present(node: AstNode | undefined): AstNode[] {
  return node === undefined ? [] : [node];
}
