import { type AstNode, AstUtils, type LangiumDocument } from 'langium';
import type { Damage } from './compilation.ts';

/** A stretch of a file, in characters. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What the errors of documents did to their trees. */
export function damageOf(documents: readonly LangiumDocument[]): Damage {
  return {
    broken: brokenNodes(documents),
    mended: (node) => isMended(AstUtils.getDocument(node)),
  };
}

function isMended({ parseResult }: LangiumDocument): boolean {
  return parseResult.lexerErrors.length + parseResult.parserErrors.length > 0;
}

/**
 * Tells which nodes an error of the language makes unusable: those that contain an unreadable stretch of text or a
 * name that stands for nothing. A parser's error is reported at the next token, so the node before it is unusable too.
 */
function brokenNodes(documents: readonly LangiumDocument[]): (node: AstNode) => boolean {
  const stretches = new Map(documents.map((document) => [document, unreadable(document)]));
  return (node) => {
    const { $cstNode } = node;
    if ($cstNode === undefined) return false;
    const document = AstUtils.getDocument(node);
    const broken = stretches.get(document) ?? [];
    // Components are broken each by themselves, so that a role keeps those that are not.
    const inner = node.$type === 'Role' ? ownErrors(node, broken) : broken;
    return inner.some(({ from, to }) => from <= $cstNode.end && $cstNode.offset <= to);
  };
}

function unreadable(document: LangiumDocument): Stretch[] {
  const text = document.textDocument.getText();
  const { lexerErrors, parserErrors } = document.parseResult;
  const lexed = lexerErrors.map(({ offset, length }) => ({ from: offset, to: offset + length }));
  const parsed = parserErrors.map(({ token }) => {
    const at = Number.isNaN(token.startOffset) ? text.length : token.startOffset;
    return { from: lastTextBefore(text, at), to: at };
  });
  const unlinked = document.references.flatMap(({ error, $refNode }) =>
    error === undefined || $refNode === undefined ? [] : [{ from: $refNode.offset, to: $refNode.end }],
  );
  return [...lexed, ...parsed, ...unlinked];
}

/** The end of the text before a token, across spaces and line breaks. */
function lastTextBefore(text: string, at: number): number {
  let last = Math.min(at, text.length) - 1;
  while (last > 0 && /\s/.test(text.charAt(last))) last -= 1;
  return Math.max(last, 0);
}

function ownErrors(role: AstNode, stretches: readonly Stretch[]): Stretch[] {
  const components = AstUtils.streamAllContents(role)
    .filter((node) => COMPONENTS.has(node.$type))
    .toArray();
  return stretches.filter(({ from, to }) => {
    const holder = components.find(
      ({ $cstNode }) => $cstNode && $cstNode.offset <= from && to <= $cstNode.end,
    );
    return holder === undefined;
  });
}

const COMPONENTS: ReadonlySet<string> = new Set(['WeightedComponent', 'Commission', 'Bonus', 'FormulaPay']);
