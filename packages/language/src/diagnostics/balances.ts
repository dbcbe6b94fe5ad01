import { rulesOf } from './rule.ts';

const rule = rulesOf('roles');

/** Draws, ramps and the months of tenure that they are for. */
export const balanceRules = {
  'tenure-months-wrong': rule<{ what: string; problem: string }>({
    title: 'Months of tenure are counted from 1, with a value for each',
    message: ({ what, problem }) => `${what} cannot be read month by month: ${problem}.`,
  }),
  'advance-wrong': rule<{ component: string; why: string }>({
    title: 'An advance is repaid by what the same contract earns',
    message: ({ component, why }) => `The advance of ${component} cannot be kept by contract: ${why}.`,
  }),
  'ramp-without-quota': rule<{ component: string; why: string }>({
    title: 'A ramp is of a quota of one person that adds up by months',
    message: ({ component, why }) => `The quota of ${component} cannot be ramped: ${why}.`,
  }),
};
