import { choice } from './rule.ts';

/** What becomes of pay that is held back. */
export const paymentChoiceRules = {
  'choice-held-back-exit': choice<{ owner: string; what: string }>({
    title: 'Pay that is held back says what somebody who leaves gets of it',
    open: ({ owner, what }) =>
      `${owner} is paid ${what}, but nothing says what becomes of what is still to come when the payee leaves`,
    example: {
      setting:
        'somebody who leaves in June with $400 of an instalment at year end still to come, nothing else earned',
      readings: [
        { words: 'at exit: paid', money: '$400 in June' },
        { words: 'at exit: paid when due', money: '$400 at year end' },
        { words: 'at exit: forfeited', money: '$0' },
      ],
    },
  }),
  'choice-held-back-year-end': choice<{ owner: string; what: string }>({
    title: 'Pay that is held back says what becomes of it when the year ends',
    open: ({ owner, what }) =>
      `${owner} is paid ${what}, but nothing says what becomes of what is still to come when the year ends`,
    example: {
      setting: "$400 earned in the year's last month, put off by a month",
      readings: [
        { words: 'at year end: paid', money: '$400 in that month' },
        { words: 'at year end: carried over', money: '$400 in the next year' },
        { words: 'at year end: forfeited', money: '$0' },
      ],
    },
  }),
};
