import { type AstNode, type CstNode, CstUtils } from 'langium';

const MOST_LINES = 16;

/** A declaration as it stands in the text, less the indent of its block, cut where it is long. */
export function declarationText(node: AstNode): string | undefined {
  const text = node.$cstNode?.text;
  if (text === undefined) return undefined;
  const [first = '', ...rest] = text.split(/\r?\n/);
  const lines = [first, ...outdented(rest)];
  return lines.length <= MOST_LINES
    ? lines.join('\n')
    : [...lines.slice(0, MOST_LINES - 1), '  …'].join('\n');
}

/** The comments that stand directly above a declaration, as one text. */
export function commentAbove(node: AstNode): string | undefined {
  const cst = node.$cstNode;
  if (cst === undefined) return undefined;
  const lines: string[] = [];
  let below: CstNode = cst;
  let above = CstUtils.getPreviousNode(cst, true);
  while (above?.hidden && /_COMMENT$/.test(tokenName(above)) && isRightAbove(above, below)) {
    lines.unshift(withoutMarks(above.text));
    below = above;
    above = CstUtils.getPreviousNode(above, true);
  }
  return lines.length === 0 ? undefined : lines.join('\n');
}

function isRightAbove(comment: CstNode, below: CstNode): boolean {
  const previous = CstUtils.getPreviousNode(comment, true);
  const hasOwnLine = previous === undefined || previous.range.end.line < comment.range.start.line;
  return hasOwnLine && below.range.start.line - comment.range.end.line <= 1;
}

function tokenName(node: CstNode): string {
  return 'tokenType' in node ? (node.tokenType as { name: string }).name : '';
}

function withoutMarks(comment: string): string {
  if (comment.startsWith('//')) return comment.slice(2).trim();
  const inner = comment.replace(/^\/\*+/, '').replace(/\*\/$/, '');
  return inner
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^\*\s?/, ''))
    .join('\n')
    .trim();
}

function outdented(lines: string[]): string[] {
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  // The closing brace stands at the declaration's own indent, so what is common to the lines is that indent.
  return lines.map((line) => line.slice(Math.min(common, line.length)));
}
