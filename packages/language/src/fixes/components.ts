import type {
  Bonus,
  ClawbackStep,
  Component,
  PayoutCap,
  PayoutFloor,
  QuotaTerms,
  Requirement,
  Subject,
  Timing,
  TotalCap,
  WeightedComponent,
  YearCap,
} from '../generated/ast.ts';
import { clauseOf } from '../resolve/quota.ts';
import { monthsOfStretch } from '../resolve/timing.ts';
import {
  addToBody,
  insertAfter,
  keywordOf,
  nodeAt,
  nodesAround,
  remove,
  replace,
  textOf,
} from './editing.ts';
import type { Fix, Fixer, FoundProblem } from './fix.ts';

const GRAINS = { monthly: 'month', quarterly: 'quarter', 'half-yearly': 'half-year' } as const;

/** Each stretch of results that the words could mean. */
export const fixTiming: Fixer<'choice-timing'> = ({ document, range }) => {
  const timing = nodeAt<Timing>(document, range, 'Timing');
  if (timing?.$cstNode === undefined) return [];
  const place = timing.$cstNode.range;
  if (timing.bare === 'yearly')
    return [{ title: 'Measure the year by itself', edits: [replace(place, 'the year by itself')] }];
  const grain = timing.grain ?? GRAINS[timing.bare as keyof typeof GRAINS] ?? 'quarter';
  const readings = [
    `each ${grain} by itself`,
    `each ${grain}, year to date against quota to date`,
    `each ${grain}, year to date against full-year quota`,
  ];
  return readings
    .filter((words) => (timing.bare !== 'cumulative' && !timing.cumulative) || !words.endsWith('by itself'))
    .map((words) => ({ title: `Measure ${words}`, edits: [replace(place, words)] }));
};

export const fixToDateQuota: Fixer<'choice-to-date-quota'> = ({ document, range }) => {
  const timing = nodeAt<Timing>(document, range, 'Timing');
  return ['quota to date', `full-${timing?.runsOver ?? 'year'} quota`].map((quota) => ({
    title: `Measure against ${quota}`,
    edits: insertAfter(timing?.$cstNode, ` against ${quota}`),
  }));
};

/** The quota of the stretch that results run over; or the periods by themselves, where they are the whole of it. */
export const fixToDateMisfit: Fixer<'to-date-misfit'> = ({ document, range }) => {
  const timing = nodeAt<Timing>(document, range, 'Timing');
  if (timing?.$cstNode === undefined || timing.runsOver === undefined) return [];
  const { grain, runsOver } = timing;
  const place = timing.$cstNode.range;
  if (grain === runsOver) {
    const words = `each ${grain} by itself`;
    return [{ title: `Measure ${words}`, edits: [replace(place, words)] }];
  }
  if ((monthsOfStretch(grain) ?? 1) > (monthsOfStretch(runsOver) ?? 12)) return [];
  return ['quota to date', `full-${runsOver} quota`].map((quota) => ({
    title: `Measure against ${quota}`,
    edits: [replace(place, `each ${grain}, ${runsOver} to date against ${quota}`)],
  }));
};

export const fixFalling: Fixer<'choice-falling'> = (problem) =>
  clauses(
    problem,
    ['take it back', 'deduct it from later pay of this component', 'forget it'].map(
      (rule) => `if pay to date falls, ${rule}`,
    ),
  );

export const fixProration: Fixer<'choice-proration'> = (problem) => clauses(problem, ['prorated', 'in full']);

export const fixCapProration: Fixer<'choice-cap-proration'> = ({ document, range }) => {
  const cap =
    nodeAt<PayoutCap>(document, range, 'PayoutCap') ??
    nodeAt<YearCap>(document, range, 'YearCap') ??
    nodeAt<TotalCap>(document, range, 'TotalCap') ??
    nodeAt<PayoutFloor>(document, range, 'PayoutFloor');
  const amount = cap && textOf(cap, 'amount');
  return ['prorated', 'in full'].map((words) => ({
    title: `Make it ${words}`,
    edits: insertAfter(amount, ` ${words}`),
  }));
};

/** Whether the month in which a deal is canceled is one of those left. */
export const fixMonthsLeft: Fixer<'choice-months-left'> = ({ document, range }) => {
  const step = nodeAt<ClawbackStep>(document, range, 'ClawbackStep');
  const left = step && textOf(step, 'left');
  if (left === undefined) return [];
  return ['begun', 'full'].map((word) => ({
    title: `Take the ${word} months left`,
    edits: [replace(left.range, `${word} months`)],
  }));
};

export const fixOtherwise: Fixer<'choice-otherwise'> = ({ document, range }) => {
  const requirement = nodeAt<Requirement>(document, range, 'Requirement');
  return ['pays nothing', 'waits', 'no more than 50% of its target'].map((consequence) => ({
    title: `Add "otherwise ${consequence}"`,
    edits: insertAfter(requirement?.$cstNode, `, otherwise ${consequence}`),
  }));
};

export const fixQuotaPeriod: Fixer<'choice-quota-period'> = ({ document, range }) => {
  const terms = nodeAt<QuotaTerms>(document, range, 'QuotaTerms');
  const amount = terms && (textOf(terms, 'amount') ?? keywordOf(terms, 'roster'));
  return ['year', 'half-year', 'quarter', 'month'].map((period) => ({
    title: `Make it the quota of the ${period}`,
    edits: insertAfter(amount, ` in the ${period}`),
  }));
};

export const fixQuotaPhasing: Fixer<'choice-quota-phasing'> = ({ document, range }) => {
  const terms = nodeAt<QuotaTerms>(document, range, 'QuotaTerms');
  const period = terms && textOf(terms, 'period');
  const phasings = terms?.period === 'year' ? ['evenly', '25% 25% 25% 25%'] : ['evenly'];
  return phasings.map((phasing) => ({
    title: `Phase it ${phasing}`,
    edits: insertAfter(period, `, phased ${phasing}`),
  }));
};

export const fixCredit: Fixer<'choice-credit'> = ({ document, range }) => {
  const subject = nodeAt<Subject>(document, range, 'Subject');
  return ['own credit', 'rolled-up credit', 'own and rolled-up credit'].map((credit) => ({
    title: `Pay it on ${credit}`,
    edits: insertAfter(subject?.$cstNode, ` ${credit}`),
  }));
};

/** States what the curve pays at target, or corrects what was stated. */
export const fixTargetNotPaid: Fixer<'target-not-paid'> = ({ document, range, params: { pays } }) => {
  const component = nodeAt<WeightedComponent>(document, range, 'WeightedComponent');
  if (component === undefined || pays.includes('…')) return [];
  const stated = clauseOf(component, 'AtTargetClause');
  const title = `Say that it pays ${pays} at target`;
  if (stated === undefined)
    return [{ title, edits: addToBody(document, component, `pays ${pays} at target`) }];
  const percent = textOf(stated, 'percent');
  return percent === undefined ? [] : [{ title, edits: [replace(percent.range, pays)] }];
};

export const fixClauseWithoutEffect: Fixer<'clause-without-effect'> = ({ document, range }) => [
  { title: 'Remove it', edits: remove(document, { range }) },
];

function clauses({ document, range }: FoundProblem, words: readonly string[]): Fix[] {
  const component = nodesAround(document, range).find(
    (node): node is Component =>
      node.$type === 'WeightedComponent' ||
      node.$type === 'Commission' ||
      node.$type === 'Bonus' ||
      node.$type === 'FormulaPay',
  );
  if (component === undefined) return [];
  return words.map((clause) => ({
    title: `Add "${clause}"`,
    edits: addToBody(document, component as Bonus, clause),
  }));
}
