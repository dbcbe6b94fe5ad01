import { choice } from './rule.ts';

/** The choices that measures and goals state. */
export const measureChoiceRules = {
  'choice-goal-phasing': choice<{ goal: string; target: string }>({
    title: 'A goal says how its target divides over the year',
    open: ({ goal, target }) => `${goal} does not say how its ${target} divides over the year`,
    example: {
      setting:
        'a goal of $12M, $2.7M closed in the first quarter and $5,000 of target pay a quarter, paid in proportion',
      readings: [
        { words: 'phased evenly', money: '$4,500' },
        { words: 'phased 20% 25% 25% 30%', money: '$5,625' },
      ],
    },
  }),
  'choice-next-year': choice<{ node: string; lead: string }>({
    title: "A lead time says what next year's target is",
    open: ({ node, lead }) =>
      `${node} builds ${lead} ahead, so the end of this year works for next year's start, and nothing says what next year's target is`,
    example: {
      setting:
        'with a first quarter of $6M, $4 of pipeline for each $1, $24M of it built in the fourth quarter and $5,000 of target pay, paid in proportion',
      readings: [
        { words: "next year's first quarter taken as 100% of this year's", money: '$5,000' },
        { words: "next year's first quarter taken as 125% of this year's", money: '$4,000' },
      ],
    },
  }),
  'choice-leavers-part': choice<{ node: string }>({
    title: "What is shared out says what becomes of a leaver's part",
    open: ({ node }) =>
      `${node} is shared out among people, and nothing says what becomes of the part of somebody who leaves`,
    example: {
      setting:
        'with $1.2M a quarter shared evenly by three, one of whom leaves in the first quarter, somebody with $500K in the second and $5,000 of target pay, paid in proportion',
      readings: [
        { words: "a leaver's part stays with the manager", money: '$6,250' },
        { words: "a leaver's part is shared again from the next period", money: '$4,166.67' },
      ],
    },
  }),
  'choice-counting': choice<{ node: string; parent: string }>({
    title: 'A shared number says what counts towards it',
    open: ({ node, parent }) => `${node} shares the number of ${parent}, but not which part of it counts`,
    example: {
      setting:
        'sharing 40% of $120M, with $100M closed, $36M of it sourced by marketing, and $12,000 of target pay, paid in proportion',
      readings: [
        { words: 'counting all of it', money: '$25,000' },
        { words: 'counting deals where source is marketing', money: '$9,000' },
      ],
    },
  }),
  'choice-blank-creditee': choice<{ measure: string; column: string }>({
    title: 'Credit says who gets the share of a blank creditee',
    open: ({ measure, column }) =>
      `${measure} credits ${column}, which may name nobody, and does not say who gets its share then`,
    example: {
      setting: 'a deal of $50K whose 20% goes to a blank second rep, at a rate of 8%',
      readings: [
        { words: 'or if blank to owner', money: '$800 to the owner' },
        { words: 'or if blank to nobody', money: '$0' },
      ],
    },
  }),
  'choice-missing-value': choice<{ measure: string; source: string }>({
    title: 'A measure that can be missing says what is paid then',
    open: ({ measure, source }) =>
      `${measure} ${source}, so it can be missing, and the plan does not say what is paid then`,
    example: {
      setting: 'with $5,000 of target pay and no score in time',
      readings: [
        { words: 'if missing, its component waits', money: '$0 until the score is in' },
        { words: 'if missing, pays nothing', money: '$0, for good' },
        { words: 'if missing, pays at target', money: '$5,000' },
        {
          words: 'if missing, its weight is shared among the rest',
          money: '$5,000 through the rest, at target',
        },
      ],
    },
  }),
  'choice-lower-attainment': choice<{ measure: string }>({
    title: 'A measure that is better when lower says what its attainment is',
    open: ({ measure }) =>
      `${measure} is better when lower and is held against a quota, and nothing says what its attainment is: result ÷ quota would pay more for a worse result`,
    example: {
      setting: 'with $10,000 of target pay, a straight line through 100%, a quota of 10 and a result of 16',
      readings: [
        { words: 'attainment is 200% less result over quota', money: '$4,000' },
        { words: 'attainment is quota over result, at most 200%', money: '$6,250' },
      ],
    },
  }),
  'choice-split-count': choice<{ measure: string; table: string }>({
    title: 'A count on split credit says whether each counts a whole one',
    open: ({ measure, table }) =>
      `${measure} counts ${table} whose credit is split, but not whether each creditee counts a whole one or a share`,
    example: {
      setting: 'for 100 leads split 60% and 40%, at $50 a lead',
      readings: [
        { words: 'credited 100% to each', money: '$5,000 and $5,000' },
        { words: 'total 1 of leads', money: '$3,000 and $2,000' },
      ],
    },
  }),
};
