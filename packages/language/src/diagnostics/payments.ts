import { rulesOf } from './rule.ts';

const rule = rulesOf('roles');

/** When pay is paid that is not paid at once. */
export const paymentRules = {
  'instalments-not-100': rule<{ owner: string; total: string; difference: string }>({
    title: 'Instalments add up to what is earned',
    fixable: true,
    message: ({ owner, total, difference }) =>
      `The instalments of ${owner} add up to ${total}, not 100%: ${difference}.`,
  }),
  'hold-back-wrong': rule<{ owner: string; why: string }>({
    title: 'What is held back is released with a payment',
    message: ({ owner, why }) => `What is held back of ${owner} cannot be released so: ${why}.`,
  }),
  'instalments-wrong': rule<{ owner: string; why: string }>({
    title: 'Each instalment falls due with a payment',
    message: ({ owner, why }) => `The instalments of ${owner} cannot be paid so: ${why}.`,
  }),
};
