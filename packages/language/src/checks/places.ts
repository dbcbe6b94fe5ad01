import { type AstNode, AstUtils, UriUtils } from 'langium';

/** Where something stands, for a message about something else: `line 12`, or `line 12 of teams.ote` in another file. */
export function placeInWords(node: AstNode, seenFrom: AstNode): string {
  const line = (node.$cstNode?.range.start.line ?? 0) + 1;
  const document = AstUtils.getDocument(node);
  if (document === AstUtils.getDocument(seenFrom)) return `line ${line}`;
  return `line ${line} of ${UriUtils.basename(document.uri)}`;
}
