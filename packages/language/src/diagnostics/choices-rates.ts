import { choice } from './rule.ts';

/** The choices that grids, limits of deals and caps on rates state. */
export const rateChoiceRules = {
  'choice-matrix-edges': choice<{ curve: string; first: string; last: string }>({
    title: 'A matrix says what it pays beyond its edges',
    open: ({ curve, first, last }) =>
      `${curve} goes from ${first} to ${last} and does not say what is paid below its first line and above its last`,
    example: {
      setting: 'with $10,000 of target pay and 50% in the first cell, for a result just below the first line',
      readings: [
        { words: 'zero before the edges, flat beyond them', money: '$0' },
        { words: 'flat before the edges, flat beyond them', money: '$5,000' },
      ],
    },
  }),
  'choice-deal-limit': choice<{ owner: string; limit: string }>({
    title: 'A limit for each deal says whether it is of the whole deal or of each share',
    open: ({ owner, limit }) =>
      `"${limit}" in ${owner} does not say whether it is of the whole deal or of each share of it`,
    example: {
      setting:
        'a deal that pays $10,000 in all, split half and half, with at most $5,000 for each deal, to each of the two',
      readings: [
        { words: 'before the split', money: '$2,500' },
        { words: 'after the split', money: '$5,000' },
      ],
    },
  }),
  'choice-rate-cap': choice<{ component: string; curve: string; cap: string; terms: string }>({
    title: 'A cap on the rate of slices says whether it is of each slice or of all of them together',
    open: ({ component, curve, cap }) =>
      `${curve} pays each slice at its own rate, and "${cap}" in ${component} does not say whether no slice pays more or all of them together`,
    example: {
      setting: 'with $200K sold, the first $100K at 10%, the next at 20%, and a cap at 12%',
      readings: [
        { words: 'cap rate of each slice at 12%', money: '$22,000' },
        { words: 'cap effective rate at 12%', money: '$24,000' },
      ],
    },
  }),
};
