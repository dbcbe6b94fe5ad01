import { rulesOf } from './rule.ts';
import { oneOf } from './words.ts';

const rule = rulesOf('syntax');

/** What cannot be read at all. */
export const syntaxRules = {
  'not-understood': rule<{
    found: string;
    after: string;
    expected: readonly string[];
    inside: string;
    holds?: string;
    hint?: string;
  }>({
    title: 'The text follows the language',
    message: ({ found, after, expected, inside, holds, hint }) => {
      const place = after === '' ? 'Here' : `After "${after}"`;
      if (hint !== undefined) return `"${found}" cannot stand here, inside ${inside}. ${sentence(hint)}`;
      if (found === '') {
        const wanted = expected.length === 0 ? '' : `: ${oneOf(quoted(expected))} is missing`;
        return `The file ends inside ${inside}${wanted}.`;
      }
      if (expected.length > 0)
        return `${place}, inside ${inside}, comes ${oneOf(quoted(expected))}, not "${found}".`;
      const begins = holds === undefined ? '' : ` What can stand there: ${holds}.`;
      return `"${found}" cannot stand here, inside ${inside}.${begins}`;
    },
  }),
  'character-unknown': rule<{ text: string; hint?: string }>({
    title: 'Every character belongs to a word, a number or a mark',
    message: ({ text, hint }) =>
      `"${text}" cannot stand on its own.${hint === undefined ? '' : ` ${sentence(hint)}`}`,
  }),
  'text-unfinished': rule<{ text: string }>({
    title: 'A text in quotes ends on its line',
    message: ({ text }) => `The text that begins with "${text}" has no closing quote on its line.`,
  }),
  'number-in-pieces': rule<{ written: string; list: string; whole?: string }>({
    title: 'Thousands are grouped by commas, and lists have a space after each comma',
    message: ({ written, list, whole }) =>
      `${written} is neither one number nor a list: write ${
        whole === undefined ? '' : `${whole} for one number, or `
      }${list} for several, and a point before decimals.`,
  }),
  'nested-too-deep': rule<{ most: number }>({
    title: 'Brackets are not nested without end',
    message: ({ most }) =>
      `Brackets, braces or signs are nested more than ${most} deep here, or a formula has more parts than can be read. Divide it up with columns or parameters.`,
  }),
  'value-unreadable': rule<{ text: string; problem: string }>({
    title: 'Every amount, percent and date can be read exactly',
    message: ({ text, problem }) => `${text} is not a value: ${problem}.`,
  }),
};

/** Words of the language in quotes, descriptions (`a name`) without. */
function quoted(words: readonly string[]): string[] {
  return words.map((word) => (/^(an?|the|\|) /.test(word) ? word : `"${word}"`));
}

function sentence(hint: string): string {
  return /[.?!]$/.test(hint) ? hint : `${hint}.`;
}
