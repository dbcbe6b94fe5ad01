import {
  type DeclarationKind,
  declarationsOf,
  folderKey,
  folderOf,
  messageOf,
  type NamedDeclaration,
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

const KIND_WORDS: Readonly<Record<DeclarationKind, string>> = {
  DataTable: 'a data table',
  Team: 'a team',
  Measure: 'a measure',
  Goal: 'a goal',
  Curve: 'a curve',
  Role: 'a role',
  Parameter: 'a parameter',
  Pool: 'a pool',
};

/**
 * Refuses a name that a folder in use declares again: an evaluator has one entry for each name, and what the used
 * folder says of it would be read as the plan's own.
 */
export function refuseNamesTwice(c: Compilation): void {
  for (const kind of Object.keys(KIND_WORDS) as DeclarationKind[]) {
    const kept = new Set<NamedDeclaration>(declared(c, kind));
    for (const node of declarationsOf(c.model, kind)) {
      if (kept.has(node) || typeof node.name !== 'string') continue;
      const first = [...kept].find(({ name }) => name === node.name);
      const at = first && c.places.rangeOf(first);
      const place = at === undefined ? 'in this plan' : `${at.file}, line ${at.line}`;
      const params = { name: node.name, what: KIND_WORDS[kind], first: place };
      c.refusals.push(new Refusal('name-twice', node, messageOf('name-twice', params)));
    }
  }
}
