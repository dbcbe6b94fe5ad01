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
};
