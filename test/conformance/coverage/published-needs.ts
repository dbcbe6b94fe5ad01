import type { Construct } from './construct.ts';

/** The closing list: what the published examples need beyond the sections before. */
export const publishedNeeds: readonly Construct[] = [
  {
    row: 'N1',
    named: 'closed',
    title: 'Which side of a bound is closed',
    pages: ['language/curves.md', 'language/bands.md'],
    vectors: [
      { file: 'rates/bounds.json', uses: ['curve kind: steps', 'curve kind: retroactive', 'piece from'] },
      { file: 'rates/curves.json', uses: ['curve kind: retroactive'] },
    ],
    cases: ['gtm-sales-head-hunter-semantics', 'spiffpair-custom-tables'],
  },
  {
    row: 'N2',
    named: 'Overage',
    title: 'All of the overage at the rate of the tier reached',
    pages: ['language/bands.md'],
    vectors: [{ file: 'rates/curves.json', uses: ['curve overage'] }],
    cases: ['overage-at-top-tier'],
  },
  {
    row: 'N3',
    named: 'solved',
    title: 'A place in the tiers that is counted in somebody else’s share, so that the base is solved for',
    pages: ['language/bands.md#bounds-in-what-is-paid', 'language/deals.md'],
    vectors: [
      { file: 'rates/bounds-of-pay.json', uses: ['expression curve read: pay', 'curve kind: marginal'] },
      { file: 'rates/deals.json', uses: ['expression position'] },
    ],
    cases: ['brokermint-sliding-counterparty', 're-kw-cap'],
  },
  {
    row: 'N4',
    named: 'another',
    title: 'A result that caps, voids, multiplies or sets the rate of another',
    pages: ['language/conditions.md', 'language/multipliers.md', 'language/on-top.md'],
    vectors: [
      { file: 'combining/multipliers.json', uses: ['expression select', 'expression least'] },
      { file: 'rates/bounds.json', uses: ['expression curve read: rate'] },
    ],
    cases: ['auto-unit-retro', 'sec-stream-matrix'],
  },
  {
    row: 'N5',
    named: 'Self-funding',
    title: 'Pools with a reserve, by shares or points, whose fund counts their own cost',
    pages: ['language/pools.md'],
    vectors: [
      { file: 'combining/pools.json', uses: ['expression pool'] },
      { file: 'formulas/solved.json', uses: ['expression solve', 'expression unknown'] },
    ],
    cases: ['sec-usatruck-pti', 'brainmass-pool-reserve', 'teamlead-pool'],
  },
  {
    row: 'N6',
    named: 'sign',
    title: 'Formulas that turn on a sign, standings among peers, weights shared where a result is missing',
    pages: ['language/formulas.md', 'language/measures.md'],
    vectors: [
      { file: 'combining/percentiles.json', uses: ['expression percentile'] },
      { file: 'combining/percentiles-of-some.json', uses: ['expression percentile where'] },
      { file: 'combining/multipliers.json', uses: ['condition blank', 'expression select'] },
    ],
    cases: ['radford-percentile', 'cms-vbp-reweight'],
  },
  {
    row: 'N7',
    named: 'order',
    title:
      'Thresholds that depend on earlier sales in a stated order, a rate for each product, rounding first',
    pages: ['language/deals.md', 'language/formulas.md'],
    vectors: [
      { file: 'rates/deals.json', uses: ['expression total order', 'expression lookup'] },
      {
        file: 'rates/joint-positions.json',
        about: 'A new deal after a renewal',
        uses: ['expression total order', 'expression position', 'expression share'],
      },
    ],
    cases: ['se420-order-probationary', 'degressive-monthly-cumulative'],
  },
  {
    row: 'N8',
    named: 'Draw',
    title: 'Balances repaid later or from a part of pay, and an account for each contract',
    pages: ['language/draws.md', 'language/advances.md'],
    vectors: [
      { file: 'balances/draws.json', uses: ['expression carried'] },
      { file: 'balances/advances.json', uses: ['expression open'] },
    ],
    cases: ['ins-advance-110', 'visdum-draw'],
  },
  {
    row: 'N9',
    named: 'closed period',
    title: 'A clawback that moves a closed period into a lower tier, along the reporting line of the day',
    pages: ['language/clawbacks.md', 'language/measures.md'],
    vectors: [
      {
        file: 'clawbacks/clawbacks.json',
        about: 'a cancellation moves the original month',
        uses: ['expression clawback amount: added'],
      },
    ],
    cases: ['amant-retier-clawback', 'amant-override'],
  },
  {
    row: 'N10',
    named: 'catch-up',
    title: 'Catch-up over the year to date, and gates on the quota of the full year',
    pages: ['language/timing.md', 'language/greater-of.md', 'language/conditions.md'],
    vectors: [{ file: 'clawbacks/clawbacks.json', uses: ['expression value window: year to date'] }],
  },
  {
    row: 'N11',
    named: 'collection',
    title:
      'Payment on booking, collection and at year end, by two rates of exchange; a target changed in mid-year',
    pages: ['language/instalments.md', 'language/timing.md', 'language/currencies.md'],
    vectors: [
      { file: 'balances/instalments.json', uses: ['expression collected'] },
      { file: 'currencies/two-rates.json', uses: ['expression convert', 'expression minor'] },
    ],
    cases: ['gtm-hunter-marginal', 'gtm-solution-manager-wrong', 'gtm-blended-prorata'],
  },
  {
    row: 'N12',
    named: 'cap on the rate',
    title: 'A cap on the rate, on the amount, or on a deal after its split',
    pages: ['language/conditions.md', 'language/deals.md', 'language/limits.md#caps-on-the-rates-of-slices'],
    vectors: [
      {
        file: 'rates/rate-caps.json',
        uses: ['expression least', 'expression select', 'curve kind: marginal'],
      },
      {
        file: 'rates/deals.json',
        uses: ['expression total limit of: share', 'expression total limit of: deal'],
      },
    ],
    cases: ['centify-split-cap', 'auto-unit-retro'],
  },
  {
    row: 'N13',
    named: 'Per-tier',
    title: 'Amounts of a band that add up, as against levels in all',
    pages: ['language/bands.md', 'language/milestones.md'],
    vectors: [
      { file: 'rates/bounds.json', uses: ['curve kind: marginal', 'curve kind: steps'] },
      { file: 'rates/milestones.json', uses: ['curve addsUp', 'curve kind: steps'] },
    ],
    cases: ['orc-split-lookup'],
  },
  {
    row: 'N14',
    named: 'Tax-exclusive',
    title:
      'Bases without tax, of margin, of cash received; instalments, look-back, salary, the greater of two',
    pages: ['language/data.md', 'language/measures.md', 'language/greater-of.md', 'language/instalments.md'],
    vectors: [
      {
        file: 'formulas/words.json',
        about: 'a cell of each kind',
        uses: ['table input', 'expression product'],
      },
      { file: 'combining/multipliers.json', uses: ['expression least'] },
      { file: 'time/windows.json', uses: ['expression value window: previous'] },
    ],
    cases: ['inomial-net-of-gst', 'intime-gross-margin', 'salescookie-installments', 'gtm-nrr-gp-filter'],
  },
];
