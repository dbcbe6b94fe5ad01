import {
  type AstNode,
  AstUtils,
  CstUtils,
  GrammarUtils,
  isLeafCstNode,
  type LangiumDocument,
  URI,
} from 'langium';
import type { CallHierarchyProvider } from 'langium/lsp';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyOutgoingCallsParams,
  type CallHierarchyPrepareParams,
  type Range,
  SymbolKind,
} from 'vscode-languageserver-protocol';
import * as ast from '../../generated/ast.ts';
import { componentNamed } from '../../resolve/components.ts';
import {
  goalOf,
  nodeAtPath,
  nodesBelow,
  parentOf,
  pathNames,
  type TreeNode,
} from '../../resolve/goal-nodes.ts';
import { roleAround } from '../../resolve/place.ts';
import { folderOf } from '../../scopes/folders.ts';
import type { OnTargetLspServices } from '../../services/create-lsp.ts';
import { spokenName } from '../names/spoken.ts';
import { type Carrier, carriersOf, nodeOf } from './carriers.ts';

/** What an item is, by names: it is found again though the text has moved meanwhile. */
type ItemData = { goal: string; path: string[] } | { role: string; component: string };

/**
 * The cascade as a call hierarchy: what is above a part of a goal is what it is handed down from; below it are its parts
 * and the components that are paid on it.
 */
export class GoalHierarchy implements CallHierarchyProvider {
  private readonly services: OnTargetLspServices;

  constructor(services: OnTargetLspServices) {
    this.services = services;
  }

  prepareCallHierarchy(
    document: LangiumDocument,
    { position }: CallHierarchyPrepareParams,
  ): CallHierarchyItem[] | undefined {
    const node = this.nodeAt(document, document.textDocument.offsetAt(position));
    const item =
      node === undefined ? undefined : ast.isComponent(node) ? this.componentAt(node) : itemOf(node);
    return item && [item];
  }

  incomingCalls({ item }: CallHierarchyIncomingCallsParams): CallHierarchyIncomingCall[] {
    const found = this.find(item);
    if (found === undefined) return [];
    const above =
      'component' in found
        ? nodeOf(found.component, found.role, this.goalsSeen(found.role))
        : parentOf(found);
    const from = above === undefined ? undefined : itemOf(above);
    if (from === undefined) return [];
    const part = 'component' in found ? undefined : nameRange(found);
    return [{ from, fromRanges: [part ?? from.selectionRange] }];
  }

  outgoingCalls({ item }: CallHierarchyOutgoingCallsParams): CallHierarchyOutgoingCall[] {
    const found = this.find(item);
    if (found === undefined || 'component' in found) return [];
    const parts = nodesBelow(found).flatMap((part): CallHierarchyOutgoingCall[] => {
      const to = itemOf(part);
      return to === undefined ? [] : [{ to, fromRanges: [to.selectionRange] }];
    });
    const carriers = carriersOf(found, this.rolesSeeing(found)).flatMap((carrier) => {
      const to = carrierItem(carrier);
      return to === undefined
        ? []
        : [{ to, fromRanges: [carriedRange(found, carrier.role) ?? item.selectionRange] }];
    });
    return [...parts, ...carriers];
  }

  /** The part of a goal or the component that is named at a place. */
  private nodeAt({ parseResult }: LangiumDocument, offset: number): TreeNode | ast.Component | undefined {
    const root = parseResult.value.$cstNode;
    if (root === undefined) return undefined;
    const { nameRegexp } = this.services.parser.GrammarConfig;
    const leaf = CstUtils.findDeclarationNodeAtOffset(root, offset, nameRegexp);
    if (leaf === undefined || !isLeafCstNode(leaf)) return undefined;
    const { astNode } = leaf;
    // On its own line a part is named by its team.
    if ((ast.isGoalNode(astNode) || ast.isSupportNode(astNode)) && leaf.text === astNode.team?.$refText)
      return astNode;
    if (ast.isSubject(astNode) && ast.isGoal(astNode.ref?.ref)) {
      const steps = GrammarUtils.findNodesForProperty(astNode.$cstNode, 'path');
      const step = steps.findIndex((one) => one.offset === leaf.offset);
      return nodeAtPath(
        astNode.ref.ref,
        astNode.path.slice(0, step + 1).map(({ $refText }) => $refText),
      );
    }
    const named =
      spokenName(leaf, this.services) ?? this.services.references.References.findDeclarations(leaf)[0];
    return isTreeNode(named) || ast.isComponent(named) ? named : undefined;
  }

  /** A component by a role that has it. */
  private componentAt(component: ast.Component): CallHierarchyItem | undefined {
    const role =
      roleAround(component) ??
      this.rolesSeeing(component).find((one) => componentNamed(one, component.name) === component);
    return role && carrierItem({ role, component });
  }

  private find({ uri, data }: CallHierarchyItem): TreeNode | Carrier | undefined {
    const said = data as Partial<ItemData & Record<string, unknown>> | undefined;
    const place = URI.parse(uri);
    if (typeof said?.goal === 'string' && Array.isArray(said.path)) {
      const goal = this.named(place, 'Goal', said.goal);
      return ast.isGoal(goal) ? nodeAtPath(goal, said.path) : undefined;
    }
    if (typeof said?.role !== 'string' || typeof said.component !== 'string') return undefined;
    const role = this.named(place, 'Role', said.role);
    const component = ast.isRole(role) ? componentNamed(role, said.component) : undefined;
    return ast.isRole(role) && component !== undefined ? { role, component } : undefined;
  }

  /** What a name stands for in the plans that see a file, or in the file's own. */
  private named(uri: URI, kind: 'Goal' | 'Role', name: string): AstNode | undefined {
    const { PlanSymbols } = this.services.scopes;
    return PlanSymbols.seenBy(folderOf(uri))
      .flatMap((folder) => PlanSymbols.visibleIn(folder, [kind]))
      .flatMap((names) => names.get(name)?.[0]?.node ?? [])[0];
  }

  private rolesSeeing(node: AstNode): ast.Role[] {
    const { PlanSymbols } = this.services.scopes;
    const folders = PlanSymbols.seenBy(folderOf(AstUtils.getDocument(node).uri));
    const roles = folders
      .flatMap((folder) => PlanSymbols.visibleIn(folder, ['Role']))
      .flatMap((names) => [...names.values()].flat())
      .flatMap(({ node: role }) => (ast.isRole(role) ? [role] : []));
    return [...new Set(roles)];
  }

  private goalsSeen(node: AstNode): ast.Goal[] {
    return this.services.scopes.PlanSymbols.visible(AstUtils.getDocument(node).uri, ['Goal'])
      .flatMap((names) => [...names.values()].flat())
      .flatMap(({ node: goal }) => (ast.isGoal(goal) ? [goal] : []));
  }
}

function itemOf(node: TreeNode): CallHierarchyItem | undefined {
  const [goal, path] = [goalOf(node).name, pathNames(node)];
  const detail = ast.isGoal(node)
    ? (node.title ?? 'goal')
    : ast.isGoalNode(node)
      ? partOf(node)
      : 'supports it';
  return item(node, [goal, ...path].join('.'), detail, SymbolKind.Event, nameRange(node), { goal, path });
}

function carrierItem({ role, component }: Carrier): CallHierarchyItem | undefined {
  const weight = ast.isWeightedComponent(component) ? (component.weight ?? '') : '';
  const detail = [weight, role.title ?? role.name].filter((word) => word !== '').join(' of ');
  const name = GrammarUtils.findNodeForProperty(component.$cstNode, 'name')?.range;
  const data = { role: role.name, component: component.name };
  return item(component, `${role.name}.${component.name}`, detail, SymbolKind.Property, name, data);
}

function item(
  node: AstNode,
  name: string,
  detail: string,
  kind: SymbolKind,
  selectionRange: Range | undefined,
  data: ItemData,
): CallHierarchyItem | undefined {
  const range = node.$cstNode?.range;
  if (range === undefined) return undefined;
  const uri = AstUtils.getDocument(node).uri.toString();
  return { name, detail, kind, uri, range, selectionRange: selectionRange ?? range, data };
}

function partOf(node: ast.GoalNode): string {
  return [node.part, node.conversion]
    .flatMap((part) => part?.$cstNode?.text.replace(/\s+/g, ' ') ?? [])
    .join(' ');
}

function nameRange(node: TreeNode): Range | undefined {
  return GrammarUtils.findNodeForProperty(node.$cstNode, ast.isGoal(node) ? 'name' : 'team')?.range;
}

/** Where a node says that a role carries it. */
function carriedRange(node: TreeNode, role: ast.Role): Range | undefined {
  if (ast.isSupportNode(node)) return undefined;
  return node.members
    .flatMap((member) => (ast.isCarriedBy(member) ? member.roles : []))
    .find(({ $refText }) => $refText === role.name)?.$refNode?.range;
}

function isTreeNode(node: AstNode | undefined): node is TreeNode {
  return ast.isGoal(node) || ast.isGoalNode(node) || ast.isSupportNode(node);
}
