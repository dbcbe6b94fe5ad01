import type { ComponentResult, Explanation, Statement } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { describe, expect, it } from 'vitest';
import { type PayeeStatement, statementHtml, statementMarkdown } from '../src/index.ts';

const usd = (value: string) => ({ value, unit: 'USD' });
const quarter = { key: '2027-01-01/2027-03-31', label: 'FY27-Q1' };

const plan = {
  title: 'Sales & <service>',
  currency: 'USD',
  roles: {
    AE: {
      title: 'Account executive',
      components: { New: {}, Sliced: { curve: 'Slices' }, Whole: { curve: 'Steps' } },
    },
  },
  curves: { Slices: { kind: 'marginal' }, Steps: { kind: 'retroactive' } },
  teams: { East: { title: 'East coast' } },
} as unknown as Plan;

const sold: ComponentResult = {
  component: 'role/AE/New',
  title: 'New business',
  measurementPeriod: quarter,
  status: 'paid',
  stages: { measure: usd('180000'), quota: usd('150000'), attainment: { value: '6/5', unit: 'percent' } },
  payout: usd('19500'),
  clawedBack: [
    { period: { key: 'a/b', label: 'FY26-Q4' }, canceled: '2027-02-03', amount: usd('250'), rows: [] },
  ],
  reasons: [],
};

const paid: Statement = {
  payee: 'Ann | *Lee*',
  role: 'AE',
  team: 'East',
  status: 'paid',
  components: [sold],
  total: usd('19500'),
  balances: [
    {
      balance: 'draw',
      title: 'Draw',
      kind: 'draw',
      broughtIn: usd('500'),
      out: usd('0'),
      back: usd('500'),
      closing: usd('0'),
    },
    {
      balance: 'held',
      title: 'Held back',
      kind: 'held back',
      out: usd('1950'),
      back: usd('0'),
      closing: usd('1950'),
    },
    { balance: 'none', title: 'Guarantee', kind: 'guarantee', out: usd('0') },
  ],
  adjustments: [
    {
      component: 'role/AE/New',
      title: 'New business',
      earnedIn: quarter,
      corrects: { key: 'x/y', label: 'FY26-Q4' },
      posted: usd('1000'),
      today: usd('900'),
      amount: usd('-100'),
      evaluator: 'sha256:0',
      causes: [],
      because: 'a deal came late',
    },
  ],
  paid: usd('16950'),
  payment: {
    amount: { value: '15000', unit: 'EUR' },
    rates: [
      {
        table: 'fx',
        currency: 'EUR',
        quoted: 'direct',
        rate: { value: '113/100', unit: 'USD' },
        on: '2027-03-31',
      },
    ],
  },
  reasons: [],
  notes: [{ code: 'forfeited', message: 'a note' }],
};

const steps = {
  role: 'AE',
  team: 'East',
  notes: ['a note', 'another'],
  trees: [
    {
      kind: 'value',
      node: 'role/AE/paid',
      title: 'Account executive, paid',
      quantity: usd('19500'),
      formula: 'payout of New business due',
      reasons: [],
      source: { file: 'plan.ote', line: 1, column: 1, endLine: 1, endColumn: 2 },
      children: [
        {
          kind: 'rows',
          node: 'data/deals',
          title: 'deals',
          quantity: usd('180000'),
          reasons: [],
          children: [],
          rows: [
            {
              row: { table: 'deals', source: { file: 'deals.csv', record: 3 }, key: { id: 'D<1>' } },
              date: '2027-01-20',
              amount: usd('180000'),
              share: { value: '1', unit: 'percent' },
              credited: usd('180000'),
            },
          ],
        },
      ],
    },
  ],
} as unknown as Explanation;

const of = (...statements: Statement[]): PayeeStatement => ({
  plan,
  period: quarter,
  payee: 'Ann | *Lee*',
  isDraft: true,
  evaluator: 'sha256:1',
  run: 'sha256:2',
  parts: statements.map((statement) => ({ statement, explanation: steps })),
});

const held: Statement = {
  payee: 'Ann',
  role: 'AE',
  status: 'held',
  components: [
    {
      component: sold.component,
      title: sold.title,
      measurementPeriod: quarter,
      status: 'held',
      stages: {},
      reasons: [
        { kind: 'held', code: 'missing-result', message: 'the result Score has not been entered', rows: [] },
      ],
    },
  ],
  atStake: usd('15000'),
  reasons: [],
  notes: [],
};

describe('a statement as Markdown', () => {
  const text = statementMarkdown(of(paid));

  it('says what was paid on what, in the payee’s own currency too', () => {
    expect(text).toContain('**Paid: $16,950, paid out as €15,000**');
    expect(text).toContain('| Component | For | Result | Quota | Attainment | Pays |');
    expect(text).toContain('| New business | FY27-Q1 | $180,000 | $150,000 | 120% | $19,500 |');
    expect(text).toContain('- converted to EUR at $1.13 of fx on 2027-03-31');
  });

  it('tells the rate that was applied from the one that comes next, where slices have their own', () => {
    const at = (name: string, title: string): ComponentResult => ({
      ...sold,
      component: `role/AE/${name}`,
      title,
      stages: { attainment: { value: '1', unit: 'percent' }, rate: { value: '3/2', unit: 'multiple' } },
    });
    const rates = statementMarkdown(
      of({ ...paid, components: [at('Sliced', 'Sliced'), at('Whole', 'Whole')] }),
    );
    expect(rates).toContain('| Sliced | FY27-Q1 | 100% | 1.5x from there on | $19,500 |');
    expect(rates).toContain('| Whole | FY27-Q1 | 100% | 1.5x | $19,500 |');
  });

  it('says what is corrected, taken back, owed and held back, and leaves out a balance of nothing', () => {
    expect(text).toContain('| New business | FY26-Q4 | $1,000 | $900 | -$100 |');
    expect(text).toContain('- New business, FY26-Q4: a deal came late');
    expect(text).toContain('$250 is taken back of FY26-Q4, for what was canceled on 2027-02-03');
    expect(text).toContain('| Draw | $500 | $0 | $500 |   | $0 |');
    expect(text).toContain('| Held back |   | $1,950 | $0 |   | $1,950 |');
    expect(text).not.toContain('Guarantee');
  });

  it('gives the steps down to the rows, and each note once', () => {
    expect(text).toContain('- Account executive, paid: **$19,500** = payout of New business due');
    expect(text).toContain('    - D\\<1\\> of 2027-01-20: $180,000 × 100% = $180,000');
    expect(text.match(/a note/g)).toHaveLength(1);
    expect(text).toContain('- another');
  });

  it('takes a name for text', () => {
    expect(text).toContain('- Payee: **Ann \\| \\*Lee\\***');
  });

  it('says why nothing is paid, and what is at stake', () => {
    const open = statementMarkdown(of(held));
    expect(open).toContain('**Not paid: held; $15,000 is at stake**');
    expect(open).toContain('| New business | FY27-Q1 | held |');
    expect(open).toContain('- New business, FY27-Q1: the result Score has not been entered');
  });
});

describe('a statement as a page', () => {
  const page = statementHtml(of(paid));

  it('loads nothing and runs nothing', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<script|<link|<img|src=|href=|<button/);
  });

  it('says the same, with every text escaped', () => {
    expect(page).toContain('<dd>Sales &amp; &lt;service&gt;</dd>');
    expect(page).toContain('D&lt;1&gt;');
    expect(page).toContain('<h2>Account executive, East coast</h2>');
    expect(page).toContain('Paid: $16,950, paid out as €15,000');
  });

  it('holds a part for each role of the payee', () => {
    const both = statementHtml(of(paid, held));
    expect(both.match(/<section>/g)).toHaveLength(2);
    expect(both).toContain('<p class="headline open">Not paid: held; $15,000 is at stake</p>');
  });
});
