import type { ExplanationNode } from '@ontarget/evaluator/engine';
import { describe, expect, it } from 'vitest';
import { explanationList } from '../src/explanation/explanation.ts';
import { renderPreview, renderStatement, type Statement, sourcesIn } from '../src/index.ts';
import { dollars } from './support/figures.ts';
import { model } from './support/model.ts';

const context = {
  currency: 'USD',
  period: 'Q1',
  id: 'x',
  mostRows: 2,
  within: ['New business', 'NewBusiness'],
};
const usd = (value: string) => ({ value, unit: 'USD' });
const place = { file: 'plan.ote', line: 7, column: 3, endLine: 7, endColumn: 20 };

function node(
  title: string,
  value: string | undefined,
  more: Partial<ExplanationNode> = {},
): ExplanationNode {
  return {
    kind: 'value',
    node: `v/${title}`,
    title,
    reasons: [],
    children: [],
    ...(value === undefined ? {} : { quantity: usd(value) }),
    ...more,
  };
}

function text(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const shown = (...nodes: ExplanationNode[]) => explanationList(nodes, context).markup;

describe('an explanation', () => {
  it('says each step with its number and formula, and leads to its line', () => {
    const page = shown(
      node('New business, payout', '1200', { formula: 'New business, curve × 2', source: place }),
    );
    expect(text(page)).toBe('Payout $1,200 curve × 2');
    expect(page).toContain('data-goto="v/New business, payout" title="Go to plan.ote, line 7"');
  });

  it('tells a number that is only passed on once, by its first name', () => {
    const rows = node('deals', undefined, {
      kind: 'rows',
      rows: [1, 2, 3].map((record) => ({
        row: { table: 'deals', source: { file: 'deals.csv', record }, key: { id: `D${record}` } },
        date: '2027-01-05',
        amount: usd('100'),
        share: { value: '1/2', unit: 'percent' },
        credited: usd('50'),
      })),
    });
    const measure = node('Bookings', '150', { children: [rows], formula: 'total of amount' });
    const page = shown(node('New business, result', '150', { children: [measure], formula: 'Bookings' }));
    expect(text(page)).toBe(
      'Result $150 total of amount Row Date Amount Share Credited D1 2027-01-05 $100 50% $50 D2 2027-01-05 $100 50% $50 … and 1 more rows',
    );
    expect(page).toContain('data-row="deals" data-file="deals.csv" data-record="2"');
  });

  it('keeps steps apart that change the number, are of another period or were told', () => {
    const period = { key: 'Q2', label: 'FY27-Q2' };
    const children = [node('A', '1', { period }), node('B', '2', { repeated: true, formula: 'x' })];
    expect(text(shown(node('C', '3', { children })))).toBe('C $3 A, FY27-Q2 $1 B $2 explained above');
  });

  it('says slices, bands, conditions, choices, months, rounding, balances and what is not known', () => {
    const page = text(
      shown(
        node('Curve', '7', {
          kind: 'curve',
          slices: [
            {
              node: 'curve/T',
              from: { value: '0', unit: 'percent' },
              inside: { value: '1', unit: 'percent' },
              rate: { value: '3/2', unit: 'multiple' },
              pay: usd('7'),
            },
          ],
          band: {
            node: 'curve/T',
            from: { value: '1', unit: 'percent' },
            written: { value: '3/2', unit: 'multiple' },
          },
          next: {
            node: 'curve/T',
            written: { value: '2', unit: 'multiple' },
            missing: { value: '1/4', unit: 'percent' },
            missingResult: usd('50'),
          },
        }),
        node('Test', undefined, {
          test: {
            words: 'A at least $10',
            holds: false,
            left: usd('5'),
            right: usd('10'),
            short: usd('5'),
            parts: [{ words: 'B', parts: [] }],
          },
        }),
        node('Least', '5', {
          choices: [
            { words: 'cap', quantity: usd('5'), chosen: true },
            { words: 'pay', chosen: false },
          ],
        }),
        node('Months', '9', {
          months: [
            {
              period: { key: 'm', label: '2027-01' },
              days: 'from 2027-01-10',
              weight: { value: '22/31', unit: 'number' },
              amount: usd('9'),
              counted: usd('6'),
            },
          ],
        }),
        node('Rounded', '2', {
          rounding: { before: usd('1/3'), after: usd('0.33'), difference: usd('-1/300') },
        }),
        node('Held', undefined, {
          reasons: [
            { kind: 'held', code: 'missing-result', message: 'no result was entered', rows: [] },
          ] as unknown as ExplanationNode['reasons'],
        }),
      ),
    );
    for (const words of [
      'From In it Rate Pays 0% 100% 1.5x $7',
      'In the band from 100%: 1.5x',
      'The next band is 25% ($50) away: 2x',
      'A at least $10 does not hold : $5 against $10, $5 short B not known',
      'cap: $5 counts pay: no value',
      '2027-01 from 2027-01-10 $9 70.96…% $6',
      'Rounded from',
      'Held not known no result was entered',
    ]) {
      expect(page).toContain(words);
    }
  });

  it('escapes what it says, and ends where nobody reads any deeper', () => {
    expect(shown(node('<b>', '1'))).not.toContain('<b>&lt;b');
    let deep = node('Deep', '1');
    for (let level = 0; level < 500; level += 1)
      deep = node(`L${level}`, String(level), { children: [deep] });
    expect(shown(deep)).not.toContain('Deep');
  });

  it('knows where its steps stand', () => {
    const curve = node('Curve', '7', { slices: [{ node: 'curve/T#1', source: place } as never] });
    expect(sourcesIn([node('A', '1', { children: [curve] })]).get('curve/T#1')).toEqual(place);
  });
});

describe('a statement', () => {
  const statement: Statement = {
    role: 'role/EnterpriseAE',
    currency: 'USD',
    of: 'T/1',
    choices: [
      { key: 'supposed', title: 'Somebody at the results above' },
      { key: 'T/1', title: 'T, row 1' },
    ],
    period: 'Q1',
    periods: [{ key: 'Q1', label: 'FY27-Q1' }],
    lines: [
      {
        component: 'role/EnterpriseAE/NewBusiness',
        title: 'New business',
        pay: { figure: dollars(1200) },
        payouts: [node('NewBusiness, payout', '1200')],
      },
      { component: 'role/EnterpriseAE/Team', title: 'Team', pay: { reason: 'no row' }, payouts: [] },
    ],
    total: { reason: 'no row' },
    paid: node('Paid', undefined),
  };

  it('has a line for each component, which unfolds into its steps', () => {
    const [patch] = renderStatement(statement);
    expect(patch?.id).toBe('statement');
    expect(text(patch?.html ?? '')).toContain(
      'New business $1,200 Payout $1,200 Team not known no row Paid not known',
    );
    expect(patch?.html).toContain('<option value="T/1" selected>T, row 1</option>');
  });

  it('stands in the preview of its role alone', () => {
    const whatIf = {
      role: 'role/EnterpriseAE',
      levers: [],
      start: { min: 0, max: 1, words: '' },
      amounts: [],
      components: [],
      total: { reason: 'x' },
      atStart: { reason: 'x' },
      curveKey: '',
      stale: false,
    };
    expect(renderPreview(model, { whatIf, statement })).toContain('id="statement-paid"');
    expect(
      renderPreview(model, { whatIf, statement: { ...statement, role: 'role/Strategist' } }),
    ).not.toContain('statement-paid');
  });
});
