import { type AstNode, AstUtils, UriUtils } from 'langium';
import { folderOf } from '../scopes/folders.ts';
import { lineOf, reader } from '../services/reads.ts';

/**
 * Where something stands, for a message about something else: `line 12`, `line 12 of teams.ote` in another file, or
 * `line 12 of ../company/teams.ote` in another folder.
 */
export function placeInWords(node: AstNode, seenFrom: AstNode): string {
  reader()?.line(node);
  const line = lineOf(node);
  const document = AstUtils.getDocument(node);
  const here = AstUtils.getDocument(seenFrom);
  if (document === here) return `line ${line}`;
  const file =
    folderOf(document.uri) === folderOf(here.uri)
      ? UriUtils.basename(document.uri)
      : UriUtils.relative(UriUtils.dirname(here.uri), document.uri);
  return `line ${line} of ${file}`;
}
