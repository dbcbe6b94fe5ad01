import type { AstNode, AstNodeDescription, AstNodeDescriptionProvider } from 'langium';
import type { DataTable, Role, RoleTable, Subject } from '../generated/ast.ts';
import { componentsOf, ownComponentsOf } from '../resolve/components.ts';
import { nodeAtPath, nodesBelow } from '../resolve/goal-nodes.ts';
import { roleAround } from '../resolve/place.ts';
import { componentSetsOf, sharedAround, sharesComponents } from '../resolve/scorecards.ts';
import { columnsOf } from '../resolve/tables.ts';
import { remember } from '../services/remember.ts';
import { describeBuiltIn, isBuiltIn } from './built-in.ts';
import { type Names, NO_NAMES } from './map-scope.ts';

/** Names that are seen from inside one declaration, kept for as long as its syntax tree lives. */
export class LocalNames {
  private readonly descriptions: AstNodeDescriptionProvider;
  private readonly columns = new WeakMap<DataTable, Names>();
  private readonly components = new WeakMap<Role, Names>();

  constructor(descriptions: AstNodeDescriptionProvider) {
    this.descriptions = descriptions;
  }

  /** The columns of a table. */
  ofTable(table: DataTable | undefined): Names {
    if (table === undefined) return NO_NAMES;
    return remember(this.columns, table, () => this.describe(columnsOf(table)));
  }

  /** The components that a node sees: those of the role, or of what several roles share, that it stands in. */
  ofHolder(node: AstNode): Names {
    const role = roleAround(node);
    if (role === undefined) return this.describe(sharedAround(node)?.components ?? []);
    // What is shared may change while the file of its role does not.
    if (sharesComponents(role)) return this.describe(componentsOf(role));
    return remember(this.components, role, () => this.describe(ownComponentsOf(role)));
  }

  /** The components that a table of roles may weigh. */
  ofRoleTable(table: RoleTable | undefined): Names {
    return table === undefined
      ? NO_NAMES
      : this.describe(componentSetsOf(table).flatMap(({ components }) => components));
  }

  /** The components of several roles; those of one name one after the other. */
  ofRoles(roles: readonly Role[]): Names {
    return this.describe([...new Set(roles.flatMap((role) => componentsOf(role)))]);
  }

  /** The teams that the next name of a path like `Revenue.Sales.Enterprise` may be. */
  ofPath(subject: Subject, index: number): Names {
    const goal = subject.ref?.ref;
    if (goal?.$type !== 'Goal') return NO_NAMES;
    const at = nodeAtPath(
      goal,
      subject.path.slice(0, index).map(({ $refText }) => $refText),
    );
    const teams = at === undefined ? [] : nodesBelow(at).map(({ team }) => team?.ref);
    return this.describe(teams.filter((team) => team !== undefined));
  }

  private describe(nodes: readonly (AstNode & { readonly name: string })[]): Names {
    const names = new Map<string, AstNodeDescription[]>();
    for (const node of nodes) {
      if (typeof node.name !== 'string' || node.name === '') continue;
      const same = names.get(node.name);
      if (same === undefined) names.set(node.name, [this.description(node)]);
      else same.push(this.description(node));
    }
    return names;
  }

  private description(node: AstNode & { readonly name: string }): AstNodeDescription {
    if (isBuiltIn(node)) return describeBuiltIn(node as Parameters<typeof describeBuiltIn>[0]);
    return this.descriptions.createDescription(node, node.name);
  }
}
