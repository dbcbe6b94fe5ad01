import { rulesOf } from './rule.ts';

const rule = rulesOf('units');

/** Units are part of every number. */
export const unitRules = {
  'units-do-not-combine': rule<{ problem: string }>({
    title: 'Only like adds to like',
    message: ({ problem }) => `${problem}.`,
  }),
  'unit-unexpected': rule<{ what: string; expected: string; found: string }>({
    title: 'A value has the unit that its place needs',
    message: ({ what, expected, found }) => `${what} must be ${expected}, and this is ${found}.`,
  }),
  'currency-mixed': rule<{ text: string; currency: string; plan: string }>({
    title: 'Amounts are in the currency of the plan',
    message: ({ text, currency, plan }) =>
      `${text} is in ${currency}, but the plan pays in ${plan}, and nothing says at which rate to convert.`,
  }),
};
