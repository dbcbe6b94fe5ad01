import { describe, expect, test } from 'vitest';
import { evaluateWith } from '../../src/engine/index.ts';
import type { Expression } from '../../src/format/types/index.ts';
import { onePlan, value } from './builders.ts';
import { num, pct, times, usd, val } from './expressions.ts';

/** $120M in the year, phased 20% 25% 25% 30%, handed down as a marketing plan does. */
const MONTHLY_SHARES = ['1/15', '1/12', '1/12', '1/10'].flatMap((share) => [share, share, share]);
const phase: Expression = { op: 'phase', shares: MONTHLY_SHARES };
const monthly = (of: Expression): Expression => ({ op: 'over', each: 'month', periods: 'in the window', of });
const target = (formula: Expression, unit = 'USD') => value(formula, unit, 'company', 'goal target');
const ahead = (of: Expression): Expression => monthly({ op: 'shift', months: 3, of, beyond: '5/4' });

const plan = onePlan(
  {},
  {
    values: {
      'goal/Revenue/target': target(monthly(times(usd(120_000_000), phase))),
      'goal/Revenue/Sales.Enterprise/target': target(
        times(val('goal/Revenue/target'), pct('1.1'), pct('0.6')),
      ),
      'goal/Revenue/Marketing/target': target(times(val('goal/Revenue/target'), pct('0.4'))),
      'goal/Revenue/Marketing.DemandGen/target': target(
        ahead(times(val('goal/Revenue/Marketing/target'), pct('0.7'), num(4))),
      ),
      'goal/Revenue/Marketing.DemandGen.PaidMedia/target': target(
        times(val('goal/Revenue/Marketing.DemandGen/target'), pct('0.5'), num('1/20000')),
        'count',
      ),
    },
  },
);

const WINDOWS = ['FY27', 'FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'];

function targets(node: string): readonly string[] {
  const answers = evaluateWith({
    plan,
    subject: { payee: 'cmo', role: 'AE', team: 'Enterprise' },
    roster: { start: '2020-01-01' },
    overrides: [],
    ask: WINDOWS.map((window) => ({ value: `goal/Revenue/${node}/target`, window })),
  });
  return answers.map((answer) =>
    answer.ok ? answer.quantity.value : answer.reasons.map(({ code }) => code).join(),
  );
}

describe('a cascade from a revenue goal to leads', () => {
  test('over-assignment: 60% of 110% of each quarter', () => {
    expect(targets('Sales.Enterprise')).toEqual(['79200000', '15840000', '19800000', '19800000', '23760000']);
  });

  test('an overlapping share of the same number', () => {
    expect(targets('Marketing')).toEqual(['48000000', '9600000', '12000000', '12000000', '14400000']);
  });

  test('conversion and lead time: the next quarter, and beyond the year 125% of its first', () => {
    expect(targets('Marketing.DemandGen')).toEqual([
      '141120000',
      '33600000',
      '33600000',
      '40320000',
      '33600000',
    ]);
  });

  test('and on to leads', () => {
    expect(targets('Marketing.DemandGen.PaidMedia')).toEqual(['3528', '840', '840', '1008', '840']);
  });
});

test('a lead time is counted from a month; anything longer is refused', () => {
  const wrong = onePlan(
    {},
    {
      values: {
        lead: value({ op: 'shift', months: 3, of: usd(1), beyond: '1' }),
        share: value(phase, 'percent'),
      },
    },
  );
  const ask = [
    { value: 'lead', window: 'FY27-Q1' },
    { value: 'share', window: 'FY27-Q1' },
    { value: 'lead', window: '2027-02' },
  ];
  const subject = { payee: 'ann', role: 'AE' };
  const answers = evaluateWith({ plan: wrong, subject, roster: { start: '2020-01-01' }, overrides: [], ask });
  expect(answers.map((one) => (one.ok ? one.quantity.value : one.reasons[0]?.code))).toEqual([
    'not-a-month',
    'not-a-month',
    '1',
  ]);
});
