import {
  DECLARATION_KINDS,
  type DeclarationKind,
  declarationsOf,
  folderKey,
  folderOf,
  kindInWords,
  messageOf,
  type NamedDeclaration,
  shareNames,
} from '@ontarget/language';
import { AstUtils } from 'langium';
import type { Compilation } from './compilation.ts';
import { Refusal } from './problems.ts';

type Declared<K extends DeclarationKind> = Extract<NamedDeclaration, { $type: K }>;

/** The declarations of a kind, one for each name: the plan's own where a folder that it uses has the name too. */
export function declared<K extends DeclarationKind>(
  { model }: Pick<Compilation, 'model'>,
  kind: K,
): Declared<K>[] {
  const byName = new Map<string, Declared<K>>();
  const own = folderKey(model.folder);
  const all = declarationsOf(model, kind).filter(({ name }) => typeof name === 'string');
  const isOwn = (node: Declared<K>) => folderOf(AstUtils.getDocument(node).uri) === own;
  for (const node of [...all.filter(isOwn), ...all.filter((one) => !isOwn(one))]) {
    if (!byName.has(node.name)) byName.set(node.name, node);
  }
  return [...byName.values()];
}

/**
 * Refuses a name that a folder in use declares again: an evaluator has one entry for each name, and what the used
 * folder says of it would be read as the plan's own. Told where the used folder declares it; the plan's own place is
 * told by the language's checks.
 */
export function refuseNamesTwice(c: Compilation): void {
  const own = folderKey(c.model.folder);
  const folderOfNode = (node: NamedDeclaration) => folderOf(AstUtils.getDocument(node).uri);
  const all = DECLARATION_KINDS.flatMap((kind): readonly NamedDeclaration[] =>
    declarationsOf(c.model, kind),
  ).filter(({ name }) => typeof name === 'string');
  for (const [name, nodes] of Map.groupBy(all, (node) => node.name)) {
    if (nodes.length < 2) continue;
    const ownFirst = [...nodes].sort(
      (a, b) => Number(folderOfNode(b) === own) - Number(folderOfNode(a) === own),
    );
    for (const [index, node] of ownFirst.entries()) {
      const first = ownFirst
        .slice(0, index)
        .find((other) => shareNames(other.$type, node.$type) && folderOfNode(other) !== folderOfNode(node));
      if (first === undefined) continue;
      const at = c.places.rangeOf(first);
      const place = at === undefined ? 'in this plan' : `line ${at.line} of ${at.file}`;
      const params = { name, what: `a ${kindInWords(first.$type)}`, first: place };
      c.refusals.push(new Refusal('name-twice', node, messageOf('name-twice', params)));
    }
  }
}
