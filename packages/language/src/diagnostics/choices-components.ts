import { choice } from './rule.ts';

/** The choices that roles, components and curves state. */
export const componentChoiceRules = {
  'choice-timing': choice<{ component: string; written: string }>({
    title: 'Results are measured each period by itself, or year to date',
    open: ({ component, written }) =>
      written === ''
        ? `${component} does not say which stretch of results it is measured over`
        : `"${written}" does not say which stretch of results ${component} is measured over`,
    example: {
      setting:
        'with $100K of quota and $5,000 of target pay a quarter, $50K closed in the first and $150K in the second, on a curve that pays nothing below 80%, the second quarter',
      readings: [
        { words: 'each quarter by itself', money: '$7,500' },
        { words: 'each quarter, year to date against quota to date', money: '$10,000' },
        { words: 'each quarter, year to date against full-year quota', money: '$0' },
      ],
    },
  }),
  'choice-to-date-quota': choice<{ component: string; stretch: string }>({
    title: 'Year to date says against which quota',
    open: ({ component, stretch }) =>
      `${component} counts results ${stretch} to date, but does not say against which quota`,
    example: {
      setting:
        'with $100K of quota and $5,000 of target pay a quarter and $200K closed by the end of the second, on a curve that pays nothing below 80%, the year so far',
      readings: [
        { words: 'against quota to date', money: '$10,000' },
        { words: 'against full-year quota', money: '$0' },
      ],
    },
  }),
  'choice-falling': choice<{ component: string; stretch: string }>({
    title: 'Year to date says what happens when pay to date falls',
    open: ({ component, stretch }) =>
      `${component} runs ${stretch} to date, but does not say what happens when its pay to date falls`,
    example: {
      setting:
        'where pay to date goes from $8,000 down to $6,500 and then up to $11,000, the two later quarters',
      readings: [
        { words: 'if pay to date falls, take it back', money: '-$1,500 and $4,500' },
        { words: 'if pay to date falls, deduct it from later pay of this component', money: '$0 and $3,000' },
        { words: 'if pay to date falls, forget it', money: '$0 and $4,500' },
      ],
    },
  }),
  'choice-quota-period': choice<{ quota: string; owner: string }>({
    title: 'A quota names the period it is for',
    open: ({ quota, owner }) => `The quota of ${owner} (${quota}) does not say which period it is for`,
    example: {
      setting:
        'a quota of $300K, $300K closed in the quarter and $24,000 of target pay a quarter, paid in proportion',
      readings: [
        { words: 'in the quarter', money: '$24,000' },
        { words: 'in the year', money: '$96,000' },
      ],
    },
  }),
  'choice-quota-phasing': choice<{ quota: string; owner: string; parts: string }>({
    title: 'A quota for a longer stretch than it is measured over says how it divides',
    open: ({ quota, owner, parts }) =>
      `The quota of ${owner} (${quota}) does not say how it divides over the ${parts}`,
    example: {
      setting:
        'a quota of $1.2M in the year, $270K closed in the first quarter and $24,000 of target pay a quarter, paid in proportion',
      readings: [
        { words: 'phased evenly', money: '$21,600' },
        { words: 'phased 20% 25% 25% 30%', money: '$27,000' },
      ],
    },
  }),
  'choice-otherwise': choice<{ owner: string }>({
    title: 'A requirement says what missing it costs',
    open: ({ owner }) => `A requirement of ${owner} does not say what happens when it is missed`,
    example: {
      setting: 'with $6,000 worked out and $5,000 of target pay, a period in which it is missed',
      readings: [
        { words: 'otherwise pays nothing', money: '$0, for good' },
        { words: 'otherwise waits', money: '$6,000 once it is met' },
        { words: 'otherwise no more than 50% of its target', money: '$2,500' },
      ],
    },
  }),
  'choice-proration': choice<{ component: string; amount: string }>({
    title: 'A fixed amount says whether it shrinks with part of a period',
    open: ({ component, amount }) =>
      `${component} is a fixed ${amount}, but does not say what somebody employed for part of the period gets`,
    example: {
      setting: 'a bonus of $4,000 for somebody employed on 45 of the 90 days',
      readings: [
        { words: 'prorated', money: '$2,000' },
        { words: 'in full', money: '$4,000' },
      ],
    },
  }),
  'choice-cap-proration': choice<{ owner: string; amount: string }>({
    title: 'A cap in money says whether it shrinks with part of a period',
    open: ({ owner, amount }) =>
      `The cap of ${amount} on ${owner} does not say what it is for somebody employed for part of the period`,
    example: {
      setting: 'a cap of $5,000 a quarter and $6,000 worked out for somebody employed on 45 of its 90 days',
      readings: [
        { words: 'prorated', money: '$2,500' },
        { words: 'in full', money: '$5,000' },
      ],
    },
  }),
  'choice-credit': choice<{ component: string; measure: string; role: string }>({
    title: 'A manager is paid on own credit, rolled-up credit, or both',
    open: ({ component, measure, role }) =>
      `${component} does not say which credit of ${measure} it pays: ${role} has people reporting to it, so it gets its own deals and theirs`,
    example: {
      setting: 'a manager with $100K of own deals and $900K of the team, at 2%',
      readings: [
        { words: 'own credit', money: '$2,000' },
        { words: 'rolled-up credit', money: '$18,000' },
        { words: 'own and rolled-up credit', money: '$20,000' },
      ],
    },
  }),
  'choice-months-left': choice<{ component: string }>({
    title: 'Months left are full ones, or count the one begun',
    open: ({ component }) =>
      `The clawback of ${component} goes by the months left and does not say whether the month under way is one of them`,
    example: {
      setting: 'for a deal that added $1,200 to pay, canceled after one month and ten days of 12 months',
      readings: [
        { words: 'in proportion to the begun months left', money: '$1,100' },
        { words: 'in proportion to the full months left', money: '$1,000' },
      ],
    },
  }),
  'choice-milestones': choice<{ curve: string; component: string }>({
    title: 'Steps that a bonus pays add up or replace each other',
    open: ({ curve, component }) =>
      `${component} pays an amount by the steps of ${curve}, and nothing says whether the amounts of several steps add up`,
    example: {
      setting: 'with $1,000 from 50% on and $2,500 from 75% on, for a result of 80%',
      readings: [
        { words: 'steps that replace each other', money: '$2,500' },
        { words: 'steps that add up', money: '$3,500' },
      ],
    },
  }),
  'choice-tiers': choice<{ curve: string; written: string }>({
    title: 'Tiers are marginal or retroactive',
    open: ({ curve, written }) =>
      `"${written}" does not say what the rate of a tier of ${curve} applies to: the field uses it for both`,
    example: {
      setting: 'closing $150K against a quota of $100K, at 6% and from 100% on at 10%',
      readings: [
        { words: 'marginal', money: '$11,000' },
        { words: 'retroactive', money: '$15,000' },
      ],
    },
  }),
};
