import type { Snippets } from './snippet.ts';

/** Parts of roles and clauses of components, each with all of its words. */
export const clauseSnippets: Snippets = {
  OnTargetPay: [
    {
      label: 'on-target pay …, of which a part is variable',
      detail: 'Base and target pay together.',
      text: 'on-target pay ‹$240K›, ‹50%› variable',
    },
  ],
  TargetPay: [
    {
      label: 'target pay … in the year',
      detail: 'Variable pay when every target is met.',
      text: 'target pay ‹$120K› in the year',
    },
  ],
  BasePay: [
    {
      label: 'base …, target pay a part of it',
      detail: 'Base pay, and target pay as a percent of it.',
      text: 'base ‹$120K›, target pay ‹20%› of base',
    },
  ],
  VariablePay: [
    {
      label: 'variable pay { … }',
      detail: 'Components that share target pay.',
      text: `variable pay {
  ‹100%›  ‹NewBusiness›  on ‹NewARR›  each quarter by itself  curve ‹Standard›
}`,
    },
  ],
  OnTop: [
    {
      label: 'on top { … }',
      detail: 'Pay beyond target pay.',
      text: `on top {
  commission ‹Sold› on ‹NewARR› each quarter by itself at ‹5%›
}`,
    },
  ],
  Commission: [
    {
      label: 'commission … at a rate',
      detail: 'A rate of the amount credited.',
      text: 'commission ‹Sold› on ‹NewARR› each ‹quarter|month› by itself at ‹5%›',
    },
    {
      label: 'commission … per deal',
      detail: 'Each deal is read at the curve by itself.',
      text: 'commission ‹Sold› on ‹NewARR› per deal each ‹quarter|month› by itself at ‹Rates›',
    },
  ],
  Bonus: [
    {
      label: 'bonus … on a condition',
      detail: 'A fixed amount, paid when a condition holds.',
      text: `bonus ‹QuickStart› ‹$2,500› each quarter by itself {
  in full
  requires ‹NewARR› at least ‹$300K›, otherwise pays nothing
}`,
    },
  ],
  QuotaOrPart: [
    {
      label: 'quota … in the year',
      detail: 'What the result is measured against.',
      text: 'quota ‹$1.2M› in the ‹year|quarter|half-year|month›, phased evenly',
    },
    {
      label: 'quota from the roster',
      detail: "Each person's own quota.",
      text: 'quota from the roster in the ‹year|quarter|half-year|month›, phased evenly',
    },
    {
      label: 'quota its part of a goal',
      detail: "The payee's part of what is shared out.",
      text: 'quota its part of ‹Revenue›',
    },
  ],
  Requirement: [
    {
      label: 'requires …, otherwise pays nothing',
      detail: 'A condition, and what missing it means.',
      text: 'requires ‹NewARR› at least ‹$300K›, otherwise ‹pays nothing|waits›',
    },
  ],
  PayoutCap: [
    {
      label: 'cap payout at … of target',
      detail: 'The most that a period pays.',
      text: 'cap payout at ‹200%› of target',
    },
  ],
  AttainmentCap: [
    {
      label: 'cap attainment at …',
      detail: 'Results above this count as this.',
      text: 'cap attainment at ‹150%›',
    },
  ],
  PayoutFloor: [
    {
      label: 'floor payout at … of target',
      detail: 'The least that a period pays.',
      text: 'floor payout at ‹50%› of target, what it adds is ‹kept|taken from later payments of the year›',
    },
  ],
  FallingClause: [
    {
      label: 'if pay to date falls, …',
      detail: 'What happens to pay already earned when the year to date falls.',
      text: 'if pay to date falls, ‹take it back|deduct it from later pay of this component|forget it›',
    },
  ],
  QuotaRamp: [
    {
      label: 'ramp quota … in tenure months',
      detail: 'A quota that grows over the first months.',
      text: 'ramp quota ‹25% 50% 75%› in tenure months ‹1 to 3›, target pay ‹unchanged|ramped alike›',
    },
  ],
  Clawback: [
    {
      label: 'when …, claw back',
      detail: 'What is taken back of deals that are canceled.',
      text: `when ‹canceled›, claw back ‹what the deal added to pay|its average share of pay› {
  within ‹90› days of ‹closed›: ‹100%›
  later: 0%
}`,
    },
  ],
  Instalments: [
    {
      label: 'paid … on booking, the rest later',
      detail: 'When what is earned is paid.',
      text: `paid ‹50%› on booking, ‹50%› at year end {
  at exit: ‹paid|forfeited›
}`,
    },
  ],
  HoldBack: [
    {
      label: 'hold back … for some quarters',
      detail: 'A part that is kept for some periods.',
      text: `hold back ‹20%› for ‹1 quarter› {
  at exit: ‹paid|forfeited›
  at year end: ‹paid|carried over|forfeited›
}`,
    },
  ],
  Multiplier: [
    {
      label: 'multiplied by … when',
      detail: 'A factor while a condition holds.',
      text: 'multiplied by ‹1.2x› when ‹NewARR› at least ‹$300K›',
    },
  ],
  DealLimit: [
    {
      label: 'each deal pays at most …',
      detail: 'The most that one deal pays.',
      text: 'each deal pays at most ‹$50K›, ‹before|after› the split',
    },
  ],
  RecoverableDraw: [
    {
      label: 'recoverable draw … a month',
      detail: 'Tops payments up, and is owed back.',
      text: `recoverable draw ‹$5,000› a month in tenure months ‹1 to 3› {
  top-ups are owed back: ‹50%› of earnings above the draw, from the month after
  at exit: ‹forgiven|owed›
  at year end: ‹carried over|forgiven›
}`,
    },
  ],
  NonRecoverableDraw: [
    {
      label: 'non-recoverable draw … a month',
      detail: 'A guarantee that is never owed back.',
      text: 'non-recoverable draw ‹$5,000› a month in tenure months ‹1 to 3›',
    },
  ],
  Accept: [
    {
      label: 'accept … because',
      detail: 'Leaves a rule unkept on purpose, with a reason.',
      text: 'accept ‹pay-capped› because "‹who decided it, and why›"',
    },
  ],
};
