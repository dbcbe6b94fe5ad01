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
      const place = after === '' ? 'Here' : `After ${after.startsWith('"') ? after : `"${after}"`}`;
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
  'cells-pasted': rule<{ lines: number; first: string }>({
    title: 'Cells of a table stand between bars',
    fixable: true,
    message: ({ lines, first }) =>
      `${lines === 1 ? 'This line comes' : `These ${lines} lines come`} from a spreadsheet, with tabs between the cells. In a table of the plan cells stand between bars, as in "${first}".`,
  }),
  'quotes-curly': rule<{ written: string; meant: string }>({
    title: 'Texts stand in straight quotes',
    fixable: true,
    message: ({ written, meant }) =>
      `${written} has the quotes of a word processor: write ${meant}, with the straight quotes of the keyboard.`,
  }),
  'dash-long': rule<{ written: string; kind: string }>({
    title: 'Minus and hyphen are those of the keyboard',
    fixable: true,
    message: ({ written, kind }) =>
      `"${written}" is ${kind}, which nothing can be worked out with: write the hyphen of the keyboard, -.`,
  }),
  'space-unusual': rule<{ kind: 'invisible' | 'wide' }>({
    title: 'Spaces are plain ones',
    fixable: true,
    message: ({ kind }) =>
      kind === 'invisible'
        ? 'There is a character here that cannot be seen, as copying from a web page or a document brings it along. It keeps the text from being read.'
        : 'The space here is a special one, such as the space that does not break of spreadsheets and web pages, and what stands around it is not read together. Write a plain space.',
  }),
  'character-full-width': rule<{ written: string; meant: string }>({
    title: 'Characters are written in their usual width',
    fixable: true,
    message: ({ written, meant }) =>
      `${written} is written in the wide characters of East Asian keyboards: write ${meant}.`,
  }),
  'number-in-pieces': rule<{ written: string; list: string; whole?: string; decimal?: string }>({
    title: 'Thousands are grouped by commas, and lists have a space after each comma',
    fixable: true,
    message: ({ written, list, whole, decimal }) =>
      `${written} is neither one number nor a list: write ${
        whole === undefined ? '' : `${whole} for one number, or `
      }${list} for several, ${decimal === undefined ? 'and' : `or ${decimal} with`} a point before decimals.`,
  }),
  'number-european': rule<{ written: string; meant: string }>({
    title: 'Thousands are grouped by commas, and decimals stand behind a point',
    fixable: true,
    message: ({ written, meant }) =>
      `${written} is written as in much of Europe. Here commas group thousands and a point stands before decimals: ${meant}.`,
  }),
  'number-ambiguous': rule<{ written: string; decimal: string; thousands: string }>({
    title: 'A point before exactly three digits does not say whether it groups thousands',
    severity: 'warning',
    fixable: true,
    message: ({ written, decimal, thousands }) =>
      `${written} is read with decimals, and would be a thousand times as much where points group thousands. Write ${thousands} if thousands are meant, or ${decimal} if it is right as it stands.`,
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
