import { rulesOf } from './rule.ts';
import { didYouMean, oneOf } from './words.ts';

const rule = rulesOf('data');

/** The contract of the input tables. */
export const dataRules = {
  'key-missing': rule<{ table: string }>({
    title: 'A table says which column tells its rows apart',
    fixable: true,
    message: ({ table }) =>
      `${table} has no key, so a row that stands twice in a file would be paid twice: put "key" after the column that tells rows apart.`,
  }),
  'spelling-twice': rule<{ spelling: string; column: string; first: string; second: string }>({
    title: 'A spelling means one value',
    message: ({ spelling, column, first, second }) =>
      `"${spelling}" in ${column} would mean both ${first} and ${second}.`,
  }),
  'value-not-allowed': rule<{ value: string; column: string; allowed: readonly string[]; nearest?: string }>({
    title: 'A condition compares with a value that the column can have',
    fixable: true,
    message: ({ value, column, allowed, nearest }) =>
      `${column} is never ${value}: it is one of ${oneOf(allowed)}, so this condition could not be met.${didYouMean(nearest)}`,
  }),
};
