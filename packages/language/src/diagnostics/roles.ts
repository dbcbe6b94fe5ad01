import { rulesOf } from './rule.ts';

const rule = rulesOf('roles');

/** Who is paid, how much at target, and for what. */
export const roleRules = {
  'weights-not-100': rule<{ role: string; total: string; whole: string; difference: string }>({
    title: 'The weights of a role add up to its target pay',
    fixable: true,
    message: ({ role, total, whole, difference }) =>
      `The weights of ${role} add up to ${total}, not ${whole}: ${difference}.`,
  }),
  'weights-mixed': rule<{ role: string; percents: readonly string[]; amounts: readonly string[] }>({
    title: 'The weights of a role are all percents or all money',
    message: ({ role, percents, amounts }) =>
      `${role} weighs ${percents.join(', ')} in percent and ${amounts.join(', ')} in money; write all of them the same way.`,
  }),
  'pay-missing': rule<{
    role: string;
    /** What the weights come to, where all of them are money. */
    total?: string;
  }>({
    title: 'A role with variable pay says how much it is',
    fixable: true,
    message: ({ role, total }) =>
      total !== undefined
        ? `The weights of ${role} are money, ${total} a year together, but nothing says that this is its target pay: write "target pay ${total} in the year".`
        : `${role} has weighted components, but does not say what its target pay is: "on-target pay $120K, 50% variable", "base $100K, target pay 20% of base" or "target pay $30K in the year".`,
  }),
  'roster-quota-shared': rule<{ role: string; first: string; second: string; column: string }>({
    title: 'Each quota is read from a column of its own',
    message: ({ role, first, second, column }) =>
      `${role} reads its quotas for ${first} and for ${second} from the same column "${column}" of the roster: both would be held against one number. Name a column for each, as in "quota for ${second} from the roster's ${second.toLowerCase()}_quota".`,
  }),
  'said-twice': rule<{ owner: string; what: string; first: string }>({
    title: 'Each thing is said once',
    fixable: true,
    message: ({ owner, what, first }) =>
      `${owner} already has ${what} (${first}); only one of the two can hold.`,
  }),
  'reports-to-circle': rule<{ role: string; circle: readonly string[] }>({
    title: 'Nobody reports to themselves',
    message: ({ role, circle }) =>
      `${role} ends up reporting to itself: ${circle.join(' → ')}; credit would roll up for ever.`,
  }),
};
