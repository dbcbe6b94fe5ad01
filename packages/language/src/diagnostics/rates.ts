import { rulesOf } from './rule.ts';

const rule = rulesOf('curves');
const formulaRule = rulesOf('components');
const dataRule = rulesOf('data');

/** What slopes, bands, grids and lookups need to mean one thing. */
export const rateRules = {
  'curve-band-wrong': rule<{ curve: string; problem: string }>({
    title: 'A band says what it can mean',
    message: ({ curve, problem }) => `In ${curve}, ${problem}.`,
  }),
  'matrix-wrong': rule<{ curve: string; problem: string }>({
    title: 'A matrix is a whole grid',
    message: ({ curve, problem }) => `In ${curve}, ${problem}.`,
  }),
  'fixed-point-wrong': formulaRule<{ what: string; why: string }>({
    title: 'An amount that depends on itself has one solution',
    message: ({ what, why }) => `"${what}" cannot be solved: ${why}.`,
  }),
  'power-not-rounded': formulaRule<{ what: string }>({
    title: 'A root or a fractional power says how it is rounded',
    fixable: true,
    message: ({ what }) =>
      `What ${what} comes to has no end of digits: say how it is rounded, as in "rounded half up to 0.0001".`,
  }),
  'lookup-key-wrong': dataRule<{ table: string; why: string }>({
    title: 'A row is looked up by the key of its table',
    message: ({ table, why }) => `${table} cannot be looked up so: ${why}.`,
  }),
};
