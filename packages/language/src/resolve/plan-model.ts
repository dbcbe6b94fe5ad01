import type { AstNode, LangiumDocument, URI } from 'langium';
import type { Document } from '../generated/ast.ts';
import type { DeclarationKind, NamedDeclaration } from '../scopes/declarations.ts';
import { namedDeclarations } from '../scopes/declarations.ts';
import { declarationsIn, folderKey, folderOf } from '../scopes/folders.ts';
import type { OnTargetServices } from '../services/core-module.ts';
import { remember } from '../services/remember.ts';

/** One plan: the files of its folder and of the folders it uses, all linked. */
export interface PlanModel {
  /** Stable through amendments: from the project file, else the folder's name. */
  readonly id: string;
  /** What the plan calls itself, else its id. */
  readonly title: string;
  /** The plan's folder, as `folderKey` spells it. */
  readonly folder: string;
  /** The folder's own files in the order of their addresses, then those of used folders. */
  readonly documents: readonly LangiumDocument<Document>[];
}

export interface PlanModelOptions {
  readonly id?: string;
}

/** The model of the plan in a folder whose documents (and those of the folders it uses) are loaded and linked. */
export function planModel(
  services: OnTargetServices,
  folder: URI,
  options: PlanModelOptions = {},
): PlanModel {
  const key = folderKey(folder);
  const symbols = services.scopes.PlanSymbols;
  const documents = symbols.reach(key).flatMap((one) => symbols.documentsOf(one));
  const id = options.id ?? decodeURIComponent(key.slice(key.lastIndexOf('/') + 1));
  const model = { id, title: id, folder: key, documents: documents as LangiumDocument<Document>[] };
  return { ...model, title: headerTitle(model) ?? id };
}

/** Whether a document belongs to the plan's own folder, and not to one it uses. */
export function isOwn(model: PlanModel, document: LangiumDocument): boolean {
  return folderOf(document.uri) === model.folder;
}

/** The plan's own documents. */
export function ownDocuments(model: PlanModel): LangiumDocument<Document>[] {
  return model.documents.filter((document) => isOwn(model, document));
}

/** All declarations of a kind in the plan and what it uses, own files first; teams inside teams included. */
export function declarationsOf<K extends DeclarationKind>(
  model: PlanModel,
  kind: K,
): Extract<NamedDeclaration, { $type: K }>[] {
  const byKind = remember(byKindOfModel, model, () =>
    Map.groupBy(
      model.documents.flatMap(({ parseResult }) => namedDeclarations(parseResult.value)),
      ({ $type }) => $type,
    ),
  );
  return (byKind.get(kind) ?? []) as Extract<NamedDeclaration, { $type: K }>[];
}

/** The top-level declarations of the plan's own files that are of one type, such as its headers or its examples. */
export function ownDeclarations<T extends AstNode>(model: PlanModel, type: T['$type']): T[] {
  return ownDocuments(model)
    .flatMap(({ parseResult }): AstNode[] => declarationsIn(parseResult.value))
    .filter((node): node is T => node.$type === type);
}

const byKindOfModel = new WeakMap<PlanModel, Map<DeclarationKind, NamedDeclaration[]>>();

function headerTitle(model: PlanModel): string | undefined {
  const [header] = ownDeclarations<AstNode & { readonly title?: string }>(model, 'PlanHeader');
  return header?.title || undefined;
}
