import { rulesOf } from './rule.ts';
import { didYouMean, oneOf } from './words.ts';

const rule = rulesOf('names');

/** What names mean, and that each means one thing. */
export const nameRules = {
  'name-unknown': rule<{ name: string; what: string; nearest?: string }>({
    title: 'Every name stands for something the plan declares',
    fixable: true,
    message: ({ name, what, nearest }) => `There is no ${what} called ${name}.${didYouMean(nearest)}`,
  }),
  'name-twice': rule<{ name: string; what: string; first: string }>({
    title: 'A name is declared once',
    message: ({ name, what, first }) => `${name} is already the name of ${what} (${first}).`,
  }),
  'stage-unnamed': rule<{ component: string; stages: readonly string[] }>({
    title: 'A component is referred to by one of its stages',
    fixable: true,
    message: ({ component, stages }) =>
      `${component} alone could be its attainment, its rate, what is earned or what is paid out: write ${oneOf(stages.map((stage) => `${component} ${stage}`))}.`,
  }),
  'circular-definition': rule<{
    name: string;
    circle: readonly string[];
    /** What asks for the same before anything is paid: the attainment of what a component is paid on. */
    instead?: string;
  }>({
    title: 'Nothing is worked out from itself',
    fixable: true,
    message: ({ name, circle, instead }) =>
      `${name} cannot be worked out, because it needs itself: ${circle.join(' → ')}.${
        instead === undefined ? '' : ` Ask for the result that it is paid on: "${instead}".`
      }`,
  }),
};
