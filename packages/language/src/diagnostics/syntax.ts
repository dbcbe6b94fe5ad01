import { rulesOf } from './rule.ts';
import { oneOf } from './words.ts';

const rule = rulesOf('syntax');

/** What cannot be read at all. */
export const syntaxRules = {
  'not-understood': rule<{ found: string; expected: readonly string[]; inside: string }>({
    title: 'The text follows the language',
    message: ({ found, expected, inside }) => {
      const wanted = expected.length === 0 ? '' : ` Expected here: ${oneOf(expected)}.`;
      return `${found === '' ? `The file ends inside ${inside}` : `"${found}" cannot stand here, inside ${inside}`}.${wanted}`;
    },
  }),
  'character-unknown': rule<{ text: string; hint?: string }>({
    title: 'Every character belongs to a word, a number or a mark',
    message: ({ text, hint }) => `"${text}" cannot stand on its own.${hint === undefined ? '' : ` ${hint}`}`,
  }),
  'value-unreadable': rule<{ text: string; problem: string }>({
    title: 'Every amount, percent and date can be read exactly',
    message: ({ text, problem }) => `${text} is not a value: ${problem}.`,
  }),
};
