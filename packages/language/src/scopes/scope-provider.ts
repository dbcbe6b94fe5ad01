import {
  type AstReflection,
  AstUtils,
  type LangiumCoreServices,
  type ReferenceInfo,
  type Scope,
  type ScopeProvider,
} from 'langium';
import {
  type Claim,
  type ConditionSubject,
  isRoleTable,
  type Reference,
  type Role,
  type RoleCell,
  type Subject,
} from '../generated/ast.ts';
import { placeOf } from '../resolve/place.ts';
import { headingOf } from '../resolve/role-rows.ts';
import { tableAround } from '../resolve/tables.ts';
import { DECLARATION_KINDS, type DeclarationKind } from './declarations.ts';
import { LocalNames } from './local-scopes.ts';
import { MapScope, type Names } from './map-scope.ts';
import type { PlanSymbols } from './plan-symbols.ts';

/** Services that resolve names, beside Langium's own. */
export interface ScopeServices {
  readonly scopes: { readonly PlanSymbols: PlanSymbols };
}

/**
 * What each reference may name. Declarations are seen throughout their folder and where it is used; columns, components
 * and the nodes of a goal only at their own places.
 */
export class OnTargetScopeProvider implements ScopeProvider {
  private readonly reflection: AstReflection;
  private readonly symbols: PlanSymbols;
  private readonly local: LocalNames;
  private readonly kindsOfType = new Map<string, readonly DeclarationKind[]>();

  constructor(services: LangiumCoreServices & ScopeServices) {
    this.reflection = services.shared.AstReflection;
    this.symbols = services.scopes.PlanSymbols;
    this.local = new LocalNames(services.workspace.AstNodeDescriptionProvider);
  }

  getScope(context: ReferenceInfo): Scope {
    const type = this.reflection.getReferenceType(context);
    switch (type) {
      case 'TableColumn':
        if (context.property === 'relationship' || OF_THE_ROSTER.has(context.container.$type))
          return new MapScope(...this.rosterColumns(context));
        return new MapScope(this.local.ofTable(tableAround(context.container)));
      case 'Component':
        if (EVERY_ROLE.has(context.container.$type)) return this.ofEveryRole(context);
        if (context.container.$type === 'Claim') return this.ofClaimed(context.container as Claim);
        return new MapScope(this.local.ofHolder(context.container));
      case 'WeightedComponent':
        return new MapScope(
          this.local.ofRoleTable(AstUtils.getContainerOfType(context.container, isRoleTable)),
        );
      case 'TeamOrRole':
        return new MapScope(...this.global(context, kindsOfCell(context.container as RoleCell)));
      case 'Staged':
        return this.withStages(context, (context.container as ConditionSubject).stage);
      case 'Nameable':
        return this.inFormula(context);
    }
    if (context.container.$type === 'Subject' && context.property === 'path') {
      return new MapScope(this.local.ofPath(context.container as Subject, context.index ?? indexOf(context)));
    }
    return new MapScope(...this.global(context, this.kindsOf(type)));
  }

  private inFormula(context: ReferenceInfo): Scope {
    const place = placeOf(context.container);
    if (place.kind === 'row') {
      return new MapScope(this.local.ofTable(place.table), ...this.global(context, ['Parameter']));
    }
    if (place.kind === 'constant') return new MapScope(...this.global(context, ['Parameter']));
    const components = this.local.ofHolder(context.container);
    const { stage } = context.container as Reference;
    if (stage !== undefined) return this.withStages(context, stage);
    const numbers = this.global(context, ['Parameter', 'Measure', 'Goal', 'Pool']);
    // A component without a stage is found last, so that the checker can name the stages it has.
    return new MapScope(...numbers, ...this.rosterColumns(context), components);
  }

  /** Components have stages; measures and goals have one, their attainment. A component comes first. */
  private withStages(context: ReferenceInfo, stage: string | undefined): Scope {
    const results = stage === 'attainment' ? this.global(context, ['Measure', 'Goal']) : [];
    return new MapScope(this.local.ofHolder(context.container), ...results);
  }

  /** A component of any role: of each role that has one of that name. */
  private ofEveryRole(context: ReferenceInfo): Scope {
    const roles = this.global(context, ['Role'])
      .flatMap((names) => [...names.values()].flat())
      .map(({ node }) => node as Role | undefined);
    return new MapScope(this.local.ofRoles(roles.filter((role) => role !== undefined)));
  }

  /** A component of the role that a claim is about. */
  private ofClaimed({ role }: Claim): Scope {
    return new MapScope(this.local.ofRoles(role?.ref === undefined ? [] : [role.ref]));
  }

  private rosterColumns(context: ReferenceInfo): Names[] {
    const roster = new MapScope(...this.global(context, ['DataTable'])).getElement('roster')?.node;
    return roster?.$type === 'DataTable'
      ? [this.local.ofTable(roster as Parameters<LocalNames['ofTable']>[0])]
      : [];
  }

  private global(context: ReferenceInfo, kinds: readonly DeclarationKind[]): readonly Names[] {
    return this.symbols.visible(AstUtils.getDocument(context.container).uri, kinds);
  }

  private kindsOf(type: string): readonly DeclarationKind[] {
    let kinds = this.kindsOfType.get(type);
    if (kinds === undefined) {
      kinds = DECLARATION_KINDS.filter((kind) => this.reflection.isSubtype(kind, type));
      this.kindsOfType.set(type, kinds);
    }
    return kinds;
  }
}

/** What names a column of the roster, wherever it stands. */
const OF_THE_ROSTER: ReadonlySet<string> = new Set(['QuotaTerms', 'SharedBy', 'WeighedPart']);

/** What names a component without a role around it: that of each role that has one. */
const EVERY_ROLE: ReadonlySet<string> = new Set(['MembersMeasure', 'RankedResult', 'PoolShare']);

/** What a cell of a table of roles may name, by its heading. */
function kindsOfCell(cell: RoleCell): readonly DeclarationKind[] {
  switch (headingOf(cell)?.word) {
    case 'team':
      return ['Team'];
    case 'reports to':
      return ['Role'];
    default:
      return ['Team', 'Role'];
  }
}

/** Langium leaves the index out where a reference is resolved by reading it. */
function indexOf({ container, reference }: ReferenceInfo): number {
  return (container as Subject).path.indexOf(reference as Subject['path'][number]);
}
