import { rulesOf } from './rule.ts';

const rule = rulesOf('curves');

/** The rule from attainment to pay has one answer everywhere. */
export const curveRules = {
  'curve-empty': rule<{ curve: string }>({
    title: 'A curve has rows',
    message: ({ curve }) => `${curve} has no rows, so it says nothing about what is paid.`,
  }),
  'curve-row-wrong': rule<{ curve: string; kind: string; row: string; expected: string }>({
    title: 'The rows of a curve are of its kind',
    fixable: true,
    message: ({ curve, kind, row, expected }) =>
      `${curve} is ${kind}, so its rows begin with ${expected}, and this one begins with "${row}".`,
  }),
  'curve-start-missing': rule<{ curve: string; first: string; value: string }>({
    title: 'A curve says what it pays below its first row',
    fixable: true,
    message: ({ curve, first, value }) =>
      `${curve} begins at ${first} and does not say what it pays below: nothing, as behind a threshold, or ${value} from the start?`,
  }),
  'curve-end-missing': rule<{ curve: string; last: string; value: string }>({
    title: 'A linear curve says what it pays after its last point',
    fixable: true,
    message: ({ curve, last, value }) =>
      `${curve} does not say what happens above ${last}: "then flat" pays ${value} however far results go, "then same slope" goes on rising.`,
  }),
  'curve-out-of-order': rule<{ curve: string; bound: string; before: string }>({
    title: 'The rows of a curve rise',
    fixable: true,
    message: ({ curve, bound, before }) =>
      `In ${curve}, ${bound} stands after ${before}; rows go from low to high.`,
  }),
  'curve-bound-twice': rule<{ curve: string; bound: string; first: string; second: string }>({
    title: 'A curve pays one thing at each bound',
    message: ({ curve, bound, first, second }) =>
      `${curve} has two rows for ${bound}, one paying ${first} and one paying ${second}.`,
  }),
  'curve-gap': rule<{ curve: string; from: string; to: string }>({
    title: 'A curve leaves no gap',
    fixable: true,
    message: ({ curve, from, to }) =>
      `${curve} does not say what is paid ${from === to ? `at exactly ${to}` : `from ${from} to ${to}`}.`,
  }),
  'curve-overlap': rule<{ curve: string; from: string; to: string; first: string; second: string }>({
    title: 'The bands of a curve do not overlap',
    fixable: true,
    message: ({ curve, from, to, first, second }) =>
      `${curve} says two things from ${from} to ${to}: ${first} and ${second}.`,
  }),
  'curve-units-mixed': rule<{ curve: string; part: string; first: string; second: string }>({
    title: 'A curve keeps to one unit',
    message: ({ curve, part, first, second }) =>
      `The ${part} of ${curve} are ${first} in one row and ${second} in another.`,
  }),
  'curve-tail-wrong': rule<{ curve: string; problem: string }>({
    title: 'What comes after the last point stands at the last point',
    message: ({ curve, problem }) => `In ${curve}, ${problem}.`,
  }),
  'grade-twice': rule<{ curve: string; grade: string }>({
    title: 'A grade pays one thing',
    message: ({ curve, grade }) => `${curve} says twice what ${grade} pays.`,
  }),
};
