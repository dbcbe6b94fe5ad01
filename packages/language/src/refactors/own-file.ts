import { type LangiumDocument, UriUtils } from 'langium';
import { insertAt, nodesAround } from '../fixes/editing.ts';
import type { TextEdit } from '../fixes/fix.ts';
import * as ast from '../generated/ast.ts';
import { Comments } from '../rewrites/comments.ts';
import { isRead, takeAway } from '../rewrites/pieces.ts';
import { declarationsIn } from '../scopes/folders.ts';
import type { Refactor, Refactorer, RefactorServices } from './refactor.ts';

/** Moves a role into a file of its own, and each role of a file into one: a folder is one plan, so it means the same. */
export const moveRoles: Refactorer = (document, range, services): readonly Refactor[] => {
  if (!isRead(document)) return [];
  const all = declarationsIn(document.parseResult.value);
  const roles = all.filter(ast.isRole);
  const asked = nodesAround(document, range).find(ast.isRole);
  // What is left behind must be something.
  if (asked === undefined || !roles.includes(asked) || all.length < 2) return [];
  const one = moved([asked], `Move ${asked.name} into a file of its own`, document, services);
  if (roles.length < 2) return [one];
  const title = `Move each of the ${roles.length} roles into a file of its own`;
  return [one, moved(roles, title, document, services)];
};

function moved(
  roles: readonly ast.Role[],
  title: string,
  document: LangiumDocument,
  services: RefactorServices,
): Refactor {
  const comments = new Comments(document, services);
  const edits = new Map<string, TextEdit[]>([[document.uri.toString(), []]]);
  const creates: string[] = [];
  for (const role of roles) {
    const text = role.$cstNode;
    if (text === undefined) continue;
    const above = comments.above(text);
    const from = above[0]?.start ?? text.offset;
    const to = comments.behind(text).at(-1)?.end ?? text.end;
    const uri = freeFile(role.name, document, creates, services);
    creates.push(uri);
    const start = { line: 0, character: 0 };
    edits.set(uri, [insertAt(start, `${document.textDocument.getText().slice(from, to).trimEnd()}\n`)]);
    edits.get(document.uri.toString())?.push(takeAway(document, from, to));
  }
  return { kind: 'move', title, edits, creates };
}

/** `enterprise-ae.ote` beside the document, or with a number where there is such a file. */
function freeFile(
  name: string,
  { uri }: LangiumDocument,
  taken: readonly string[],
  { shared }: RefactorServices,
): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
  const { LangiumDocuments } = shared.workspace;
  for (let number = 1; ; number += 1) {
    const file = UriUtils.joinPath(UriUtils.dirname(uri), `${words}${number === 1 ? '' : `-${number}`}.ote`);
    if (!LangiumDocuments.hasDocument(file) && !taken.includes(file.toString())) return file.toString();
  }
}
