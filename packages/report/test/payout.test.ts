import { describe, expect, it } from 'vitest';
import {
  type PayoutView,
  type PayRunDone,
  type PaySources,
  renderExplained,
  renderPayees,
  renderPayouts,
  renderPayProgress,
} from '../src/index.ts';
import { dollars } from './support/figures.ts';

const sources: PaySources = {
  title: 'FY27 <sales>',
  folder: 'file:///plan',
  periods: [
    { key: 'a/b', label: 'FY27-Q1' },
    { key: 'c/d', label: 'FY27-Q2' },
  ],
  data: { uri: 'file:///plan/data', name: 'plan/data' },
  tables: [
    { name: 'deals', files: ['deals.csv'], optional: false },
    { name: 'roster', files: [], optional: false },
    { name: 'results', files: [], optional: true },
    { name: 'leads', files: ['a.csv', 'b.csv'], optional: false },
  ],
};
const done: PayRunDone = {
  ok: true,
  period: { key: 'c/d', label: 'FY27-Q2' },
  statements: [
    {
      payee: 'Ann Lee',
      role: 'AE',
      title: 'Account executive',
      team: 'East',
      status: 'paid',
      paid: dollars(150),
    },
    { payee: 'Ben Ortiz', role: 'AE', title: 'Account executive', status: 'held' },
    { payee: 'Cid', role: 'SDR', title: 'Developer', status: 'error' },
  ],
  paid: dollars(150),
  atStake: dollars(80),
  rows: [{ table: 'deals', count: 3 }],
  problems: [
    {
      payee: 'Ben Ortiz',
      message: 'no result',
      rows: [{ table: 'deals', file: 'deals.csv', record: 4, key: 'D4' }],
    },
  ],
  notes: ['2 rows credit nobody'],
};
const view: PayoutView = {
  sources,
  period: 'c/d',
  quarantine: true,
  isRunning: false,
  filter: { text: '', status: '' },
};

function text(page: string): string {
  return page
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('the payout panel', () => {
  it('offers periods and says which files are there and which are not', () => {
    const page = renderPayouts(view);
    expect(page).toContain('<option value="c/d" selected>FY27-Q2</option>');
    expect(page).toContain('id="pay-quarantine" data-pay="quarantine" checked');
    expect(text(page)).toContain('deals deals.csv roster missing results none leads 2 files');
    expect(page.match(/table-note wrong/g)).toHaveLength(1);
    expect(page).not.toContain('<sales>');
  });

  it('says how far a run is, which can be canceled, and pays no plan with errors', () => {
    const running = { ...view, isRunning: true };
    expect(renderPayouts(running)).toMatch(/id="pay-cancel">Cancel<.*role="status">Paying…</s);
    const said = (own: Partial<PayoutView>) => renderPayProgress({ ...running, ...own })[0]?.html;
    expect(said({ progress: { phase: 'reading', done: 120_000 } })).toBe('120,000 rows read');
    expect(
      said({ progress: { phase: 'paying', done: 30, of: 1_500 }, paidBy: 'ontarget 1.2.3 of this folder' }),
    ).toBe('30 of 1,500 worked out by ontarget 1.2.3 of this folder');
    expect(said({ isRunning: false })).toBe('');
    const page = renderPayouts({ ...view, sources: { ...sources, problem: 'The plan has errors.' } });
    expect(page).not.toContain('pay-run');
    expect(text(page)).toContain('The plan has errors.');
  });

  it('shows everybody, what is paid and what is at stake, and what they wait for', () => {
    const page = renderPayouts({ ...view, run: done });
    expect(text(page)).toContain(
      '$150 to 1 person for FY27-Q2; 2 people not paid, $80 at stake 2 rows credit nobody',
    );
    expect(text(page)).toContain(
      'Ann Lee Account executive East $150 Ben Ortiz Account executive – held Cid Developer – in error',
    );
    expect(text(page)).toContain('Ben Ortiz : no result deals D4');
    expect(page).toContain('data-row="deals" data-file="deals.csv" data-record="4"');
    expect(page).toContain('data-explain="Ann Lee"');
  });

  it('says why nobody is paid', () => {
    const bad = [{ table: 'deals', file: 'deals.csv', record: 4, column: 'amount', reason: 'no number' }];
    const page = text(
      renderPayouts({ ...view, run: { ok: false, message: 'Rows are broken.', bad, badCount: 12 } }),
    );
    expect(page).toContain('Rows are broken. File Row Column Why deals.csv 4 amount no number … and 11 more');
  });

  it('says what is for the command, what to install and what to run, or who has paid', () => {
    const large = renderPayouts({
      ...view,
      sources: {
        ...sources,
        tables: [{ name: 'deals', files: ['deals.parquet'], optional: false, byCommand: true }],
      },
      run: { ok: false, message: 'A table is a Parquet file.', bad: [], badCount: 0, tooLarge: true },
      byHand: { why: 'Install ontarget 1.2.3.', command: 'ontarget run plans/sales --period FY27-Q2' },
    });
    expect(text(large)).toContain('deals deals.parquet, for the command');
    expect(text(large)).toContain(
      'A table is a Parquet file. Install ontarget 1.2.3. By hand: ontarget run plans/sales --period FY27-Q2',
    );
    const paid = renderPayouts({ ...view, run: done, paidBy: 'ontarget 1.2.3 of this folder' });
    expect(paid).toContain('id="paid-by">by ontarget 1.2.3 of this folder');
  });
});

describe('the filter', () => {
  const found = (filter: PayoutView['filter'], run = done) =>
    text(renderPayees({ ...view, run, filter })[0]?.html ?? '');

  it('finds by name, role and team, and by status', () => {
    expect(found({ text: ' ann', status: '' })).toContain('Ann Lee');
    expect(found({ text: 'east', status: '' })).not.toContain('Ben');
    expect(found({ text: 'executive', status: 'held' })).toMatch(/Ben Ortiz.*held$/);
    expect(found({ text: 'nobody', status: '' })).toBe('Nobody fits.');
  });

  it('draws no more than a page can show', () => {
    const statements = Array.from({ length: 1000 }, (_, index) => ({
      ...done.statements[0],
      payee: `P${index}`,
    }));
    const page = found(
      { text: '', status: '' },
      { ...done, statements: statements as PayRunDone['statements'] },
    );
    expect(page).toContain('… and 800 more: narrow the search.');
    expect(page).not.toContain('P200 ');
  });
});

it('explains each role of a payee, with what is held and why', () => {
  const [patch] = renderExplained({
    payee: 'Ben <b>',
    currency: 'USD',
    period: 'c/d',
    parts: [
      {
        title: 'Account executive',
        status: 'held',
        notes: ['no result'],
        trees: [
          {
            kind: 'value',
            node: 'role/AE/paid',
            title: 'Paid',
            reasons: [],
            children: [],
            quantity: { value: '150', unit: 'USD' },
          },
        ],
      },
    ],
  });
  expect(patch?.id).toBe('explained');
  expect(text(patch?.html ?? '')).toBe('Ben &lt;b&gt; Account executive held no result Paid $150');
  expect(renderExplained(undefined)[0]?.html).toBe('');
});
