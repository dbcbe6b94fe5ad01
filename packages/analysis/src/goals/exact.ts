import { parseRational, type Rational } from '@ontarget/evaluator/numbers';

/** The number that a canonical text of an evaluator stands for. The reader of evaluator files lets no other text through. */
export function exactOf(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new TypeError(parsed.message);
  return parsed.value;
}
