import { choice } from './rule.ts';

/** The choices that a plan's header states once for all of it. */
export const headerChoiceRules = {
  'choice-paid': choice({
    title: 'The header says how often pay is paid',
    open: () => 'The plan does not say how often pay is paid',
    example: {
      setting: 'somebody earning $2,000 in each month of a quarter, at the end of its first month',
      readings: [
        { words: 'paid monthly', money: '$2,000' },
        { words: 'paid quarterly', money: '$0, and $6,000 after the third' },
      ],
    },
  }),
  'choice-rounding': choice<{ missing: string }>({
    title: 'The header says how amounts are rounded',
    open: ({ missing }) => `The plan does not say ${missing}`,
    example: {
      setting: 'an exact $1,000.125',
      readings: [
        { words: 'rounding half up to $0.01', money: '$1,000.13' },
        { words: 'rounding half even to $0.01', money: '$1,000.12' },
      ],
    },
  }),
  'choice-rounding-point': choice({
    title: 'Rounding says where it happens',
    open: () =>
      'The plan says how it rounds, but not what: each component, each payment, each deal or a running total',
    example: {
      setting: 'three components of exactly $100.005, rounded half up to $0.01',
      readings: [
        { words: 'each component', money: '$300.03' },
        { words: 'each payment', money: '$300.02' },
      ],
    },
  }),
  'choice-target-pay-phasing': choice({
    title: 'The header says how target pay divides over the year',
    open: () => 'The plan does not say how target pay divides over the year',
    example: {
      setting: 'target pay of $48K, a goal phased 20% 25% 25% 30% and a first quarter exactly at target',
      readings: [
        { words: 'target pay phased evenly', money: '$12,000' },
        { words: 'target pay phased like quota', money: '$9,600' },
      ],
    },
  }),
  'choice-leavers': choice({
    title: 'The header says what somebody who leaves is paid',
    open: () => 'The plan does not say what somebody who leaves during the year is paid',
    example: {
      setting: 'somebody who leaves on 20 May with $9,000 earned on deals closed',
      readings: [
        { words: 'leavers earn up to their last day', money: '$9,000' },
        { words: "leavers forfeit unless employed on the plan's last day", money: '$0' },
      ],
    },
  }),
  'choice-amendment': choice<{ date: string }>({
    title: 'An amendment says what becomes of results across it',
    open: ({ date }) =>
      `The plan is amended from ${date}, but does not say whether what is measured across that day goes on or begins again`,
    example: {
      setting:
        'a quota of $100,000 a month and $500,000 sold by June, target pay of $5,000 a month that becomes $6,000, and $50,000 sold in July',
      readings: [
        { words: 'results continue', money: '$3,285.71 in July' },
        { words: 'results restart', money: '$3,000 in July' },
      ],
    },
  }),
  'choice-open-shortfalls': choice<{ component: string }>({
    title: 'Deducting from later pay says what is open at exit and at year end',
    open: ({ component }) =>
      `${component} deducts a fall from later pay, but the plan does not say what becomes of a shortfall that is still open at exit or year end`,
    example: {
      setting: 'somebody who leaves with $5,000 due elsewhere and a shortfall of $2,000',
      readings: [
        { words: 'open shortfalls forgiven', money: '$5,000' },
        { words: 'open shortfalls owed', money: '$3,000' },
      ],
    },
  }),
};
