import { rulesOf } from './rule.ts';

const rule = rulesOf('goals');

/** The cascade: how the company's number is divided, converted and carried. */
export const goalRules = {
  'shares-not-100': rule<{ node: string; total: string; difference: string; parts: string }>({
    title: 'The parts of a goal add up to the whole',
    fixable: true,
    message: ({ node, total, difference, parts }) =>
      `The parts of ${node} (${parts}) add up to ${total}, not 100%: ${difference}.`,
  }),
  'rest-twice': rule<{ node: string }>({
    title: 'Only one part of a goal takes the rest',
    message: ({ node }) => `Two parts of ${node} take "the rest"; say what each of them gets.`,
  }),
  'node-twice': rule<{ team: string; node: string }>({
    title: 'A team answers for one part of a goal',
    message: ({ team, node }) =>
      `${team} already has a part of ${node}; a team's target would not be one number.`,
  }),
  'node-team-not-below': rule<{ team: string; above: string; node: string }>({
    severity: 'warning',
    title: 'Parts of a goal go down the teams',
    message: ({ team, above, node }) =>
      `${team} is not a team within ${above}, so its results do not count in ${node}, which it is a part of.`,
  }),
  'leaf-not-carried': rule<{ node: string; target: string; team: string }>({
    title: 'Somebody is paid on every part of a goal',
    message: ({ node, target, team }) =>
      `Nobody carries ${node}${target === '' ? '' : ` (${target})`}: no role in ${team} has a component on it, so nobody is paid for reaching it.`,
  }),
  'carrier-without-component': rule<{ role: string; node: string }>({
    title: 'Whoever carries a goal is paid on it',
    message: ({ role, node }) =>
      `${role} carries ${node}, but has no component on it, so reaching it pays ${role} nothing.`,
  }),
  'node-counts-nothing': rule<{ node: string; measure: string; why: string }>({
    title: 'Something counts towards every part of a goal',
    message: ({ node, measure, why }) =>
      `Nothing can ever count towards ${node}, measured in ${measure}: ${why}.`,
  }),
  'conversion-source-wrong': rule<{ node: string; source: string; expected: string }>({
    title: 'A conversion starts from the measure of the part above',
    fixable: true,
    message: ({ node, source, expected }) =>
      `${node} converts from ${source}, but the number that it divides is in ${expected}.`,
  }),
  'conversion-unit-wrong': rule<{ node: string; amount: string; measure: string; expected: string }>({
    title: 'A conversion is written in the units of its measures',
    message: ({ node, amount, measure, expected }) =>
      `${node} converts with ${amount}, but ${measure} is counted in ${expected}.`,
  }),
  'overlap-table-wrong': rule<{ node: string; table: string; measure: string; expected: string }>({
    title: 'A shared number counts rows of its own measure',
    fixable: true,
    message: ({ node, table, measure, expected }) =>
      `${node} counts rows of ${table}, but ${measure} adds up rows of ${expected}.`,
  }),
};
