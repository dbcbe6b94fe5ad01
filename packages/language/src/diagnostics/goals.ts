import { rulesOf } from './rule.ts';
import { allOf } from './words.ts';

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
  'parts-weighed-differently': rule<{ node: string; first: string; other: string }>({
    title: 'Parts that are weighed against each other count by the same',
    fixable: true,
    message: ({ node, first, other }) =>
      `The parts of ${node} divide what is left of it by different numbers, which cannot be compared: ${first}, but ${other}.`,
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
  'leaf-not-carried': rule<{ node: string; target: string; team: string; roles: readonly string[] }>({
    title: 'Somebody is paid on every part of a goal',
    message: ({ node, target, team, roles }) =>
      roles.length === 0
        ? `Nobody carries ${node} (${target}): no role in ${team} has a component on it, so nobody is paid for reaching it.`
        : `Nobody carries ${node} (${target}): ${allOf(roles)} in ${team} ${roles.length === 1 ? 'has' : 'have'} no component on it, so nobody is paid for reaching it.`,
  }),
  'carrier-without-component': rule<{ role: string; node: string }>({
    title: 'Whoever carries a goal is paid on it',
    fixable: true,
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
    fixable: true,
    message: ({ node, amount, measure, expected }) =>
      `${node} converts with ${amount}, but ${measure} is counted in ${expected}.`,
  }),
  'overlap-table-wrong': rule<{ node: string; table: string; measure: string; expected: string }>({
    title: 'A shared number counts rows of its own measure',
    fixable: true,
    message: ({ node, table, measure, expected }) =>
      `${node} counts rows of ${table}, but ${measure} adds up rows of ${expected}.`,
  }),
  'node-never-counts': rule<{ node: string; measure: string; inMeasure: string; here: string }>({
    title: 'What a part counts is a part of what its measure counts',
    fixable: true,
    message: ({ node, measure, inMeasure, here }) =>
      `No row can ever count towards ${node}: ${measure} counts those where "${inMeasure}", and none of them has "${here}".`,
  }),
  'shared-out-above-parts': rule<{ node: string; teams: string }>({
    title: 'Only what has no parts is shared out among people',
    message: ({ node, teams }) =>
      `${node} is handed down to ${teams}, so nothing of it is left to share out among people; share out their parts.`,
  }),
  'part-without-quota': rule<{ role: string; node: string }>({
    title: 'Whoever shares a goal has the part as a quota',
    message: ({ role, node }) =>
      `${role} shares ${node}, but no component of ${role} has "quota its part of ${node}", so nobody is paid on those parts.`,
  }),
  'part-not-shared': rule<{ role: string; node: string }>({
    title: 'A part of a goal is one that is shared out',
    message: ({ role, node }) =>
      `${node} is not shared out among ${role}, so ${role} has no part of it; it says "shared out evenly among ${role} each quarter", say.`,
  }),
};
