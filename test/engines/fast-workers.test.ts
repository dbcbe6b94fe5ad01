import { type Column, column, fastPlan } from '@ontarget/evaluator/fast';
import { FastWorkers } from '@ontarget/warehouse/workers';
import { expect, test } from 'vitest';
import { compiledText } from '../properties/plan/compiled.ts';
import { W } from './w.ts';

/** Enough for each worker to get columns that do not begin where their buffer does. */
const ROWS = 9_001;
const ASKED = { role: 'Seller', period: '2027-01-01/2027-03-31' };

test('workers pay what one thread pays, and leave the columns of the caller alone', async () => {
  const { plan } = await compiledText(W);
  const fast = fastPlan(plan, ASKED);
  const columns = Object.fromEntries(
    fast.inputs.map(({ name }, index): [string, Column] => {
      const values = Float64Array.from({ length: ROWS }, (_, row) =>
        row % 97 === index
          ? Number.NaN
          : ((row * (index + 3) * 7_919) % 9_000_000) * (name === 'roster/quota' ? row % 50 : 1),
      );
      return [name, column(values, 100)];
    }),
  );
  const whole = fast.pay(columns, ROWS);
  const workers = new FastWorkers(plan, ASKED, 2);
  try {
    // Twice: a worker is there for more than one call.
    for (let call = 0; call < 2; call += 1) {
      const { parts, status } = await workers.pay(columns, ROWS);
      expect(parts.map(({ id }) => id)).toEqual(fast.parts.map(({ id }) => id));
      for (const [index, one] of [...whole.components, whole.total, whole.paid].entries()) {
        const values = parts[index]?.values;
        expect(values?.length).toBe(ROWS);
        expect(one?.values.findIndex((value, row) => !Object.is(values?.[row], value))).toBe(-1);
      }
      const different = status.findIndex((one, row) => ['paid', 'held', 'error'][one] !== whole.status(row));
      expect(different).toBe(-1);
    }
    expect(whole.statuses().held).toBeGreaterThan(10);
    await expect(workers.pay({}, ROWS)).rejects.toThrow('is missing');
  } finally {
    await workers.close();
  }
});

test('a worker that ends early is told of, not waited for', async () => {
  const { plan } = await compiledText(W);
  const workers = new FastWorkers(plan, { ...ASKED, role: 'Nobody' }, 1);
  await expect(workers.pay({}, 1)).rejects.toThrow();
  await workers.close();
});
