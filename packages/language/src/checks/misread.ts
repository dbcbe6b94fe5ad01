import type { AstNode, LangiumDocument } from 'langium';
import { hasNoPlace } from '../parser/reparse/place.ts';

/** A stretch of text, in offsets; the end does not belong to it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Misread extends Stretch {
  /** The word that the misread declaration begins with; empty where no line begins one. */
  readonly kind: string;
}

/** A line that begins a declaration: there reading starts afresh, however broken the text before was. */
const DECLARATION =
  /^(plan|use|parameter|data|team|revenue\s+measure|measure|goal|curve|roles?|scorecard|components|pool|policy|examples|prove)\b/gm;

const known = new WeakMap<AstNode, readonly Misread[]>();

/**
 * Where the parser may have read something else than what was written: from each of its errors to the next
 * declaration. What stands there is neither checked nor complained about.
 */
export function misreadStretches(document: LangiumDocument): readonly Misread[] {
  const { value } = document.parseResult;
  let stretches = known.get(value);
  if (stretches === undefined) {
    stretches = find(document);
    known.set(value, stretches);
  }
  return stretches;
}

/** Whether a stretch of text touches one that may have been misread. */
export function isMisread({ start, end }: Stretch, document: LangiumDocument): boolean {
  return misreadStretches(document).some((stretch) => stretch.start < end && start < stretch.end);
}

function find(document: LangiumDocument): Misread[] {
  const { lexerErrors, parserErrors } = document.parseResult;
  if (lexerErrors.length + parserErrors.length === 0) return [];
  const text = document.textDocument.getText();
  const declarations = [...text.matchAll(DECLARATION)];
  const errors = [
    ...lexerErrors.map(({ offset }) => offset),
    ...parserErrors.map(({ token }) => (hasNoPlace(token) ? text.length : token.startOffset)),
  ];
  return errors.map((start) => ({
    start,
    end: declarations.find(({ index }) => index > start)?.index ?? text.length + 1,
    kind: declarations.findLast(({ index }) => index <= start)?.[1] ?? '',
  }));
}
