import type { Snippets } from './snippet.ts';

/** Whole declarations. */
export const declarationSnippets: Snippets = {
  PlanHeader: [
    {
      label: 'plan …, with its settings',
      detail: 'Currency, year, payments, rounding, phasing and leavers: all that a plan must state.',
      text: `plan "‹FY27 sales›" {
  currency    ‹USD|EUR|GBP›
  year        ‹2027-01-01› to ‹2027-12-31›
  paid        ‹monthly|quarterly|half-yearly|yearly›
  rounding    half up to ‹$0.01›, each component
  target pay  phased evenly
  leavers     earn up to their last day, quota and target pay by days
}`,
    },
  ],
  DataTable: [
    {
      label: 'data …, of deals',
      detail: 'A table with one row for each deal.',
      text: `data ‹deals› {
  id      text   key
  closed  date
  owner   payee
  amount  money
}`,
    },
  ],
  Measure: [
    {
      label: 'measure …, a total of rows',
      detail: 'Adds a column up, for whoever is credited.',
      text: 'measure ‹NewARR› { total ‹amount› of ‹deals›  dated ‹closed›  credited to ‹owner› }',
    },
    {
      label: 'measure …, a count of rows',
      detail: 'Counts rows, for whoever is credited.',
      text: 'measure ‹Deals› { count of ‹deals›  dated ‹closed›  credited to ‹owner› }',
    },
    {
      label: 'measure …, entered',
      detail: 'Typed in from outside, in the table results.',
      text: 'measure ‹Retention› { entered as ‹percent|money|number|count›  for ‹each payee|each team|the company›, if missing, ‹its component waits|pays nothing› }',
    },
    {
      label: 'measure …, scored by the manager',
      detail: 'An assessment between two percents.',
      text: 'measure ‹Objectives› { scored ‹0%› to ‹100%›  for each payee by manager, if missing, ‹its component waits|pays nothing|pays at target› }',
    },
  ],
  Goal: [
    {
      label: 'goal …, handed down to teams',
      detail: "The company's number and its parts.",
      text: `goal ‹Revenue› = ‹NewARR› ‹$12M› in the year, phased evenly {
  ‹Sales› ‹100%›
}`,
    },
  ],
  Curve: [
    {
      label: 'curve … linear',
      detail: 'Straight lines between points of attainment.',
      text: `curve ‹Standard› linear {
  below  50%: 0%
  at     50%: 0%
  at    100%: 100%
  at    150%: 200%, then ‹same slope|flat›
}`,
    },
    {
      label: 'curve … marginal',
      detail: 'Each slice of the result at its own rate.',
      text: `curve ‹Accelerated› marginal {
  from   0%: 1x
  from 100%: 1.5x
}`,
    },
    {
      label: 'curve … retroactive',
      detail: 'The rate of the band that is reached holds for all of the result.',
      text: `curve ‹FromFirstDollar› retroactive {
  from   0%: 0.8x
  from 100%: 1x
  from 120%: 1.2x
}`,
    },
    {
      label: 'curve … steps',
      detail: 'A fixed part of target pay in each band.',
      text: `curve ‹Bands› steps {
  below  80%: 0%
  from   80%: 50%
  from  100%: 100%
}`,
    },
    {
      label: 'curve … by grade',
      detail: 'What each grade of a measure pays.',
      text: `curve ‹ByGrade› by grade {
  low: 0%
  good: 100%
}`,
    },
  ],
  Role: [
    {
      label: 'role …, with variable pay',
      detail: 'On-target pay, and components whose weights add up to 100%.',
      text: `role ‹AE› "‹Account executive›" {
  on-target pay ‹$240K›, ‹50%› variable
  variable pay {
    ‹100%›  ‹NewBusiness›  on ‹NewARR›  each quarter by itself  curve ‹Standard› {
      quota ‹$1.2M› in the year, phased evenly
    }
  }
}`,
    },
    {
      label: 'role …, paid by commission',
      detail: 'A rate of what is sold, without target pay.',
      text: `role ‹Rep› "‹Sales representative›" {
  on top {
    commission ‹Sold› on ‹NewARR› each ‹month|quarter› by itself at ‹8%›
  }
}`,
    },
  ],
  Examples: [
    {
      label: 'examples for …, of a role',
      detail: 'Results, and what the role must be paid for them.',
      text: `examples for ‹AE›, ‹first quarter|full year› {
  | ‹NewARR› || ‹NewBusiness› |
  | ‹$300K›  || ‹$30K›        |
}`,
    },
  ],
  Policy: [
    {
      label: 'policy …, a rule on plans',
      detail: 'What every plan that sees it has to keep.',
      text: `policy ‹MostlyRevenue› "‹Pay rides on revenue›" {
  every role has revenue weight at least ‹60%›
  because "‹what is paid for should pay›"
}`,
    },
  ],
  Claim: [
    {
      label: 'prove … at most',
      detail: 'The most that a role is paid, whatever the results.',
      text: 'prove ‹AE› total at most ‹$500K›',
    },
    {
      label: 'prove … never falls',
      detail: 'Better results never pay less.',
      text: 'prove ‹AE› total never falls when ‹NewARR› rises',
    },
  ],
};
