import {
  type AstNode,
  type AstNodeDescription,
  type AstNodeDescriptionProvider,
  DocumentState,
  type LangiumCoreServices,
  type LangiumDocument,
  type LangiumDocuments,
  type URI,
} from 'langium';
import { rememberShared, type SeenShared, type SharedComponents } from '../resolve/scorecards.ts';
import { remember } from '../services/remember.ts';
import { WatchedList } from '../services/watched-list.ts';
import { BUILT_IN_TABLES, describeBuiltIn } from './built-in.ts';
import { type DeclarationKind, namedDeclarations } from './declarations.ts';
import { declarationsIn, folderOf, usedFolders } from './folders.ts';
import type { Names } from './map-scope.ts';

type NamesByKind = ReadonlyMap<DeclarationKind, Names>;

interface Folder {
  readonly documents: readonly LangiumDocument[];
  readonly uses: readonly string[];
  names?: NamesByKind;
}

/**
 * What the declarations of each folder are called, kept until a document changes. A folder's own documents come
 * first, then those of the folders it uses; a folder that a used folder uses is not seen.
 */
export class PlanSymbols {
  private readonly documents: LangiumDocuments;
  private readonly descriptions: AstNodeDescriptionProvider;
  private readonly ofRoot = new WeakMap<AstNode, readonly AstNodeDescription[]>();
  private folders: Map<string, Folder> | undefined;
  private scopes = new Map<string, readonly Names[]>();
  private readonly shared = new Map<string, readonly SharedComponents[]>();
  private readonly seen = new Map<string, SeenShared>();

  constructor(services: LangiumCoreServices) {
    this.documents = services.shared.workspace.LangiumDocuments;
    this.descriptions = services.workspace.AstNodeDescriptionProvider;
    const builder = services.shared.workspace.DocumentBuilder;
    builder.onUpdate(() => this.forget());
    builder.onBuildPhase(DocumentState.IndexedContent, (documents) => {
      this.forget();
      for (const { uri, parseResult } of documents) {
        rememberShared(parseResult.value, this.sharedOf(folderOf(uri)));
      }
    });
  }

  /** Descriptions of all that a document declares for others, computed once for each of its syntax trees. */
  declared(document: LangiumDocument): readonly AstNodeDescription[] {
    const root = document.parseResult.value;
    const known = this.ofRoot.get(root);
    if (known !== undefined) return known;
    const described = namedDeclarations(root)
      .filter(({ name }) => typeof name === 'string' && name !== '')
      .map((node) => this.descriptions.createDescription(node, node.name, document));
    this.ofRoot.set(root, described);
    return described;
  }

  /** The names of some kinds that a document in the folder of `uri` sees, nearest first. */
  visible(uri: URI, kinds: readonly DeclarationKind[]): readonly Names[] {
    return this.visibleIn(folderOf(uri), kinds);
  }

  /** The names of some kinds that the documents of a folder see, nearest first. */
  visibleIn(key: string, kinds: readonly DeclarationKind[]): readonly Names[] {
    const cacheKey = `${key} ${kinds.join()}`;
    const known = this.scopes.get(cacheKey);
    if (known !== undefined) return known;
    const reach = [key, ...(this.byFolder().get(key)?.uses ?? [])];
    const found = reach.flatMap((folder) => this.namesOf(folder, kinds));
    if (kinds.includes('DataTable')) found.push(BUILT_IN_NAMES);
    this.scopes.set(cacheKey, found);
    return found;
  }

  /** The documents of a folder, in the order of their addresses. */
  documentsOf(folder: string): readonly LangiumDocument[] {
    return this.byFolder().get(folder)?.documents ?? [];
  }

  /**
   * Keys of a folder and of all that it uses, directly or through another folder, the folder itself first. A circle
   * of folders ends where it closes.
   */
  reach(folder: string): string[] {
    const seen = new Set([folder]);
    for (const one of seen) for (const used of this.byFolder().get(one)?.uses ?? []) seen.add(used);
    return [...seen];
  }

  /** Keys of the folders that see what a folder declares: itself, then those that use it. */
  seenBy(folder: string): string[] {
    const users = [...this.byFolder()].flatMap(([key, { uses }]) => (uses.includes(folder) ? [key] : []));
    return [folder, ...users];
  }

  /** Keys of the folders that are no plans of their own, and so are there to be used. */
  libraries(): string[] {
    const isLibrary = ({ documents }: Folder) =>
      !documents.some(({ parseResult }) =>
        declarationsIn(parseResult.value).some(({ $type }) => $type === 'PlanHeader'),
      );
    return [...this.byFolder()].filter(([, folder]) => isLibrary(folder)).map(([key]) => key);
  }

  /** The scorecards and lists of components of a folder and of those that it uses. */
  private sharedSeenFrom(folder: string): readonly SharedComponents[] {
    return remember(
      this.shared,
      folder,
      () =>
        this.reach(folder)
          .flatMap((one) => [...this.documentsOf(one)])
          .flatMap(({ parseResult }) => declarationsIn(parseResult.value))
          .filter(({ $type }) => $type === 'Scorecard' || $type === 'ComponentSet') as SharedComponents[],
    );
  }

  private sharedOf(folder: string): SeenShared {
    return remember(this.seen, folder, () => {
      const list = () => this.sharedSeenFrom(folder);
      return { list, watched: new WatchedList(list) };
    });
  }

  private namesOf(key: string, kinds: readonly DeclarationKind[]): Names[] {
    const folder = this.byFolder().get(key);
    if (folder === undefined) return [];
    folder.names ??= this.collect(folder.documents);
    const found = kinds.map((kind) => folder.names?.get(kind));
    return found.filter((names) => names !== undefined);
  }

  private collect(documents: readonly LangiumDocument[]): NamesByKind {
    const byKind = new Map<DeclarationKind, Map<string, AstNodeDescription[]>>();
    for (const description of documents.flatMap((document) => this.declared(document))) {
      const kind = description.type as DeclarationKind;
      const names = remember(byKind, kind, () => new Map());
      const same = names.get(description.name);
      if (same === undefined) names.set(description.name, [description]);
      else same.push(description);
    }
    return byKind;
  }

  private byFolder(): Map<string, Folder> {
    this.folders ??= grouped(this.documents.all.toArray());
    return this.folders;
  }

  private forget(): void {
    this.folders = undefined;
    this.scopes.clear();
    this.shared.clear();
  }
}

const BUILT_IN_NAMES: Names = new Map(BUILT_IN_TABLES.map((table) => [table.name, [describeBuiltIn(table)]]));

function grouped(documents: readonly LangiumDocument[]): Map<string, Folder> {
  const byKey = Map.groupBy(documents, ({ uri }) => folderOf(uri));
  const folders = new Map<string, Folder>();
  for (const [key, own] of byKey) {
    const sorted = own.toSorted((a, b) => compareText(a.uri.toString(), b.uri.toString()));
    const uses = new Set(sorted.flatMap((document) => usedFolders(document)));
    uses.delete(key);
    folders.set(key, { documents: sorted, uses: [...uses] });
  }
  return folders;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
