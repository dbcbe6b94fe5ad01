import { rulesOf } from './rule.ts';

const rule = rulesOf('meaning', 'meaning');

/** What only working the plan out can tell; reported by the workspace's second pass. */
export const meaningRules = {
  'example-fails': rule<{
    heading: string;
    expected: string;
    actual: string;
    because: string;
    /** What a cell says that expects it; absent where no literal says it exactly. */
    literal?: string;
  }>({
    title: 'Examples pay what they say',
    message: ({ heading, expected, actual, because }) =>
      `${heading} is ${actual}, not ${expected}${because === '' ? '' : `: ${because}`}.`,
  }),
  'example-solved': rule<{
    heading: string;
    result: string;
    expected: string;
    solutions: string;
    values: readonly string[];
  }>({
    severity: 'info',
    title: 'A ? is solved for, and can be written in',
    fixable: true,
    message: ({ heading, result, expected, solutions }) =>
      `${result} is ${expected} where ${heading} is ${solutions}.`,
  }),
  'example-unsolved': rule<{ heading: string; result: string; expected: string; why: string }>({
    title: 'A ? has a solution',
    message: ({ heading, result, expected, why }) =>
      `There is no ${heading} from 0 on at which ${result} is known to be ${expected}: ${why}.`,
  }),
  'example-given-wrong': rule<{ table: string; reason: string }>({
    title: 'Rows that examples give keep the contract of their table',
    message: ({ table, reason }) => `This cannot be given as ${table}: ${reason}.`,
  }),
  'claim-false': rule<{ claim: string; because: string }>({
    title: 'What a plan claims of its pay is so',
    message: ({ claim, because }) => `It is not so that ${claim}: ${because}.`,
  }),
  'claim-undecided': rule<{ claim: string; reason: string }>({
    severity: 'warning',
    title: 'What a plan claims can be decided',
    message: ({ claim, reason }) => `Whether ${claim} is not decided: ${reason}.`,
  }),
  'claim-idle': rule<{ result: string; pay: string; known: string }>({
    severity: 'warning',
    title: 'A claim is about a result that counts for the pay',
    message: ({ result, pay, known }) =>
      `${result} counts for nothing in ${pay}, so this claim says nothing; it depends on ${known}.`,
  }),
  'example-held': rule<{ heading: string; reasons: readonly string[] }>({
    title: 'Examples can be worked out',
    message: ({ heading, reasons }) => `${heading} cannot be worked out: ${reasons.join('; ')}.`,
  }),
};
