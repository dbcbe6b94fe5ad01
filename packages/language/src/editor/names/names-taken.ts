import { type AstNode, AstUtils, type LangiumDocument } from 'langium';
import { kindInWords } from '../../checks/kinds.ts';
import * as ast from '../../generated/ast.ts';
import { componentsOf } from '../../resolve/components.ts';
import { columnsOf, tableOfColumn } from '../../resolve/tables.ts';
import { DECLARATION_KINDS, isNamedDeclaration, shareNames } from '../../scopes/declarations.ts';
import { folderOf } from '../../scopes/folders.ts';
import type { OnTargetServices } from '../../services/core-module.ts';
import { forEachReference, walk } from '../../services/walk.ts';
import { visibleNamed } from './spoken.ts';

/** Headings of examples that are no names of the plan. */
const HEADINGS: ReadonlySet<string> = new Set([
  'month',
  'quarter',
  'payee',
  'paid',
  'total',
  'payment',
  'node',
  'year',
]);

/** What is renamed, and where its name is written. */
export interface Renaming {
  readonly targets: readonly AstNode[];
  readonly newName: string;
  /** The documents that see it. */
  readonly documents: readonly LangiumDocument[];
}

/** What already bears the new name, at some place where it would then stand for two things; undefined where nothing does. */
export function bearerOf(renaming: Renaming, services: OnTargetServices): AstNode | string | undefined {
  for (const target of renaming.targets) {
    const sibling = siblingsOf(target, services).find(
      (node) => !renaming.targets.includes(node) && nameOf(node) === renaming.newName,
    );
    if (sibling !== undefined) return sibling;
  }
  for (const document of renaming.documents) {
    const found = bearerIn(document, renaming, services);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Declarations beside which none of the same name may stand. */
function siblingsOf(target: AstNode, services: OnTargetServices): AstNode[] {
  if (isNamedDeclaration(target)) {
    const { PlanSymbols } = services.scopes;
    const kinds = DECLARATION_KINDS.filter((kind) => shareNames(kind, target.$type));
    return PlanSymbols.seenBy(folderOf(AstUtils.getDocument(target).uri))
      .flatMap((folder) => PlanSymbols.visibleIn(folder, kinds))
      .flatMap((names) => [...names.values()].flat())
      .flatMap(({ node }) => node ?? []);
  }
  if (ast.isTableColumn(target)) return columnsOf(tableOfColumn(target));
  if (ast.isGradeName(target)) return target.$container.grades;
  if (ast.isChoice(target))
    return AstUtils.getContainerOfType(target, ast.isInputColumn)?.type?.choices ?? [];
  return ast.isComponent(target) ? besideComponent(target, services) : [];
}

/** The components of each role that has this one, and of the block it stands in. */
function besideComponent(target: ast.Component, services: OnTargetServices): AstNode[] {
  const { PlanSymbols } = services.scopes;
  const roles = PlanSymbols.seenBy(folderOf(AstUtils.getDocument(target).uri))
    .flatMap((folder) => PlanSymbols.visibleIn(folder, ['Role']))
    .flatMap((names) => [...names.values()].flat())
    .flatMap(({ node }) => (ast.isRole(node) ? [componentsOf(node)] : []))
    .filter((components) => components.includes(target));
  const shared = AstUtils.getContainerOfType(target, ast.isComponentSet)?.components ?? [];
  return [...roles.flat(), ...shared];
}

/**
 * In one document: what a place that writes the name would find under the new one, or a place that writes the new name
 * already and would then find what is renamed.
 */
function bearerIn(
  document: LangiumDocument,
  { targets, newName }: Renaming,
  services: OnTargetServices,
): AstNode | string | undefined {
  const scopes = services.references.ScopeProvider;
  const isTarget = (node: AstNode | undefined) => node !== undefined && targets.includes(node);
  const oldNames = new Set(targets.map(nameOf));
  let found: AstNode | string | undefined;
  walk(document.parseResult.value, (node) => {
    if (found !== undefined) return;
    if (ast.isExampleColumn(node)) found = bearerOfHeading(node, oldNames, newName, services);
    forEachReference(node, (info) => {
      const text = info.reference.$refText;
      if (found !== undefined || (text !== newName && !oldNames.has(text))) return;
      const scope = scopes.getScope(info);
      if (text === newName) {
        const captured = [...oldNames].some(
          (old) => old !== undefined && scope.getElements(old).some((one) => isTarget(one.node)),
        );
        if (captured) found = ('ref' in info.reference ? info.reference.ref : undefined) ?? newName;
      } else if ('ref' in info.reference && isTarget(info.reference.ref)) {
        found = scope.getElements(newName).find(({ node: bearer }) => !isTarget(bearer))?.node;
      }
    });
  });
  return found;
}

function bearerOfHeading(
  heading: ast.ExampleColumn,
  oldNames: ReadonlySet<string | undefined>,
  newName: string,
  services: OnTargetServices,
): AstNode | string | undefined {
  if (!oldNames.has(heading.name)) return undefined;
  if (HEADINGS.has(newName)) return newName;
  const role = AstUtils.getContainerOfType(heading, ast.isExamples)?.role?.ref;
  const component = role && componentsOf(role).find(({ name }) => name === newName);
  return component ?? visibleNamed(heading, newName, ['Measure', 'Goal'], services);
}

/** `a measure called Bookings (company/all.ote, line 3)`. */
export function bearerInWords(bearer: AstNode | string): string {
  if (typeof bearer === 'string') return `the word ${bearer} of the headings of examples`;
  const name = nameOf(bearer) ?? '';
  const range = bearer.$cstNode?.range;
  const uri = range === undefined ? undefined : AstUtils.getDocument(bearer).uri;
  const file = uri?.path.split('/').slice(-2).join('/');
  const place = range === undefined ? 'which every plan has' : `${file}, line ${range.start.line + 1}`;
  return `${withArticle(wordsFor(bearer))} called ${name} (${place})`;
}

function wordsFor(node: AstNode): string {
  if (ast.isTableColumn(node)) return 'column';
  if (ast.isComponent(node)) return 'component';
  if (ast.isChoice(node)) return 'value';
  return ast.isGradeName(node) ? 'grade' : kindInWords(node.$type);
}

function withArticle(word: string): string {
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}

function nameOf(node: AstNode): string | undefined {
  const { name } = node as { name?: unknown };
  return typeof name === 'string' ? name : undefined;
}
