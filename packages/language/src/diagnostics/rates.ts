import { rulesOf } from './rule.ts';

const rule = rulesOf('curves');
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
  'lookup-key-wrong': dataRule<{ table: string; why: string }>({
    title: 'A row is looked up by the key of its table',
    message: ({ table, why }) => `${table} cannot be looked up so: ${why}.`,
  }),
};
