import type { AstNode, LangiumDocument, URI } from 'langium';
import type { Declaration } from '../generated/ast.ts';
import { type DeclarationKind, type NamedDeclaration, namedDeclarations } from '../scopes/declarations.ts';
import { declarationsIn, folderKey, folderOf } from '../scopes/folders.ts';
import { remember } from '../services/remember.ts';

/** One plan as text: the files of its folder and of all folders that it uses, parsed and linked. */
export interface PlanDocuments {
  /** The plan's own folder. */
  readonly folder: URI;
  readonly documents: readonly LangiumDocument[];
  /** The declarations of a kind in `documents`, where the plan has them at hand. */
  ofKind?<K extends DeclarationKind>(kind: K): readonly Extract<NamedDeclaration, { $type: K }>[];
  /** The top-level declarations of a type in the plan's own folder, where the plan has them at hand. */
  ownOfType?<N extends Declaration>(type: N['$type']): readonly N[];
}

/** The documents of the plan's own folder. */
export function ownDocuments(plan: PlanDocuments): LangiumDocument[] {
  const folder = folderKey(plan.folder);
  return plan.documents.filter(({ uri }) => folderOf(uri) === folder);
}

/** All declarations of a kind in the plan and what it uses, in the order of its documents; teams inside teams included. */
export function declarationsOf<K extends DeclarationKind>(
  plan: PlanDocuments,
  kind: K,
): readonly Extract<NamedDeclaration, { $type: K }>[] {
  if (plan.ofKind !== undefined) return plan.ofKind(kind);
  const byKind = remember(byKindOfPlan, plan, () =>
    Map.groupBy(
      plan.documents.flatMap(({ parseResult }) => namedDeclarations(parseResult.value)),
      ({ $type }) => $type,
    ),
  );
  return (byKind.get(kind) ?? []) as Extract<NamedDeclaration, { $type: K }>[];
}

/** The top-level declarations of the plan's own files that are of one type, such as its headers or its examples. */
export function ownDeclarations<T extends Declaration>(plan: PlanDocuments, type: T['$type']): readonly T[] {
  if (plan.ownOfType !== undefined) return plan.ownOfType<T>(type);
  return ownDocuments(plan)
    .flatMap(({ parseResult }): AstNode[] => declarationsIn(parseResult.value))
    .filter((node): node is T => node.$type === type);
}

const byKindOfPlan = new WeakMap<PlanDocuments, Map<DeclarationKind, NamedDeclaration[]>>();
