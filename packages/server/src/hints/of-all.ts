import { compare, type Rational } from '@ontarget/evaluator/numbers';

/** One number for all, or from the least to the greatest; nothing where one is not known. */
export function ofAll(
  numbers: readonly (Rational | undefined)[],
  inWords: (number: Rational) => string,
): string | undefined {
  const known = numbers.filter((number) => number !== undefined).toSorted(compare);
  const [least, greatest] = [known[0], known.at(-1)];
  if (least === undefined || greatest === undefined || known.length < numbers.length) return undefined;
  const [from, to] = [inWords(least), inWords(greatest)];
  return from === to ? from : `${from} to ${to}`;
}
