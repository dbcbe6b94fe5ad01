import { rulesOf } from './rule.ts';
import { allOf } from './words.ts';

const rule = rulesOf('measures');

/** What is counted, when, and for whom. */
export const measureRules = {
  'date-missing': rule<{ measure: string; table: string }>({
    title: 'A measure says which date decides the period',
    fixable: true,
    message: ({ measure, table }) =>
      `${measure} does not say which date of ${table} decides the period a row counts in, so nobody knows the quarter it is paid in.`,
  }),
  'date-not-a-date': rule<{ measure: string; column: string; type: string }>({
    title: 'The date of a measure is a date column',
    message: ({ measure, column, type }) => `${measure} is dated ${column}, which is ${type} and not a date.`,
  }),
  'credit-missing': rule<{ measure: string; table: string }>({
    title: 'A measure says whose result it is',
    fixable: true,
    message: ({ measure, table }) =>
      `${measure} adds up rows of ${table} but does not say who is credited, so nobody would be paid on it.`,
  }),
  'credit-to-no-payee': rule<{ measure: string; column: string; type: string }>({
    title: 'Credit goes to a payee column',
    message: ({ measure, column, type }) =>
      `${measure} credits ${column}, which is ${type} and not a payee, so its values are not people of the roster.`,
  }),
  'credit-to-no-team': rule<{ measure: string; column: string; type: string }>({
    title: 'Credit of a team goes by a column that names teams',
    message: ({ measure, column, type }) =>
      `${measure} credits the members of ${column}, which is ${type} and not the name of a team.`,
  }),
  'roll-up-wrong': rule<{ measure: string; why: string }>({
    title: 'Credit rolls up from those who are credited, to people',
    message: ({ measure, why }) => `Credit of ${measure} does not roll up so: ${why}.`,
  }),
  'score-range-wrong': rule<{ measure: string; lowest: string; highest: string }>({
    title: 'Scores run from low to high',
    message: ({ measure, lowest, highest }) =>
      `${measure} is scored from ${lowest} to ${highest}, and no score lies between: the lower end comes first.`,
  }),
  'lower-attainment-wrong': rule<{ measure: string; problem: string }>({
    title: 'The attainment of what should fall is 100% at quota',
    message: ({ measure, problem }) => `The attainment of ${measure} does not come out so: ${problem}.`,
  }),
  'zero-result-unsaid': rule<{ measure: string }>({
    title: 'Quota over result says the most that it can be',
    fixable: true,
    message: ({ measure }) =>
      `The attainment of ${measure} is quota over result, which has no value where there is none of it and no bound where there is hardly any. Say the most that it can be, such as "at most 200%".`,
  }),
  'credit-below-100': rule<{ measure: string; total: string; missing: string }>({
    severity: 'warning',
    title: 'Split credit hands out the whole of each row',
    fixable: true,
    message: ({ measure, total, missing }) =>
      `${measure} credits ${total} of each row: the other ${missing} is nobody's. Say who gets "the rest".`,
  }),
  'credit-over-bound': rule<{ measure: string; total: string; most: string }>({
    title: 'What a plan credits is within its own bound',
    message: ({ measure, total, most }) =>
      `${measure} credits ${total} of each row, and allows no more than ${most}: every row would be an error.`,
  }),
  'credit-rest-below-zero': rule<{ measure: string; total: string }>({
    title: 'The rest of a split is not below zero',
    message: ({ measure, total }) =>
      `${measure} credits ${total} before "the rest", so whoever gets the rest would lose credit on every row.`,
  }),
  'condition-never-met': rule<{ clash: readonly string[] }>({
    title: 'A condition on rows can be met',
    fixable: true,
    message: ({ clash }) =>
      clash.length === 1
        ? `No row can ever meet "${clash[0]}", so nothing is counted.`
        : `No row can meet ${allOf(clash.map((one) => `"${one}"`))} at once, so nothing is counted.`,
  }),
};
