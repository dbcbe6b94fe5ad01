import { choice } from './rule.ts';

/** The choices that draws and ramps state. */
export const balanceChoiceRules = {
  'choice-ramp-target-pay': choice<{ component: string }>({
    title: 'A ramp says whether target pay is ramped too',
    open: ({ component }) =>
      `${component} ramps its quota, but does not say whether its target pay is ramped alike`,
    example: {
      setting:
        'a month with a quota of $100K ramped to 25%, $25K closed and target pay of $8,000 a month, paid in proportion',
      readings: [
        { words: 'target pay unchanged', money: '$8,000' },
        { words: 'target pay ramped alike', money: '$2,000' },
      ],
    },
  }),
  'choice-draw-proration': choice<{ role: string; amount: string }>({
    title: 'A draw says whether it shrinks with part of a month',
    open: ({ role, amount }) =>
      `The draw of ${role} (${amount}) does not say what it is for somebody employed for part of the month`,
    example: {
      setting: 'a draw of $6,000 a month, nothing earned, and somebody who is there for 15 days of 30',
      readings: [
        { words: 'prorated', money: '$3,000' },
        { words: 'in full', money: '$6,000' },
      ],
    },
  }),
  'choice-draw-repayment': choice<{ role: string; amount: string }>({
    title: 'A recoverable draw says how it is owed back',
    open: ({ role, amount }) =>
      `The draw of ${role} (${amount}) is recoverable, but nothing says which part of later earnings goes to what is owed`,
    example: {
      setting: 'a draw of $6,000 a month with $6,000 owed, and $10,000 earned in a month of the draw',
      readings: [
        {
          words: 'top-ups are owed back: 100% of earnings above the draw, from the month after',
          money: '$6,000',
        },
        {
          words: 'top-ups are owed back: 50% of earnings above the draw, from the month after',
          money: '$8,000',
        },
        {
          words: 'top-ups are owed back: 100% of earnings above the draw, from the month after the last draw',
          money: '$10,000',
        },
      ],
    },
  }),
  'choice-draw-exit': choice<{ role: string; amount: string }>({
    title: 'A recoverable draw says what is owed by somebody who leaves',
    open: ({ role, amount }) =>
      `The draw of ${role} (${amount}) is recoverable, but nothing says what becomes of what is owed at exit`,
    example: {
      setting:
        'somebody who leaves with $5,000 earned in the last month, no draw any more and $2,000 owed, repaid at 10%',
      readings: [
        { words: 'at exit: forgiven', money: '$4,500' },
        { words: 'at exit: owed', money: '$3,000' },
      ],
    },
  }),
  'choice-draw-year-end': choice<{ role: string; amount: string }>({
    title: 'A recoverable draw says what is owed when the year ends',
    open: ({ role, amount }) =>
      `The draw of ${role} (${amount}) is recoverable, but nothing says what becomes of what is owed when the year ends`,
    example: {
      setting: 'the first month of the next year with $9,000 earned, no draw and $2,000 owed, repaid at 100%',
      readings: [
        { words: 'at year end: forgiven', money: '$9,000' },
        { words: 'at year end: carried over', money: '$7,000' },
      ],
    },
  }),
};
