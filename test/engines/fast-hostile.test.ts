import { type Column, column, fastPlan, PayeeByPayee } from '@ontarget/evaluator/fast';
import type { Expression, Plan } from '@ontarget/evaluator/format';
import { expect, test } from 'vitest';
import { compiledText } from '../properties/plan/compiled.ts';
import { W } from './w.ts';

const ASKED = { role: 'Seller', period: '2027-01-01/2027-03-31' };
const PAYOUT = 'role/Seller/Goals/payout';

/** W with another formula for a payout, as somebody could write into an evaluator file by hand. */
async function withPayout(formula: unknown): Promise<Plan> {
  const { plan } = await compiledText(W);
  const changed = structuredClone(plan);
  const value = changed.values[PAYOUT];
  if (value === undefined) throw new Error('there is no such payout');
  value.formula = formula as Expression;
  return changed;
}

const one = { op: 'constant', value: '1', unit: 'USD' };

test.each([
  [
    'a mode that is code',
    {
      op: 'round',
      of: { op: 'value', id: 'role/Seller/Goals/earned' },
      mode: 'up(1);globalThis.hacked=1;(',
      unit: '1/100',
    },
  ],
  ['an operator that nobody knows', { op: 'eval', of: [one] }],
  ['a value that is what every object has', { op: 'value', id: 'constructor' }],
  ['a number that is none', { op: 'constant', value: '1);globalThis.hacked=1;(', unit: 'USD' }],
  ['a value of itself', { op: 'value', id: PAYOUT }],
  [
    'a chain without end',
    Array.from({ length: 400 }).reduce((of: unknown) => ({ op: 'sum', of: [of, one] }), one),
  ],
])('%s is left to the reference engine, by name', async (_what, formula) => {
  const fast = fastPlan(await withPayout(formula), ASKED);
  const left = fast.parts.find(({ id }) => id === 'role/Seller/Goals');
  expect(left?.fast).toBe(false);
  const columns = Object.fromEntries(
    fast.inputs.map(({ name }): [string, Column] => [name, column(Float64Array.of(100), 100)]),
  );
  // The total waits for what the reference engine pays of it, and runs with that.
  expect(fast.inputs.some(({ kind }) => kind === 'payout')).toBe(true);
  expect(fast.pay(columns, 1).status(0)).toBe('paid');
  expect(Object.hasOwn(globalThis, 'hacked')).toBe(false);
});

test('numbers that no double holds well are settled, and right', async () => {
  const huge = `1${'0'.repeat(100)}`;
  const formula = {
    op: 'round',
    of: {
      op: 'quotient',
      of: [
        {
          op: 'product',
          of: [
            { op: 'value', id: 'role/Seller/Goals/earned' },
            { op: 'constant', value: huge, unit: 'number' },
          ],
        },
        {
          op: 'sum',
          of: [
            { op: 'constant', value: huge, unit: 'number' },
            { op: 'value', id: 'measure/Csat/payee' },
          ],
        },
      ],
    },
    mode: 'half up',
    unit: '1/100',
  };
  const fast = fastPlan(await withPayout(formula), ASKED);
  const columns = Object.fromEntries(
    fast.inputs.map(({ name }): [string, Column] => [name, column(Float64Array.of(80), 100)]),
  );
  // 80% of the 3,000 that are its target, but for next to nothing.
  const goals = fast.pay(columns, 1).components.find(({ id }) => id === 'role/Seller/Goals');
  const { unit, values } = goals ?? { unit: { n: 0n, d: 1n }, values: [] };
  expect(((values[0] ?? 0) * Number(unit.n)) / Number(unit.d)).toBe(2_400);
  // Payee by payee the amount is told, too, also when a function has been made for it.
  const payees = new PayeeByPayee(fast);
  const quantities = Object.fromEntries(fast.inputs.map(({ name }) => [name, '0.80']));
  for (let time = 0; time < 60; time += 1) {
    const { status, parts } = payees.pay(quantities);
    expect(status).toBe('paid');
    expect(parts.find(({ id }) => id === 'role/Seller/Goals')?.amount).toBe('2400.00');
    expect(parts.at(-1)?.amount).toMatch(/^\d+\.\d\d$/);
  }
});
