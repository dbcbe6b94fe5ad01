import type { Construct } from './construct.ts';

/** Section A2: what is reached, against which quota, over which stretch of time. */
export const attainment: readonly Construct[] = [
  {
    row: 'A2.1',
    named: 'Attainment',
    title: 'Results over quota, with both of them said: what counts, over which period',
    pages: ['language/roles.md', 'language/timing.md', 'language/curves.md'],
    vectors: [{ file: 'clawbacks/clawbacks.json', uses: ['expression quotient', 'expression total'] }],
    cases: ['gtm-hunter-marginal'],
  },
  {
    row: 'A2.2',
    named: 'PTD',
    title: 'A period by itself, or the year or quarter to date',
    pages: ['language/timing.md'],
    vectors: [
      { file: 'clawbacks/clawbacks.json', uses: ['expression value window: year to date'] },
      { file: 'time/parts-to-date.json', uses: ['expression value window kind: to date'] },
    ],
    cases: ['salescookie-installments'],
  },
  {
    row: 'A2.3',
    named: 'True-up',
    title: 'Pay to date less what was earned before, and what a fall does',
    pages: ['language/timing.md'],
    vectors: [
      {
        file: 'clawbacks/clawbacks.json',
        about: 'to date',
        uses: ['expression over periods: before the window'],
      },
    ],
  },
  {
    row: 'A2.4',
    named: 'frequency',
    title: 'Measured and paid over different stretches',
    pages: ['language/timing.md', 'language/header.md'],
    vectors: [{ file: 'combining/multipliers.json', uses: ['expression due', 'expression over'] }],
  },
  {
    row: 'A2.5',
    named: 'end-dated',
    title: 'What a leaver is paid for the period of the last day',
    pages: ['language/header.md', 'language/moves.md'],
    vectors: [
      { file: 'payments/half-years.json', uses: ['plan employedOn'] },
      { file: 'quotas/zero.json', uses: ['expression accrue proration: by days'] },
    ],
  },
  {
    row: 'A2.6',
    named: 'individually',
    title: 'A rate for each deal, or one for the sum of the period',
    pages: ['language/on-top.md', 'language/deals.md'],
    vectors: [{ file: 'rates/deals.json', uses: ['expression total order', 'expression position'] }],
    cases: ['orc-step-per-transaction', 'se420-order-probationary'],
  },
  {
    row: 'A2.7',
    named: 'Growth',
    title: 'A result over that of the period before, and what the first period is compared with',
    pages: ['language/look-back.md', 'language/conditions.md'],
    vectors: [
      {
        file: 'time/look-back.json',
        uses: [
          'expression value window: same period last year',
          'expression value window before grain: quarter',
        ],
      },
      { file: 'time/windows.json', uses: ['expression previous'] },
    ],
  },
  {
    row: 'A2.8',
    named: 'Proration',
    title: 'Quota and target pay by the days of an assignment, each by its own word',
    pages: ['language/header.md', 'language/moves.md'],
    vectors: [
      {
        file: 'time/windows.json',
        about: 'moved inside the leap month',
        uses: ['expression accrue proration: by days', 'expression accrue proration: in full'],
      },
    ],
    cases: ['gtm-blended-prorata', 'centify-quarter-total'],
  },
  {
    row: 'A2.9',
    named: 'Ramp',
    title: 'A quota that grows over the first months in the role',
    pages: ['language/ramps.md'],
    vectors: [{ file: 'balances/operators.json', uses: ['expression tenure'] }],
    cases: ['prowi-ramp-guarantee'],
  },
  {
    row: 'A2.10',
    named: 'quota',
    title: 'Quotas of a year or of a season, the same or other ones each month, in money or in pieces',
    pages: ['language/roles.md', 'language/header.md', 'language/goals.md'],
    vectors: [{ file: 'time/windows.json', uses: ['expression phase', 'expression accrue'] }],
  },
  {
    row: 'A2.11',
    named: 'Rank',
    title: 'A standing among others, and pay by it',
    pages: ['language/rankings.md', 'language/measures.md'],
    vectors: [
      {
        file: 'members/ranks.json',
        uses: ['expression rank read: place', 'expression rank read: percentile'],
      },
      { file: 'combining/percentiles.json', uses: ['expression percentile method: ranked'] },
    ],
    cases: ['radford-percentile'],
  },
  {
    row: 'A2.12',
    named: 'shift',
    title: 'Results of a window that is not the one paid for',
    pages: ['language/look-back.md', 'language/goals.md', 'language/conditions.md'],
    vectors: [
      {
        file: 'time/look-back.json',
        uses: ['expression value window last', 'expression value window: last year to date'],
      },
      { file: 'time/windows.json', uses: ['expression shift', 'expression value window: previous'] },
    ],
    cases: ['salescookie-installments'],
  },
  {
    row: 'A2.13',
    named: 'Team attainment',
    title: 'Pay on what the team reaches',
    pages: ['language/roles.md', 'language/goals.md', 'language/measures.md'],
    vectors: [
      { file: 'members/teams.json', uses: ['expression total whose: its team'] },
      { file: 'members/members.json', uses: ['expression members whose: its team'] },
    ],
    cases: ['spiffpair-team-plus-individual', 'gtm-sales-head-farmer'],
  },
  {
    row: 'A2.14',
    named: 'tiers',
    title: 'Bounds that are worked out, such as 10% of quota',
    pages: ['language/bands.md', 'language/formulas.md'],
    vectors: [{ file: 'rates/curves.json', uses: ['curve kind: retroactive'] }],
    cases: ['re-kw-cap'],
  },
  {
    row: 'A2.15',
    named: 'relationship',
    title: 'Several quotas under one target pay, by weights that add up to 100%',
    pages: ['language/roles.md', 'language/scorecards.md', 'language/measures.md'],
    vectors: [{ file: 'combining/multipliers.json', uses: ['condition blank'] }],
    cases: ['sec-bookings-pool', 'cms-vbp-reweight'],
  },
  {
    row: 'A2.16',
    named: 'cascade',
    title: 'Goals handed down from the company’s number',
    pages: ['language/goals.md'],
    vectors: [
      { file: 'goals/handed-down.json', uses: ['expression shift', 'expression phase'] },
      { file: 'goals/shared-out.json', uses: ['expression part'] },
      { file: 'goals/by-weight.json', uses: ['expression assigned'] },
    ],
  },
  {
    row: 'A2.17',
    named: 'assignment',
    title: 'More handed down than is carried, compounding down the levels',
    pages: ['language/goals.md'],
    vectors: [{ file: 'goals/handed-down.json', about: 'each level divides', uses: ['expression value'] }],
  },
];
