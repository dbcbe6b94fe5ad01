import { rulesOf } from './rule.ts';

const rule = rulesOf('roles');

/** What several components, or several people of a role, have in common. */
export const combiningRules = {
  'multiplier-not-a-factor': rule<{ owner: string; written: string; why: string }>({
    title: 'Pay is multiplied by a factor',
    message: ({ owner, written, why }) => `${owner} cannot be multiplied by ${written}: ${why}.`,
  }),
};
