import { choice } from './rule.ts';

/** The choices that blocks with several multipliers, or a cap on what several components come to, state. */
export const combiningChoiceRules = {
  'choice-multipliers': choice<{ owner: string; count: number }>({
    title: 'Several multipliers say how they combine',
    open: ({ owner, count }) => `${owner} is multiplied ${count} times, and nothing says how that combines`,
    example: {
      setting: 'with $10,000 worked out and multipliers that come to 1.2x and 1.1x',
      readings: [
        { words: 'multipliers multiply together', money: '$13,200' },
        { words: 'multipliers add up', money: '$13,000' },
      ],
    },
  }),
  'choice-pool-days': choice<{ pool: string }>({
    title: 'A pool says what somebody there for part of the period gets',
    open: ({ pool }) => `${pool} does not say what somebody who was there for part of the period gets of it`,
    example: {
      setting:
        'a pool of $30,000 shared evenly by two people, one of them there for half of the year, the two',
      readings: [
        { words: 'by days', money: '$20,000 and $10,000' },
        { words: 'in full', money: '$15,000 and $15,000' },
      ],
    },
  }),
  'choice-ties': choice<{ measure: string }>({
    title: 'A ranking says what equal results get',
    open: ({ measure }) => `${measure} ranks people, and nothing says which place equal results have`,
    example: {
      setting: 'with awards of $5,000, $3,000 and $1,000 for three places, two who are equal and best get',
      readings: [
        { words: 'ties share the better rank', money: '$5,000 each' },
        { words: 'ties share the worse rank', money: '$3,000 each' },
        { words: 'ties share the awards of their places', money: '$4,000 each' },
      ],
    },
  }),
  'choice-floor': choice<{ owner: string; floor: string }>({
    title: 'A floor says whether what it adds is kept',
    open: ({ owner, floor }) =>
      `${owner} pays at least ${floor}, but nothing says whether what that adds is owed back`,
    example: {
      setting:
        'with a floor of $2,000 a month, $500 worked out for the first month and $5,000 for the second, the two months',
      readings: [
        { words: 'what it adds is kept', money: '$2,000 and $5,000' },
        { words: 'what it adds is taken from later payments of the year', money: '$2,000 and $3,500' },
      ],
    },
  }),
  'choice-excess': choice<{ owner: string; cap: string }>({
    title: 'A cap on a whole says what becomes of the excess',
    open: ({ owner, cap }) =>
      `${owner} is capped at ${cap}, but nothing says what becomes of what lies above`,
    example: {
      setting:
        'with $10,000 of target pay a quarter, a cap of 200%, $25,000 worked out for the first quarter and $12,000 for the second, the two quarters',
      readings: [
        { words: 'the excess is lost', money: '$20,000 and $12,000' },
        { words: 'the excess is carried to later payments of the year', money: '$20,000 and $17,000' },
      ],
    },
  }),
};
