import type { Construct } from './construct.ts';

/** Section A1: what a plan is made of, and who is credited with what. */
export const crediting: readonly Construct[] = [
  {
    row: 'A1.1',
    named: 'component',
    title: 'Plans, components, measures, formulas and rate tables, each named once and used by many',
    pages: ['language/README.md', 'language/scorecards.md', 'language/formulas.md'],
    vectors: [{ file: 'combining/multipliers.json', uses: ['expression value', 'expression curve'] }],
    cases: ['sec-bookings-pool', 'spiffpair-custom-tables'],
  },
  {
    row: 'A1.2',
    named: 'pipeline',
    title: 'The order of evaluation: credit, measure, pay, payment',
    pages: ['evaluator-format.md#goals-roles-and-components', 'command.md'],
    vectors: [{ file: 'balances/draws.json', uses: ['expression total', 'expression due'] }],
  },
  {
    row: 'A1.3',
    named: 'rule kinds',
    title: 'Direct and rolled-up credit, commissions, clawbacks, bonuses, draws',
    pages: [
      'language/measures.md',
      'language/on-top.md',
      'language/clawbacks.md',
      'language/draws.md',
      'language/roles.md',
    ],
    vectors: [
      { file: 'clawbacks/clawbacks.json', uses: ['expression clawback'] },
      { file: 'balances/draws.json', uses: ['expression carried'] },
    ],
  },
  {
    row: 'A1.4',
    named: 'Eligibility',
    title: 'Who takes part, what is credited, what is reached, what is paid',
    pages: ['language/data.md', 'language/measures.md', 'language/roles.md', 'language/curves.md'],
    vectors: [{ file: 'balances/operators.json', uses: ['table input'] }],
    cases: ['gtm-hunter-marginal'],
  },
  {
    row: 'A1.5',
    named: 'inheritance',
    title: 'Numbers of the plan, the team, the role and the person, the nearest one binding',
    pages: ['language/roles.md', 'language/scorecards.md', 'language/data.md'],
    vectors: [{ file: 'formulas/words.json', uses: ['expression roster', 'expression roster whenBlank'] }],
    cases: ['spiffpair-custom-tables'],
  },
  {
    row: 'A1.6',
    named: 'Direct credit',
    title: 'Credit to whom the row names, or whom a territory or product leads to',
    pages: ['language/measures.md', 'language/crediting.md'],
    vectors: [
      {
        file: 'crediting/crediting.json',
        about: 'Whoever has the territory',
        uses: ['table credits', 'expression lookup from'],
      },
      { file: 'crediting/shares.json', uses: ['table credits', 'expression total whose: payee own'] },
    ],
    cases: ['prowi-split-6040'],
  },
  {
    row: 'A1.7',
    named: 'Indirect',
    title:
      'Credit rolled up a line of the roster as it stood on the day, by level, the whole of a row once at most',
    pages: ['language/crediting.md', 'language/measures.md'],
    vectors: [
      {
        file: 'crediting/crediting.json',
        about: 'Shares go up',
        uses: [
          'table credits rollUp',
          'table credits rollUp and',
          'table credits rollUp along',
          'table credits rollUp levels',
          'expression total level',
        ],
      },
      {
        file: 'crediting/shares.json',
        uses: ['table credits rollUp', 'expression total whose: payee rolled-up'],
      },
    ],
    cases: ['amant-override'],
  },
  {
    row: 'A1.8',
    named: 'winners',
    title: 'Rules one under the other, of which the first that holds wins; awards to the best of a ranking',
    pages: ['language/data.md#classes-of-credit', 'language/crediting.md', 'language/rankings.md'],
    vectors: [
      { file: 'crediting/classes.json', about: 'The first class', uses: ['table input'] },
      { file: 'members/ranks.json', uses: ['expression rank ties: each', 'expression rank results'] },
    ],
  },
  {
    row: 'A1.9',
    named: 'overlay',
    title: 'Splits that add up to the whole, overlays on top of it, team credit, deals paid in full to each',
    pages: ['language/crediting.md', 'language/measures.md'],
    vectors: [
      {
        file: 'crediting/crediting.json',
        uses: ['table credits credits overlay', 'table credits credits members', 'expression total inFull'],
      },
      {
        file: 'crediting/shares.json',
        uses: ['table credits credits blank { to }', 'expression total whose: its team'],
      },
    ],
    cases: ['prowi-split-6040', 'prowi-split-stages', 'centify-split-cap'],
  },
  {
    row: 'A1.10',
    named: 'double credit',
    title: 'More credit than the deal: upwards by roll-up, sideways by overlay, and a bound for both',
    pages: ['language/crediting.md', 'language/measures.md'],
    vectors: [
      { file: 'crediting/crediting.json', about: 'Members count', uses: ['table credits atMost'] },
      { file: 'crediting/crediting.json', about: 'Shares go up', uses: ['table credits rollUp'] },
    ],
    cases: ['amant-override'],
  },
  {
    row: 'A1.11',
    named: 'Credit event',
    title: 'The date that makes a row count: booking, invoice, payment',
    pages: ['language/measures.md'],
    vectors: [{ file: 'crediting/shares.json', uses: ['table credits', 'column type: date'] }],
    cases: ['inomial-net-of-gst'],
  },
  {
    row: 'A1.12',
    named: 'classification',
    title: 'Classes of credit that a measure filters by and a rate is looked up by',
    pages: ['language/data.md#classes-of-credit', 'language/deals.md'],
    vectors: [
      {
        file: 'crediting/classes.json',
        about: 'The first class',
        uses: ['condition is', 'expression lookup'],
      },
    ],
    cases: ['gtm-commission-tcv-threshold'],
  },
  {
    row: 'A1.13',
    named: 'points',
    title: 'Credit in points and other units, by a factor',
    pages: ['language/data.md#classes-of-credit', 'language/units.md'],
    vectors: [{ file: 'crediting/classes.json', about: 'A refund', uses: ['expression total'] }],
    cases: ['teamlead-pool'],
  },
  {
    row: 'A1.14',
    named: 'adjustment',
    title: 'Amounts added by hand, with a reason, posted with their cause',
    pages: ['language/data.md#putting-things-right-by-hand', 'command.md'],
    vectors: [{ file: 'crediting/adjustments.json', about: 'What is added by hand', uses: ['table input'] }],
    open: {
      kind: 'out of scope',
      why: 'who may approve an adjustment: approval belongs to the review of the files that hold it',
    },
  },
];
