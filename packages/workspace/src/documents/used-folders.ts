import {
  builtInTable,
  declarationsIn,
  fixesFor,
  folderFromKey,
  folderKey,
  folderOf,
  forEachReference,
  kindInWords,
  type NamedDeclaration,
  namedDeclarations,
  type OnTargetServiceSet,
  shareNames,
  usedFolder,
  usesOf,
  walk,
} from '@ontarget/language';
import type { UseFolder } from '@ontarget/language/ast';
import { type AstNode, AstUtils, isReference, type LangiumDocument } from 'langium';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { fromZeroBased, rangeOfNode } from '../diagnostics/ranges.ts';
import { place, relativePath } from '../places.ts';
import type { LoadedPlan } from './load.ts';

/** Folders in use that lead back to where they were used from, and `use` lines of the plan that bring in nothing. */
export function usedFolderProblems(
  services: OnTargetServiceSet,
  loaded: LoadedPlan,
  folder: string,
): Diagnostic[] {
  const links = [...loaded.own, ...loaded.used].flatMap((document) => linksOf(document));
  const circles = links.flatMap((link) => circleAt(link, links, folder));
  if (circles.length > 0 || loaded.problems.length > 0) return circles;
  return [...clashes(services, loaded, folder), ...unusedLinks(services, loaded, folder)];
}

/** One `use` line: the folder that it stands in, and the one that it names. */
interface Link {
  readonly use: UseFolder;
  readonly document: LangiumDocument;
  readonly from: string;
  readonly to: string;
}

function linksOf(document: LangiumDocument): Link[] {
  const from = folderOf(document.uri);
  return usesOf(document).map((use) => ({
    use,
    document,
    from,
    to: folderKey(usedFolder(use, document.uri)),
  }));
}

function circleAt(link: Link, links: readonly Link[], folder: string): Diagnostic[] {
  const way = wayTo(link.from, link.to, links);
  if (way === undefined) return [];
  const circle = [link.from, ...way].map((key) => relativePath(folder, place(folderFromKey(key))) || '.');
  return [problem('folder-circle', whereOf(link, folder), { path: circle[1] ?? '.', circle })];
}

/** The folders from `start` to `goal`, both of them included; undefined where no `use` leads there. */
function wayTo(goal: string, start: string, links: readonly Link[]): string[] | undefined {
  const ways = new Map([[start, [start]]]);
  for (const [at, way] of ways) {
    if (at === goal) return way;
    for (const { to } of links.filter(({ from }) => from === at)) {
      if (!ways.has(to)) ways.set(to, [...way, to]);
    }
  }
  return undefined;
}

/**
 * Names that two folders in use both declare. Each may be right by itself: the clash is the plan's, told where it uses
 * the second. Where one of the two uses the other, the language's own check tells it there.
 */
function clashes(services: OnTargetServiceSet, loaded: LoadedPlan, folder: string): Diagnostic[] {
  const symbols = services.OnTarget.scopes.PlanSymbols;
  const brought = new Map<string, NamedDeclaration[]>();
  const seen = new Set(loaded.own.map(({ uri }) => folderOf(uri)));
  return loaded.own.flatMap(linksOf).flatMap((link) => {
    const fresh = symbols.reach(link.to).filter((key) => !seen.has(key));
    const nodes = fresh
      .flatMap((key) => [...symbols.documentsOf(key)])
      .flatMap(({ parseResult }) => namedDeclarations(parseResult.value));
    const told = nodes.flatMap((node) => {
      const first = brought.get(node.name)?.find((other) => shareNames(other.$type, node.$type));
      if (first === undefined) return [];
      const file = relativePath(folder, place(AstUtils.getDocument(first).uri));
      const params = {
        name: node.name,
        what: `a ${kindInWords(first.$type)}`,
        first: `line ${rangeOfNode(first).line} of ${file}`,
      };
      return [problem('name-twice', whereOf(link, folder), params)];
    });
    for (const key of fresh) seen.add(key);
    for (const node of nodes) brought.set(node.name, [...(brought.get(node.name) ?? []), node]);
    return told;
  });
}

function unusedLinks(services: OnTargetServiceSet, loaded: LoadedPlan, folder: string): Diagnostic[] {
  // What could not be read may name something of the folder.
  if (loaded.own.some(hasSyntaxErrors)) return [];
  const symbols = services.OnTarget.scopes.PlanSymbols;
  const named = namedFolders(loaded.own);
  const ownNames = new Set(loaded.own.flatMap(namesIn));
  const first = new Map<string, Link>();
  return loaded.own.flatMap(linksOf).flatMap((link) => {
    const before = first.get(link.to);
    if (before !== undefined) return [unused(link, folder, `it is used already (${lineOf(before, link)})`)];
    first.set(link.to, link);
    if (named.has(link.to)) return [];
    const reach = symbols.reach(link.to).flatMap((key) => [...symbols.documentsOf(key)]);
    if (reach.some((document) => hasSyntaxErrors(document) || actsByItself(document))) return [];
    // What is declared here too may have been meant to come from there.
    if (reach.some((document) => declaresAnyOf(ownNames, document))) return [];
    const why = reach.some(declares)
      ? 'nothing here names what it declares, and it has no role that would be paid'
      : 'it declares nothing';
    return [unused(link, folder, why)];
  });
}

function unused({ use, document, ...link }: Link, folder: string, why: string): Diagnostic {
  const params = { path: use.path, why };
  const where = whereOf({ use, document, ...link }, folder);
  const range = use.$cstNode?.range;
  const fixes =
    range === undefined
      ? []
      : fixesFor({ code: 'folder-unused', params }, range, document).map(({ title, edits }) => ({
          title,
          edits: edits.map((edit) => ({
            uri: where.uri,
            range: fromZeroBased(edit.range),
            text: edit.newText,
          })),
        }));
  return { ...problem('folder-unused', where, params), unneeded: true, fixes };
}

/** The folders that the documents name something of. */
function namedFolders(documents: readonly LangiumDocument[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { parseResult } of documents) {
    walk(parseResult.value, (node) =>
      forEachReference(node, ({ reference }) => {
        const target = isReference(reference) ? reference.ref : undefined;
        if (target !== undefined) found.add(folderOf(AstUtils.getDocument(target).uri));
      }),
    );
  }
  return found;
}

/** What means something only where it is named. Everything else has its effect by standing there: a role is paid. */
const ONLY_WHERE_NAMED: ReadonlySet<string> = new Set([
  'Curve',
  'DataTable',
  'Goal',
  'Measure',
  'Parameter',
  'Pool',
  'Team',
  'UseFolder',
]);

function actsByItself({ parseResult }: LangiumDocument): boolean {
  return (declarationsIn(parseResult.value) as AstNode[]).some(
    (node) =>
      !ONLY_WHERE_NAMED.has(node.$type) ||
      // More columns of a table that every plan has are read without being named.
      (node.$type === 'DataTable' && builtInTable((node as { name?: string }).name ?? '') !== undefined),
  );
}

function declares({ parseResult }: LangiumDocument): boolean {
  return (declarationsIn(parseResult.value) as AstNode[]).some(({ $type }) => $type !== 'UseFolder');
}

function declaresAnyOf(names: ReadonlySet<string>, document: LangiumDocument): boolean {
  return namesIn(document).some((name) => names.has(name));
}

function namesIn({ parseResult }: LangiumDocument): string[] {
  return namedDeclarations(parseResult.value).map(({ name }) => name);
}

function whereOf({ use, document }: Link, folder: string) {
  const uri = place(document.uri);
  return { file: relativePath(folder, uri), uri, range: rangeOfNode(use) };
}

function lineOf(link: Link, seenFrom: Link): string {
  const line = `line ${rangeOfNode(link.use).line}`;
  if (link.document === seenFrom.document) return line;
  const folder = place(folderFromKey(link.from));
  return `${line} of ${relativePath(folder, place(link.document.uri))}`;
}

function hasSyntaxErrors({ parseResult }: LangiumDocument): boolean {
  return parseResult.lexerErrors.length + parseResult.parserErrors.length > 0;
}
