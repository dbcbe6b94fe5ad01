import type { LangiumDocument } from 'langium';
import { DECLARATION_KINDS, type DeclarationKind, shareNames } from '../scopes/declarations.ts';
import type { RefactorServices } from './refactor.ts';

/** A name that nothing of a kind bears yet where a document sees it: the wanted one, or that with a number. */
export function freeName(
  wanted: string,
  kind: DeclarationKind,
  { uri }: LangiumDocument,
  { scopes }: RefactorServices,
): string {
  const kinds = DECLARATION_KINDS.filter((other) => shareNames(kind, other));
  const taken = new Set(scopes.PlanSymbols.visible(uri, kinds).flatMap((names) => [...names.keys()]));
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
  return name;
}
