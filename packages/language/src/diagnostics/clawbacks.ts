import { rulesOf } from './rule.ts';

const rule = rulesOf('components');

/** What is taken back of pay for deals that were canceled. */
export const clawbackRules = {
  'clawback-needs-deals': rule<{ component: string; why: string }>({
    title: 'A clawback is of deals that were credited',
    message: ({ component, why }) => `${component} has nothing that could be clawed back: ${why}.`,
  }),
  'clawback-dates-wrong': rule<{ component: string; column: string; why: string }>({
    title: 'A clawback counts from one date to another',
    message: ({ component, column, why }) => `The clawback of ${component} cannot go by ${column}: ${why}.`,
  }),
  'clawback-steps-wrong': rule<{ component: string; why: string }>({
    title: 'A clawback says what is taken back whenever a deal is canceled',
    message: ({ component, why }) => `The clawback of ${component} leaves something open: ${why}.`,
  }),
};
