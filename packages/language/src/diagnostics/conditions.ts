import { rulesOf } from './rule.ts';

const rule = rulesOf('conditions');

/** Requirements on results. */
export const conditionRules = {
  'condition-not-graded': rule<{ what: string }>({
    title: 'Only what is graded is one of some grades',
    message: ({ what }) =>
      `${what} is not graded, so it is none of these words: compare it with "at least", "above", "at most" or "below".`,
  }),
  'requires-later-result': rule<{
    component: string;
    measured: string;
    needs: string;
    needsMeasured: string;
  }>({
    title: 'A requirement is known when it is decided',
    message: ({ component, measured, needs, needsMeasured }) =>
      `${component} is decided each ${measured}, but ${needs} is only known each ${needsMeasured}: say "to date" or "last period".`,
  }),
};
