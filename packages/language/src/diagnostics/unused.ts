import { rulesOf } from './rule.ts';

const rule = rulesOf('unused');

/** What is declared and never used: most often a slip in the place that should use it. */
export const unusedRules = {
  'unused-declaration': rule<{ what: string; name: string; effect: string }>({
    severity: 'warning',
    title: 'Everything declared is used',
    fixable: true,
    message: ({ what, name, effect }) => `Nothing uses the ${what} ${name}: ${effect}.`,
  }),
};
