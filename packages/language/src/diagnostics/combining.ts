import { rulesOf } from './rule.ts';

const rule = rulesOf('roles');

/** What several components, or several people of a role, have in common. */
export const combiningRules = {
  'role-table-wrong': rule<{ team: string; why: string }>({
    title: 'A table of roles is read by its headings',
    message: ({ team, why }) => `The roles in ${team} cannot be read: ${why}.`,
  }),
  'multiplier-not-a-factor': rule<{ owner: string; written: string; why: string }>({
    title: 'Pay is multiplied by a factor',
    message: ({ owner, written, why }) => `${owner} cannot be multiplied by ${written}: ${why}.`,
  }),
  'floor-above-cap': rule<{ owner: string; floor: string; cap: string }>({
    title: 'A floor lies below the cap',
    message: ({ owner, floor, cap }) =>
      `${owner} pays at least ${floor} and at most ${cap}: no amount is both.`,
  }),
};
