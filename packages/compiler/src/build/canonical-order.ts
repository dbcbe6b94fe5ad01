import { canonicalJson } from '@ontarget/evaluator/format';

/**
 * The one order of operands whose order means nothing, so that a plan whose lines were moved about has the same
 * digest: by their canonical text. The list is not changed.
 */
export function sorted<T>(operands: readonly T[]): T[] {
  const keyed = operands.map((operand) => [canonicalJson(operand), operand] as const);
  keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return keyed.map(([, operand]) => operand);
}

/** Texts in the order of their UTF-16 code units, each once. */
export function sortedTexts(texts: Iterable<string>): string[] {
  return [...new Set(texts)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
