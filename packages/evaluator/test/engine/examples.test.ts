import { describe, expect, test } from 'vitest';
import { type ExampleQuestion, evaluateWith, RunRefused, run } from '../../src/engine/index.ts';
import { assigned, deal, number, onePlan, runInput, tables, value } from './builders.ts';
import { over, pct, usd, val, when } from './expressions.ts';

const plan = onePlan(
  { falls: 'deduct it', measured: 'month' },
  {
    paid: 'month',
    measures: {
      NewARR: { title: 'New ARR', unit: 'USD', revenue: true, betterWhen: 'higher' },
      Quality: { title: 'Quality', unit: 'percent', revenue: false, betterWhen: 'higher' },
    },
    values: {
      'measure/Quality/payee': value({ op: 'entered', measure: 'Quality', whose: 'payee' }, 'percent'),
      'measure/Wins/payee': value(usd(0), 'count'),
      'measure/Losses/payee': value(usd(0), 'count'),
      'measure/Rate/payee': value(over(val('measure/Wins/payee'), val('measure/Losses/payee')), 'percent'),
      bonus: value(
        when({ op: 'blank', of: { op: 'entered', measure: 'Quality', whose: 'payee' } }, usd(1), usd(2)),
      ),
      ratio: value(
        when(
          { op: 'compare', relation: 'equal', left: val('measure/Losses/payee'), right: usd(0) },
          pct(9),
          val('measure/Rate/payee'),
        ),
        'percent',
      ),
    },
  },
);
const ann = { payee: 'ann', role: 'AE', team: 'Enterprise' };
const NEW_ARR = 'measure/NewARR/payee';
const given = (window: string, quantity: string, id = NEW_ARR) => ({ value: id, window, quantity });

function ask(
  question: Partial<ExampleQuestion> & { asks: readonly (readonly [string, string])[] },
): readonly string[] {
  const { asks, ...more } = question;
  const answers = evaluateWith({
    plan,
    subject: ann,
    roster: { start: '2027-02-01' },
    overrides: [],
    ask: asks.map(([id, window]) => ({ value: id, window })),
    ...more,
  });
  return answers.map((answer) =>
    answer.ok ? answer.quantity.value : `${answer.status} ${answer.reasons.map(({ code }) => code).join()}`,
  );
}

const PAYOUT = 'role/AE/NewBusiness/payout';

describe('successive months of one story', () => {
  const overrides = [given('2027-02', '0'), given('2027-03', '160000'), given('2027-04', '140000')];

  test('a total that is given by months is given for the year to date', () => {
    // Quota 100,000 and target 10,000 a month: 0%, 80% of 20,000, 100% of 30,000.
    const asks = [['2027-02'], ['2027-03'], ['2027-04']].map(([month]) => [PAYOUT, month ?? ''] as const);
    expect(ask({ overrides, asks })).toEqual(['0', '16000', '14000']);
  });

  test('a month that is not given leaves the year to date without a value', () => {
    expect(ask({ overrides, asks: [[PAYOUT, '2027-05']] })).toEqual(['held not-given']);
    expect(ask({ overrides: overrides.slice(1), asks: [[PAYOUT, '2027-04']] })).toEqual(['held not-given']);
  });

  test('months before the payee was hired need not be given', () => {
    const hired = { roster: { start: '2027-04-01' }, overrides: overrides.slice(2) };
    expect(ask({ ...hired, asks: [[PAYOUT, '2027-04']] })).toEqual(['16000']);
  });

  test('a longer window than was asked for does not tell its parts', () => {
    expect(ask({ overrides: [given('FY27', '1200000')], asks: [[PAYOUT, '2027-02']] })).toEqual([
      'held not-given',
    ]);
  });
});

describe('what may be given', () => {
  test('any stage, in place of what it would come to', () => {
    const overrides = [given('2027-02', '3/2', 'role/AE/NewBusiness/attainment')];
    expect(ask({ overrides, asks: [['role/AE/NewBusiness/pay', '2027-02']] })).toEqual(['17500']);
  });

  test('an entered result, also where a condition asks whether it is missing', () => {
    const overrides = [given('2027-02', '1/2', 'measure/Quality/payee')];
    expect(
      ask({
        overrides,
        asks: [
          ['bonus', '2027-02'],
          ['measure/Quality/payee', '2027-02'],
        ],
      }),
    ).toEqual(['2', '1/2']);
    expect(ask({ asks: [['bonus', '2027-02']] })).toEqual(['held not-given']);
  });

  test('a ratio stands for itself over one', () => {
    const overrides = [given('2027-02', '1/4', 'measure/Rate/payee')];
    expect(ask({ overrides, asks: [['ratio', '2027-02']] })).toEqual(['1/4']);
  });

  test('rows', () => {
    const rows = tables({
      deals: [deal('D1', 'ann', '2027-02-03', 100_000), deal('D2', 'bob', '2027-02-03', 1)],
    });
    expect(
      ask({
        tables: rows,
        asks: [
          [NEW_ARR, '2027-02'],
          [PAYOUT, '2027-02'],
        ],
      }),
    ).toEqual(['100000', '10000']);
  });

  test('a roster row', () => {
    const own = onePlan({}, { values: { own: value({ op: 'roster', column: 'quota' }) } });
    const roster = { start: '2027-02-01', columns: { quota: number(7) } };
    expect(ask({ plan: own, roster, asks: [['own', 'FY27-Q1']] })).toEqual(['7']);
    expect(ask({ plan: own, asks: [['own', 'FY27-Q1']] })).toEqual(['held roster-blank']);
    expect(ask({ plan: own, roster: { ...roster, end: '2027-03-31' }, asks: [['own', 'FY27-Q2']] })).toEqual([
      'error missing-roster-row',
    ]);
  });
});

test('an example comes to what a run pays', async () => {
  const rows = {
    roster: [assigned('ann', { start: '2027-02-01' })],
    deals: [deal('D1', 'ann', '2027-02-03', 123_457)],
  };
  const result = await run(runInput(plan, '2027-02', rows));
  const answer = ask({ overrides: [given('2027-02', '123457')], asks: [['role/AE/paid', '2027-02']] });
  expect(answer).toEqual([result.statements[0]?.paid?.value]);
});

test.each([
  ['a window', { asks: [[PAYOUT, 'sometime']] as const }],
  ['a given window', { overrides: [given('sometime', '1')], asks: [] }],
  ['a day', { roster: { start: 'yesterday' }, asks: [] }],
])('%s that does not exist is refused', (_name, question) => {
  expect(() => ask(question)).toThrow(RunRefused);
});
