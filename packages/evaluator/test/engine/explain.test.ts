import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Explanation, type ExplanationNode, explain, RunRefused } from '../../src/engine/index.ts';
import type { Expression, Plan } from '../../src/format/types/index.ts';
import { add, formatRational, parseRational, ZERO } from '../../src/numbers/index.ts';
import { assigned, curve, deal, entered, newArr, number, onePlan, runInput, value } from './builders.ts';
import { col, compare, curveAt, least, pct, usd, val, when } from './expressions.ts';

const ROSTER = [assigned('ann')];

function explained(
  plan: Plan,
  rows: Parameters<typeof runInput>[2],
  more: { period?: string; payee?: string } = {},
): Explanation {
  const [explanation] = explain({
    ...runInput(plan, more.period ?? 'FY27-Q1', { roster: ROSTER, ...rows }),
    payee: more.payee ?? 'ann',
  });
  if (explanation === undefined) throw new Error('nothing falls due');
  return explanation;
}

function nodes(trees: readonly ExplanationNode[]): readonly ExplanationNode[] {
  return trees.flatMap((node) => [node, ...nodes(node.children)]);
}

function find(explanation: Explanation, fits: (node: ExplanationNode) => boolean): ExplanationNode {
  const found = nodes(explanation.trees).find(fits);
  if (found === undefined) throw new Error('no such node');
  return found;
}

const ofKind = (explanation: Explanation, kind: ExplanationNode['kind']): ExplanationNode =>
  find(explanation, (node) => node.kind === kind);
const money = (value: string) => ({ value, unit: 'USD' });

describe('down to slices and rows', () => {
  const explanation = explained(onePlan(), {
    deals: [deal('D2', 'ann', '2027-04-01', 90_000), deal('D1', 'ann', '2027-03-01', 300_000)],
  });

  test('each slice of the curve: what lies in it, its rate, and its pay in money', () => {
    const { slices, band, next, quantity } = ofKind(explanation, 'curve');
    expect(quantity).toEqual({ value: '29/20', unit: 'multiple' });
    expect(
      slices?.map(({ node, from, to, inside, rate, pay, money: paid }) => [
        node,
        from.value,
        to?.value,
        inside.value,
        rate.value,
        pay.value,
        paid?.value,
      ]),
    ).toEqual([
      ['curve/Accelerated/2', '0', '1', '1', '1', '1', '30000'],
      ['curve/Accelerated/3', '1', '3/2', '3/10', '3/2', '9/20', '13500'],
    ]);
    expect(band).toMatchObject({ node: 'curve/Accelerated/3', written: { value: '3/2' } });
    expect(next).toMatchObject({
      node: 'curve/Accelerated/4',
      from: { value: '3/2', unit: 'percent' },
      missing: { value: '1/5', unit: 'percent' },
      missingResult: money('60000'),
    });
  });

  test('the rows in order of their dates, with file and record, amount, share and credit', () => {
    const { rows, quantity } = ofKind(explanation, 'rows');
    expect(quantity).toEqual(money('390000'));
    expect(
      rows?.map(({ row, date, amount, share, credited }) => [
        row.key.id,
        row.source.file,
        date,
        amount.value,
        share.value,
        credited.value,
      ]),
    ).toEqual([
      ['D1', 'deals.csv', '2027-03-01', '300000', '1', '300000'],
      ['D2', 'deals.csv', '2027-04-01', '90000', '1', '90000'],
    ]);
  });

  test('the months that quota accrued in', () => {
    const joined = explained(onePlan(), {
      roster: [assigned('ann', { start: '2027-03-11' })],
      deals: [],
    });
    const months = find(
      joined,
      ({ kind, node }) => kind === 'months' && node === 'role/AE/NewBusiness/quota',
    ).months;
    expect(months?.map(({ period, weight, counted }) => [period.label, weight.value, counted.value])).toEqual(
      [
        ['2027-03', '21/31', '2100000/31'],
        ['2027-04', '1', '100000'],
      ],
    );
  });

  test('every stage is there, in the plan’s words', () => {
    const stages = nodes(explanation.trees).flatMap(({ stage }) => (stage === undefined ? [] : [stage]));
    expect(new Set(stages)).toEqual(
      new Set([
        'paid',
        'total',
        'payout',
        'earned',
        'pay',
        'curve',
        'attainment',
        'measure',
        'quota',
        'target pay',
      ]),
    );
    expect(find(explanation, ({ stage }) => stage === 'attainment').formula).toBe(
      'NewBusiness actual ÷ NewBusiness quota',
    );
  });
});

test('slices add up to the pay, wherever the attainment lies', () => {
  fc.assert(
    fc.property(fc.integer({ min: -400_000, max: 2_000_000 }), (arr) => {
      const { slices, quantity } = ofKind(
        explained(onePlan(), { deals: [deal('D1', 'ann', '2027-03-01', arr)] }),
        'curve',
      );
      const total = (slices ?? [])
        .map(({ pay }) => parseRational(pay.value))
        .reduce((sum, pay) => add(sum, pay.ok ? pay.value : ZERO), ZERO);
      expect(formatRational(total)).toBe(quantity?.value);
    }),
    { numRuns: 50 },
  );
});

describe('why somebody gets nothing', () => {
  test('no rows: a sentence says so', () => {
    const explanation = explained(onePlan(), { deals: [] });
    expect(explanation.status).toBe('paid');
    expect(ofKind(explanation, 'rows')).toMatchObject({
      quantity: money('0'),
      text: 'no row of deals is credited to ann in FY27-Q1',
    });
  });

  test('below the threshold of a curve: the band, and what was missing', () => {
    const explanation = explained(onePlan({ curve: 'Standard' }), {
      deals: [deal('D1', 'ann', '2027-03-01', 120_000)],
    });
    expect(ofKind(explanation, 'curve')).toMatchObject({
      quantity: { value: '0' },
      next: { from: { value: '1/2' }, missing: { value: '1/10' }, missingResult: money('30000') },
    });
  });

  test('a requirement that failed: both sides, by how much, and what it costs', () => {
    const good = compare(val('measure/Quality/payee'), 'at least', pct('0.6'));
    const plan = onePlan(
      { earned: (pay) => when({ op: 'flag', value: 'role/AE/NewBusiness/requirement/1' }, pay, usd(0)) },
      {
        measures: {
          Quality: { title: 'Deal quality', unit: 'percent', revenue: false, betterWhen: 'higher' },
        },
        values: {
          'measure/Quality/payee': value({ op: 'entered', measure: 'Quality', whose: 'payee' }, 'percent'),
          'role/AE/NewBusiness/requirement/1': value(
            { op: 'condition', holds: good },
            'flag',
            'payee',
            'requirement',
          ),
        },
      },
    );
    const component = plan.roles.AE?.components.NewBusiness;
    component?.requirements.push({
      value: 'role/AE/NewBusiness/requirement/1',
      condition: 'Quality at least 60%',
      otherwise: 'pays nothing',
    });
    const rows = {
      deals: [deal('D1', 'ann', '2027-03-01', 390_000)],
      results: [entered('Quality', 'ann', 'FY27-Q1', '55%')],
    };
    const explanation = explained(plan, rows);
    expect(find(explanation, ({ stage }) => stage === 'requirement')).toMatchObject({
      quantity: { value: 'no', unit: 'flag' },
      text: 'requires Quality at least 60%: not met, so pays nothing',
    });
    expect(ofKind(explanation, 'condition').test).toMatchObject({
      holds: false,
      relation: 'at least',
      left: { value: '11/20', unit: 'percent' },
      right: { value: '3/5', unit: 'percent' },
      short: { value: '1/20', unit: 'percent' },
    });
    expect(ofKind(explanation, 'choice')).toMatchObject({ text: 'does not apply' });
  });
});

test('why somebody is held: the reasons at every step up to the payment', () => {
  const plan = onePlan(
    {},
    { values: { 'role/AE/NewBusiness/actual': value({ op: 'entered', measure: 'NewARR', whose: 'payee' }) } },
  );
  const explanation = explained(plan, {});
  expect(explanation.status).toBe('held');
  expect(explanation.reasons.map(({ code, message }) => [code, message])).toEqual([
    ['missing-result', 'no New ARR is entered for ann in FY27-Q1'],
  ]);
  const held = nodes(explanation.trees).filter(({ reasons }) => reasons.length > 0);
  expect(held.map(({ node }) => node)).toContain('role/AE/paid');
  expect(held.at(-1)).toMatchObject({ kind: 'entered' });
});

test('whether a cap binds', () => {
  const rows = { deals: [deal('D1', 'ann', '2027-03-01', 390_000)] };
  const chosen = (cap: number) =>
    ofKind(explained(onePlan({ earned: (pay) => least(pay, usd(cap)) }), rows), 'limit').choices?.map(
      (choice) => [choice.quantity?.value, choice.chosen],
    );
  expect(chosen(40_000)).toEqual([
    ['43500', false],
    ['40000', true],
  ]);
  expect(chosen(50_000)?.[0]).toEqual(['43500', true]);
});

test('every rounding difference', () => {
  const explanation = explained(onePlan({ targetPay: 100_000 }), {
    deals: [deal('D1', 'ann', '2027-03-01', 100_000)],
  });
  expect(ofKind(explanation, 'rounding').rounding).toEqual({
    before: money('25000/3'),
    after: money('833333/100'),
    difference: money('-1/300'),
  });
});

test('a curve that is read for each deal is shown for each deal', () => {
  const tiers = curve(
    'marginal',
    [
      { start: 0, slope: '0.05' },
      { from: 100_000, start: 5_000, slope: '0.1' },
    ],
    'USD',
    'USD',
  );
  const perDeal: Expression = {
    op: 'total',
    function: 'sum',
    credits: 'credits/NewARR',
    of: curveAt('Tiers', col('arr')),
    whose: 'payee own',
  };
  const plan = onePlan({ earned: () => perDeal }, { curves: { Tiers: tiers } });
  const explanation = explained(plan, {
    deals: [deal('D1', 'ann', '2027-03-01', 150_000), deal('D2', 'ann', '2027-03-02', 10_000)],
  });
  const rows = nodes(explanation.trees).filter(({ kind }) => kind === 'row');
  expect(
    rows.map(({ title, quantity, children }) => [title, quantity?.value, children[0]?.slices?.length]),
  ).toEqual([
    ['D1', '10000', 2],
    ['D2', '500', 1],
  ]);
});

test('year to date: what was earned before is explained once and then only named', () => {
  const explanation = explained(
    onePlan({ falls: 'deduct it' }),
    { deals: [deal('D1', 'ann', '2027-03-01', 300_000)] },
    { period: 'FY27-Q3' },
  );
  const earned = nodes(explanation.trees).filter(
    ({ node, kind }) => kind === 'value' && node === 'role/AE/NewBusiness/earned',
  );
  const labels = earned.map(({ period, repeated }) => `${period?.label}${repeated ? ' again' : ''}`);
  expect(labels).toEqual(['FY27-Q3', 'FY27-Q1', 'FY27-Q2', 'FY27-Q1 again']);
});

test('one component only, by name or id', () => {
  const input = runInput(onePlan(), 'FY27-Q1', { roster: ROSTER });
  for (const component of ['NewBusiness', 'role/AE/NewBusiness']) {
    expect(explain({ ...input, payee: 'ann', component })[0]?.trees[0]?.node).toBe(
      'role/AE/NewBusiness/payout',
    );
  }
});

test('where a node stands in the text: its own place, or that of what it is part of', () => {
  const input = runInput(onePlan(), 'FY27-Q1', { roster: ROSTER });
  const range = { file: 'plan.ote', line: 3, column: 1, endLine: 9, endColumn: 2 };
  const [version] = input.evaluators;
  if (version === undefined) throw new Error('one version');
  const map = {
    tool: { name: 'test', version: '1' },
    nodes: { 'role/AE/NewBusiness': range, 'curve/Accelerated': { ...range, line: 20 } },
  };
  const [explanation] = explain({ ...input, evaluators: [{ ...version, map }], payee: 'ann' });
  if (explanation === undefined) throw new Error('something falls due');
  expect(find(explanation, ({ stage }) => stage === 'attainment').source?.line).toBe(3);
  expect(ofKind(explanation, 'curve').slices?.every(({ source }) => source?.line === 20)).toBe(true);
});

test.each([
  ['unknown-payee', { payee: 'zoe' }],
  ['unknown-component', { payee: 'ann', component: 'Nothing' }],
])('%s is refused', (code, asked) => {
  const ask = () => explain({ ...runInput(onePlan(), 'FY27-Q1', { roster: ROSTER }), ...asked });
  expect(ask).toThrow(RunRefused);
  expect(ask).toThrow(expect.objectContaining({ code }));
});

test('a stretch of pay by the roster names its column', () => {
  const own = value(
    { op: 'accrue', proration: 'by days', of: { op: 'roster', column: 'target_pay' } },
    'USD',
    'payee',
    'target pay',
  );
  const plan = onePlan({}, { values: { ...newArr(), 'role/AE/NewBusiness/target-pay': own } });
  const rows = { roster: [assigned('ann', { more: { target_pay: number(10_000) } })], deals: [] };
  expect(ofKind(explained(plan, rows), 'roster')).toMatchObject({
    node: 'data/roster/target_pay',
    quantity: money('10000'),
  });
});
