import { rulesOf } from './rule.ts';

const rule = rulesOf('components');

/** What a role is paid for, and by which rule. */
export const componentRules = {
  'quota-missing': rule<{ component: string; measure: string; role: string }>({
    title: 'What is paid on attainment has a quota',
    message: ({ component, measure, role }) =>
      `${component} needs the attainment of ${measure}, but nothing says its quota: neither ${component} nor ${role} has one for ${measure}, and no goal hands one down.`,
  }),
  'quota-unit-wrong': rule<{ component: string; measure: string; quota: string; expected: string }>({
    title: 'A quota is in the unit of its measure',
    message: ({ component, measure, quota, expected }) =>
      `The quota of ${component} is ${quota}, but ${measure} is counted in ${expected}.`,
  }),
  'quota-zero': rule<{ component: string }>({
    title: 'A quota is above zero',
    message: ({ component }) =>
      `The quota of ${component} is zero, so attainment cannot be worked out and nobody would be paid.`,
  }),
  'target-not-paid': rule<{ component: string; curve: string; pays: string; said: string; money: string }>({
    title: 'Reaching target pays target',
    fixable: true,
    message: ({ component, curve, pays, said, money }) =>
      `At 100% attainment ${component} pays ${pays} of its target by ${curve}, not ${said}${money === '' ? '' : `: ${money}`}.`,
  }),
  'curve-does-not-fit': rule<{ component: string; curve: string; why: string }>({
    title: 'A curve fits what it is used for',
    message: ({ component, curve, why }) => `${component} cannot be paid by ${curve}: ${why}.`,
  }),
  'grade-missing': rule<{ component: string; curve: string; measure: string; grades: readonly string[] }>({
    title: 'Every grade has its pay',
    message: ({ component, curve, measure, grades }) =>
      `${measure} can be ${grades.join(' or ')}, but ${curve} does not say what ${component} pays then.`,
  }),
  'grade-unknown': rule<{ curve: string; measure: string; grade: string; allowed: readonly string[] }>({
    title: 'A curve by grade names grades of its measure',
    message: ({ curve, measure, grade, allowed }) =>
      `${curve} pays for ${grade}, but ${measure} is graded ${allowed.join(', ')}.`,
  }),
  'phasing-too-coarse': rule<{ owner: string; phased: string; measured: string }>({
    severity: 'warning',
    title: 'Phasing is as fine as what is measured',
    message: ({ owner, phased, measured }) =>
      `The quota of ${owner} is phased by ${phased}, but measured each ${measured}: every ${measured} of a ${phased} gets an equal part of it.`,
  }),
  'to-date-misfit': rule<{ component: string; problem: string }>({
    title: 'What runs to date goes on over parts of its stretch',
    fixable: true,
    message: ({ component, problem }) => `${component} cannot be measured like that: ${problem}.`,
  }),
  'clause-without-effect': rule<{ component: string; clause: string; why: string }>({
    severity: 'warning',
    title: 'Every clause can change what is paid',
    fixable: true,
    message: ({ component, clause, why }) => `"${clause}" changes nothing in ${component}: ${why}.`,
  }),
  'dates-outside-year': rule<{ component: string; first: string; last: string; problem: string }>({
    title: "A component's dates lie in the plan's year",
    message: ({ component, first, last, problem }) =>
      `${component} runs from ${first} to ${last}: ${problem}.`,
  }),
};
