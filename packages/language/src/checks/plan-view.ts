import { isCurrency } from '@ontarget/evaluator/numbers';
import {
  type AstNode,
  AstUtils,
  DocumentState,
  type LangiumCoreServices,
  type LangiumDocument,
  type URI,
} from 'langium';
import type {
  Curve,
  DataTable,
  Declaration,
  Examples,
  Goal,
  Measure,
  Parameter,
  PlanHeader,
  Role,
  Team,
} from '../generated/ast.ts';
import type { PlanDocuments } from '../resolve/plan-documents.ts';
import { type DeclarationKind, type NamedDeclaration, namedDeclarations } from '../scopes/declarations.ts';
import { folderFromKey, folderOf } from '../scopes/folders.ts';
import type { ScopeServices } from '../scopes/scope-provider.ts';
import { Reads, reader, reading, type Watched } from '../services/reads.ts';
import { remember } from '../services/remember.ts';
import { WatchedList } from '../services/watched-list.ts';
import { type ListOfPlan, ListsOfPlan } from './lists-of-plan.ts';
import { settingsOf } from './settings.ts';

/** A plan as its checks see it: the declarations of its folder, and of the folders that it uses. */
export class PlanView implements PlanDocuments {
  readonly folder: URI;
  private readonly own: readonly LangiumDocument[];
  private readonly all: readonly LangiumDocument[];
  private readonly lists: ListsOfPlan;
  private readonly kept = new Map<string, { readonly value: unknown; readonly reads: Reads }>();
  private code: { readonly currency: string | undefined } | undefined;

  /**
   * @param own the documents of the plan's own folder.
   * @param documents those, and the documents of the folders that it uses, directly or not.
   */
  constructor(
    folder: URI,
    own: readonly LangiumDocument[],
    documents: readonly LangiumDocument[],
    watch: (list: ListOfPlan) => Watched,
  ) {
    this.folder = folder;
    this.own = own;
    this.all = documents;
    this.lists = new ListsOfPlan(documents, watch);
  }

  /** Its own documents and those of the folders it uses, directly or not. What asks for them is looked at again with each change. */
  get documents(): readonly LangiumDocument[] {
    reader()?.whole();
    return this.all;
  }

  /** Everything with a name that other declarations use, teams within teams included; as `documents`. */
  get named(): readonly NamedDeclaration[] {
    reader()?.whole();
    return this.all.flatMap((document) => namedDeclarations(document.parseResult.value));
  }

  /** The plan's header; a library has none. Where there are several, the first. */
  get header(): PlanHeader | undefined {
    return this.headers[0];
  }

  get headers(): readonly PlanHeader[] {
    return this.ownOfType<PlanHeader>('PlanHeader');
  }

  /** ISO 4217 code; undefined where the header names none, or one that does not exist. */
  get currency(): string | undefined {
    const { header } = this;
    this.code ??= findCurrency(header);
    return this.code.currency;
  }

  get goals(): readonly Goal[] {
    return this.ofType<Goal>('Goal');
  }

  get roles(): readonly Role[] {
    return this.ofKind('Role');
  }

  get measures(): readonly Measure[] {
    return this.ofType<Measure>('Measure');
  }

  get curves(): readonly Curve[] {
    return this.ofType<Curve>('Curve');
  }

  get tables(): readonly DataTable[] {
    return this.ofType<DataTable>('DataTable');
  }

  get parameters(): readonly Parameter[] {
    return this.ofType<Parameter>('Parameter');
  }

  get examples(): readonly Examples[] {
    return this.ofType<Examples>('Examples');
  }

  get teams(): readonly Team[] {
    return this.ofKind('Team');
  }

  /** Whether a node stands in the plan's own folder, and not in one that it uses. */
  isOwn(node: AstNode): boolean {
    return this.own.includes(AstUtils.getDocument(node));
  }

  /** Documents that could not be read completely. */
  get broken(): readonly LangiumDocument[] {
    const broken = this.lists.broken();
    // What cannot be read may be something else with each change, though the document stays one that cannot be read.
    if (broken.length > 0) reader()?.whole();
    return broken;
  }

  /** Whether who is paid on what may have been misread: then nobody can say what is missing there. */
  get rolesMisread(): boolean {
    return this.lists.misreadKinds().some((kind) => OF_ROLES.has(kind));
  }

  /** What is declared under each name, by all folders of the plan. */
  get byName(): ReadonlyMap<string, readonly NamedDeclaration[]> {
    return this.once('by name', () => Map.groupBy(this.named, ({ name }) => name));
  }

  /** One of its lists, as what was kept compares it with what it held before. */
  list(list: ListOfPlan): readonly unknown[] {
    return this.lists.get(list);
  }

  /** Something worked out once for the whole plan, kept until a document changes. */
  once<T>(what: string, make: () => NonNullable<T>): NonNullable<T> {
    const known = remember(this.kept, what, () => {
      const reads = new Reads();
      return { value: reading(reads, make), reads };
    });
    reader()?.part(known.reads);
    return known.value as NonNullable<T>;
  }

  /** The top-level declarations of a type, in the plan and what it uses. */
  ofType<N extends Declaration>(type: N['$type']): readonly N[] {
    return this.lists.ofType(type) as readonly N[];
  }

  /** The declarations of a kind that others may name, in the plan and what it uses; teams inside teams included. */
  ofKind<K extends DeclarationKind>(kind: K): readonly Extract<NamedDeclaration, { $type: K }>[] {
    return this.lists.ofKind(kind) as readonly Extract<NamedDeclaration, { $type: K }>[];
  }

  /** The top-level declarations of a type in the plan's own folder. */
  ownOfType<N extends Declaration>(type: N['$type']): readonly N[] {
    return this.ofType<N>(type).filter((node) => this.isOwn(node));
  }
}

function findCurrency(header: PlanHeader | undefined): { readonly currency: string | undefined } {
  const code = header && settingsOf(header, 'CurrencySetting')[0]?.currency;
  return { currency: code !== undefined && isCurrency(code) ? code : undefined };
}

/** Words that a declaration begins with of which who is paid on what depends; and the end of what begins with none. */
const OF_ROLES: ReadonlySet<string> = new Set([
  '',
  'role',
  'roles',
  'scorecard',
  'components',
  'team',
  'use',
]);

/** Services that the checks share. */
export interface CheckServices {
  readonly checks: { readonly PlanViews: PlanViews };
}

/** The view of each folder, kept until a document changes. */
export class PlanViews {
  private readonly services: LangiumCoreServices & ScopeServices;
  private readonly views = new Map<string, PlanView>();
  private readonly watched = new Map<string, Watched>();
  /** The same by document, since every check of every node asks. */
  private byDocument = new WeakMap<LangiumDocument, PlanView>();

  constructor(services: LangiumCoreServices & ScopeServices) {
    this.services = services;
    const builder = services.shared.workspace.DocumentBuilder;
    builder.onUpdate((_changed, deleted) => {
      // What was kept of a plan that is gone must not keep it.
      if (deleted.length > 0) this.watched.clear();
      this.forget();
    });
    for (const phase of [DocumentState.IndexedContent, DocumentState.Linked]) {
      builder.onBuildPhase(phase, () => this.forget());
    }
  }

  private forget(): void {
    this.views.clear();
    this.byDocument = new WeakMap();
  }

  /** The plan that a document belongs to. */
  of(document: LangiumDocument): PlanView {
    return remember(this.byDocument, document, () => this.find(document));
  }

  private find(document: LangiumDocument): PlanView {
    return this.ofFolder(folderOf(document.uri));
  }

  private ofFolder(folder: string): PlanView {
    const { PlanSymbols: symbols } = this.services.scopes;
    return remember(this.views, folder, () => {
      const own = symbols.documentsOf(folder);
      return new PlanView(
        folderFromKey(folder),
        own,
        symbols.reach(folder).flatMap((one) => [...symbols.documentsOf(one)]),
        (list) => this.watch(folder, list),
      );
    });
  }

  private watch(folder: string, list: ListOfPlan): Watched {
    const read = () => this.ofFolder(folder).list(list);
    return remember(this.watched, `${folder} ${list}`, () => new WatchedList(read));
  }
}
