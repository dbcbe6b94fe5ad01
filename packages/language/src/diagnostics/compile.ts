import { rulesOf } from './rule.ts';

const rule = rulesOf('compile', 'meaning');

/** What only compiling can tell; a plan that has one of these has no evaluator. */
export const compileRules = {
  'header-missing': rule<{ plan: string }>({
    title: 'A plan has a header',
    message: ({ plan }) =>
      `No file of ${plan} has a header, so its currency, its year and how it is paid are unknown.`,
  }),
  'not-compiled': rule<{ what: string; why: string }>({
    title: 'What a plan says can be worked out',
    message: ({ what, why }) => `${what} cannot be worked out: ${why}.`,
  }),
  'clause-misplaced': rule<{ clause: string; owner: string; why: string }>({
    title: 'A clause stands where it means something',
    message: ({ clause, owner, why }) => `"${clause}" cannot be said of ${owner}: ${why}.`,
  }),
  'quota-ambiguous': rule<{
    role: string;
    measure: string;
    first: string;
    second: string;
    component: string;
  }>({
    title: 'A measure that is asked for its attainment has one quota in a role',
    message: ({ role, measure, first, second, component }) =>
      `${role} has two quotas for ${measure}, and which one is meant decides pay: ${first}, ${second}. Name a component's attainment, such as ${component} attainment.`,
  }),
};
