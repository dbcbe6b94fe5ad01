import { nearestName } from '@ontarget/evaluator/words';

/** The word of the language that a misspelt one most likely meant; short words are too near to one another to tell. */
export function nearestWord(found: string, words: readonly string[]): string | undefined {
  return found.length < 4 ? undefined : nearestName(found, words);
}
