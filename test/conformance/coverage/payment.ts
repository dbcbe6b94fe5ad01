import type { Construct } from './construct.ts';

/** Section A4: limits, payment and what is put right afterwards. */
export const payment: readonly Construct[] = [
  {
    row: 'A4.1',
    named: 'Cap',
    title: 'Caps on attainment, rate and pay; of a deal, a component or a total; the excess lost or carried',
    pages: ['language/limits.md', 'language/deals.md', 'language/multipliers.md'],
    vectors: [
      {
        file: 'rates/deals.json',
        uses: ['expression total limit of: deal', 'expression total limit of: share'],
      },
      {
        file: 'combining/limits.json',
        uses: ['expression least', 'expression over periods: before the window'],
      },
    ],
    cases: ['centify-split-cap', 'auto-unit-retro', 'sec-uhs-leverage'],
  },
  {
    row: 'A4.2',
    named: 'Payment min/max',
    title: 'The least and the most of a payment, recovered or carried or neither',
    pages: ['language/limits.md', 'language/draws.md', 'language/multipliers.md'],
    vectors: [
      { file: 'balances/draws.json', uses: ['expression carried', 'expression greatest'] },
      {
        file: 'combining/limits.json',
        uses: ['expression greatest', 'expression over periods: before the window'],
      },
    ],
    cases: ['siebel-draw-recoverable', 'visdum-draw'],
  },
  {
    row: 'A4.3',
    named: 'recoverable',
    title: 'A draw that is owed back out of later earnings',
    pages: ['language/draws.md'],
    vectors: [
      { file: 'balances/draws.json', uses: ['expression carried', 'expression opening', 'condition ends'] },
    ],
    cases: ['siebel-draw-recoverable', 'visdum-draw'],
  },
  {
    row: 'A4.4',
    named: 'Guarantee',
    title: 'A draw that is never owed',
    pages: ['language/draws.md'],
    vectors: [
      {
        file: 'balances/draws.json',
        about: 'a draw that is never owed',
        uses: ['expression greatest'],
      },
    ],
    cases: ['prowi-ramp-guarantee', 'visdum-draw'],
  },
  {
    row: 'A4.5',
    named: 'Per-transaction',
    title: 'The most that a deal pays; the most that a plan pays, shared among everybody',
    pages: ['language/deals.md', 'language/pools.md'],
    vectors: [
      { file: 'rates/deals.json', uses: ['expression total limit atMost'] },
      { file: 'combining/pools.json', uses: ['expression pool'] },
    ],
    cases: ['centify-split-cap', 'termsdepot-pool-share'],
  },
  {
    row: 'A4.6',
    named: 'pool',
    title: 'A fund that the people of a team share',
    pages: ['language/pools.md'],
    vectors: [
      { file: 'combining/pools.json', uses: ['expression pool'] },
      { file: 'combining/pools-by-earned.json', uses: ['expression pool', 'expression due value'] },
    ],
    cases: ['brainmass-pool-reserve', 'teamlead-pool'],
  },
  {
    row: 'A4.7',
    named: 'Hold',
    title: 'Pay that waits for a condition, and is released',
    pages: ['language/held-back.md', 'language/conditions.md'],
    vectors: [
      { file: 'combining/multipliers.json', about: 'A factor that waits', uses: ['expression hold'] },
      { file: 'balances/held-back.json', uses: ['condition reached'] },
      { file: 'balances/held-until-employed.json', uses: ['condition employed'] },
    ],
  },
  {
    row: 'A4.8',
    named: 'Pay-when-paid',
    title: 'Paid once the customer has paid',
    pages: ['language/instalments.md', 'language/measures.md'],
    vectors: [{ file: 'balances/instalments.json', uses: ['expression collected'] }],
    cases: ['inomial-net-of-gst', 'gtm-hunter-marginal'],
  },
  {
    row: 'A4.9',
    named: 'Settlement',
    title: 'An amount paid in dated parts',
    pages: ['language/instalments.md', 'language/advances.md'],
    vectors: [{ file: 'balances/put-off.json', uses: ['expression due value', 'expression previous'] }],
    cases: ['salescookie-installments', 'gtm-hunter-marginal'],
  },
  {
    row: 'A4.10',
    named: 'Deferral',
    title: 'Parts paid over years, and ceilings that change on a date',
    pages: ['language/instalments.md', 'language/amendments.md', 'language/limits.md'],
    vectors: [
      { file: 'balances/instalments.json', about: 'Opening: what is due', uses: ['expression opening due'] },
      { file: 'time/amendments-continue.json', uses: ['expression due'] },
    ],
  },
  {
    row: 'A4.11',
    named: 'Clawback',
    title: 'Pay taken back at the terms of its own period, by age',
    pages: ['language/clawbacks.md'],
    vectors: [
      {
        file: 'clawbacks/clawbacks.json',
        uses: ['expression clawback amount: added', 'expression clawback amount: average'],
      },
    ],
    cases: ['ins-chargeback-full', 'ins-chargeback-unearned', 'amant-retier-clawback'],
  },
  {
    row: 'A4.12',
    named: 'Prior-period',
    title: 'A closed period worked out again, the difference posted in the open one',
    pages: ['evaluator-format.md#corrections', 'command.md'],
    vectors: [
      {
        file: 'corrections/closed-periods.json',
        about: 'a refund after the close',
        uses: ['expression due'],
      },
    ],
  },
  {
    row: 'A4.13',
    named: 'Effective dating',
    title: 'Rates, people and plan versions by the day they hold from',
    pages: ['language/amendments.md', 'language/data.md', 'language/deals.md'],
    vectors: [
      { file: 'time/amendments-continue.json', uses: ['expression due'] },
      { file: 'rates/deals.json', uses: ['expression lookup from', 'expression lookup on'] },
    ],
    cases: ['gtm-blended-prorata'],
  },
  {
    row: 'A4.14',
    named: 'Currency',
    title: 'Quotas, results and pay in several currencies, by a stated table of rates',
    pages: ['language/currencies.md', 'language/units.md'],
    vectors: [
      {
        file: 'currencies/conversion.json',
        uses: ['expression convert', 'expression convert on'],
      },
      {
        file: 'currencies/payments.json',
        uses: ['expression minor', 'expression lastDay', 'expression roster afterwards'],
      },
    ],
  },
  {
    row: 'A4.15',
    named: 'Rounding',
    title: 'Rounding where the plan says, and nowhere else',
    pages: ['language/header.md', 'language/formulas.md'],
    vectors: [
      {
        file: 'formulas/rounding.json',
        uses: [
          'expression round',
          'roundingMode: half up',
          'roundingMode: half even',
          'roundingMode: up',
          'roundingMode: down',
        ],
      },
    ],
    cases: ['degressive-monthly-cumulative', 'vnd-tiers'],
  },
  {
    row: 'A4.16',
    named: 'What-if',
    title: 'A component that is worked out and shown, and not paid',
    pages: ['language/on-top.md'],
    vectors: [{ file: 'combining/unpaid.json', uses: ['expression due'] }],
  },
  {
    row: 'A4.17',
    named: 'earning code',
    title: 'Payees who are no employees; labels for payroll',
    pages: ['language/on-top.md', 'language/data.md'],
    vectors: [{ file: 'combining/unpaid.json', uses: ['expression due'] }],
  },
];
