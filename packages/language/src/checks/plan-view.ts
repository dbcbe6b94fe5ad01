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
import { type NamedDeclaration, namedDeclarations } from '../scopes/declarations.ts';
import { declarationsIn, folderFromKey, folderOf } from '../scopes/folders.ts';
import type { ScopeServices } from '../scopes/scope-provider.ts';
import { remember } from '../services/remember.ts';
import { misreadStretches } from './misread.ts';
import { settingsOf } from './settings.ts';

/** A plan as its checks see it: the declarations of its folder, and of the folders that it uses. */
export class PlanView implements PlanDocuments {
  readonly folder: URI;
  /** Documents of the plan's own folder. */
  readonly own: readonly LangiumDocument[];
  /** Its own documents and those of the folders it uses, directly or not. */
  readonly documents: readonly LangiumDocument[];
  readonly declarations: readonly Declaration[];
  /** Everything with a name that other declarations use, teams within teams included. */
  readonly named: readonly NamedDeclaration[];
  private readonly kept = new Map<string, unknown>();
  private code: { readonly currency: string | undefined } | undefined;

  constructor(folder: URI, own: readonly LangiumDocument[], documents: readonly LangiumDocument[]) {
    this.folder = folder;
    this.own = own;
    this.documents = documents;
    this.declarations = documents.flatMap((document) => [...declarationsIn(document.parseResult.value)]);
    this.named = documents.flatMap((document) => namedDeclarations(document.parseResult.value));
  }

  /** The plan's header; a library has none. Where there are several, the first. */
  get header(): PlanHeader | undefined {
    return this.headers[0];
  }

  get headers(): readonly PlanHeader[] {
    return this.ofType<PlanHeader>('PlanHeader').filter((header) => this.isOwn(header));
  }

  /** ISO 4217 code; undefined where the header names none, or one that does not exist. */
  get currency(): string | undefined {
    this.code ??= this.findCurrency();
    return this.code.currency;
  }

  private findCurrency(): { readonly currency: string | undefined } {
    const code = this.header && settingsOf(this.header, 'CurrencySetting')[0]?.currency;
    return { currency: code !== undefined && isCurrency(code) ? code : undefined };
  }

  get goals(): readonly Goal[] {
    return this.ofType<Goal>('Goal');
  }

  get roles(): readonly Role[] {
    return this.once<readonly Role[]>('roles', () => this.named.filter((node) => node.$type === 'Role'));
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
    return this.named.filter((node): node is Team => node.$type === 'Team');
  }

  /** Whether a node stands in the plan's own folder, and not in one that it uses. */
  isOwn(node: AstNode): boolean {
    return this.own.includes(AstUtils.getDocument(node));
  }

  /** Documents that could not be read completely. */
  get broken(): readonly LangiumDocument[] {
    return this.documents.filter(
      ({ parseResult }) => parseResult.lexerErrors.length + parseResult.parserErrors.length > 0,
    );
  }

  /** Whether who is paid on what may have been misread: then nobody can say what is missing there. */
  get rolesMisread(): boolean {
    const kinds = this.broken.flatMap((document) => misreadStretches(document).map(({ kind }) => kind));
    return kinds.some((kind) =>
      ['', 'role', 'roles', 'scorecard', 'components', 'team', 'use'].includes(kind),
    );
  }

  /** What is declared under each name, by all folders of the plan. */
  get byName(): ReadonlyMap<string, readonly NamedDeclaration[]> {
    return this.once('by name', () => Map.groupBy(this.named, ({ name }) => name));
  }

  /** Something worked out once for the whole plan, kept until a document changes. */
  once<T>(what: string, make: () => NonNullable<T>): NonNullable<T> {
    return remember<string, T>(this.kept as Map<string, T>, what, make);
  }

  private ofType<N extends Declaration>(type: N['$type']): readonly N[] {
    return this.once<readonly N[]>(`type ${type}`, () =>
      this.declarations.filter((node): node is N => node.$type === type),
    );
  }
}

/** Services that the checks share. */
export interface CheckServices {
  readonly checks: { readonly PlanViews: PlanViews };
}

/** The view of each folder, kept until a document changes. */
export class PlanViews {
  private readonly services: LangiumCoreServices & ScopeServices;
  private readonly views = new Map<string, PlanView>();
  /** The same by document, since every check of every node asks. */
  private byDocument = new WeakMap<LangiumDocument, PlanView>();

  constructor(services: LangiumCoreServices & ScopeServices) {
    this.services = services;
    const builder = services.shared.workspace.DocumentBuilder;
    builder.onUpdate(() => this.forget());
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
    const { PlanSymbols: symbols } = this.services.scopes;
    const folder = folderOf(document.uri);
    return remember(this.views, folder, () => {
      const own = symbols.documentsOf(folder);
      return new PlanView(
        folderFromKey(folder),
        own,
        symbols.reach(folder).flatMap((one) => [...symbols.documentsOf(one)]),
      );
    });
  }
}
