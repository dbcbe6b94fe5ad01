import {
  type Column,
  column,
  FastMemory,
  type FastPlan,
  type FastResult,
  FastSheet,
  fastPlan,
  PayeeByPayee,
  payChunks,
} from '@ontarget/evaluator/fast';
import { beforeAll, describe, expect, test } from 'vitest';
import { compiledText } from '../properties/plan/compiled.ts';
import { W } from './w.ts';

const ROWS = 500;
let fast: FastPlan;
let columns: Record<string, Column>;
let whole: FastResult;

/** Quantities of a payee, in hundredths; every seventh lacks a result, every eleventh has no quota. */
function quantity(name: string, row: number): number {
  if (name.startsWith('roster/quota')) return row % 11 === 0 ? 0 : 1_000_000 * (1 + (row % 40));
  if (row % 7 === 0 && name.includes('Csat')) return Number.NaN;
  const spread = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return name.includes('Bookings') || name.includes('Renewals')
    ? ((row * 7_919 * spread) % 12_000_000) - 100_000
    : (row * spread) % 120;
}

beforeAll(async () => {
  const { plan } = await compiledText(W);
  fast = fastPlan(plan, { role: 'Seller', period: '2027-01-01/2027-03-31' });
  columns = columnsFor(Array.from({ length: ROWS }, (_, row) => row));
  whole = fast.pay(columns, ROWS);
});

function columnsFor(rows: readonly number[]): Record<string, Column> {
  return Object.fromEntries(
    fast.inputs.map(({ name }) => [
      name,
      column(
        Float64Array.from(rows, (row) => quantity(name, row)),
        100,
      ),
    ]),
  );
}

function rowOf(result: FastResult, row: number): unknown {
  const all = [...result.components, result.total, result.paid].flatMap((one) => one ?? []);
  return [result.status(row), all.map((one) => [one.id, one.values[row], result.reasons(one, row)])];
}

test('chunks pay what all of them pay together', async () => {
  const chunks = [0, 1, 2, 3, 4].map((part) => {
    const rows = Array.from({ length: 100 }, (_, row) => part * 100 + row);
    return { columns: columnsFor(rows), rows: 100 };
  });
  let before = 0;
  for await (const result of payChunks(fast, chunks)) {
    for (let row = 0; row < result.rows; row += 1)
      expect(rowOf(result, row)).toEqual(rowOf(whole, before + row));
    before += result.rows;
  }
  expect(before).toBe(ROWS);
});

test('only what is paid in the end is the same, with who is held', () => {
  const only = fast.pay(columns, ROWS, { only: 'paid' });
  expect(only.components).toEqual([]);
  expect(only.statuses()).toEqual(whole.statuses());
  for (let row = 0; row < ROWS; row += 1) {
    expect(only.paid?.values[row]).toBe(whole.paid?.values[row]);
    expect(only.status(row)).toBe(whole.status(row));
  }
});

describe('a sheet', () => {
  test('pays the rows again that changed, and no other', () => {
    const own = columnsFor(Array.from({ length: ROWS }, (_, row) => row));
    const sheet = new FastSheet(fast, own, ROWS);
    // Row 7 gets the result that it lacked, row 11 keeps no quota but loses a result, row 20 sells more.
    sheet.set('entered/Csat/payee/0-2', 7, 80);
    sheet.set('entered/Csat/payee/0-2', 11, Number.NaN);
    sheet.set('entered/Bookings/payee/0-2', 20, 99_999_99);
    sheet.changed([7, 11, 20]);
    const again = fast.pay(own, ROWS);
    for (let row = 0; row < ROWS; row += 1) {
      expect(rowOf(sheet.result, row)).toEqual(rowOf(again, row));
      if (![7, 11, 20].includes(row)) expect(rowOf(again, row)).toEqual(rowOf(whole, row));
    }
    expect(sheet.result.statuses()).toEqual(again.statuses());
    expect(rowOf(again, 7)).not.toEqual(rowOf(whole, 7));
    expect(rowOf(again, 20)).not.toEqual(rowOf(whole, 20));
  });

  test('takes nothing that its column does not hold', () => {
    const sheet = new FastSheet(fast, columnsFor([1, 2]), 2);
    expect(() => sheet.set('entered/Csat/payee/0-2', 0, 0.5)).toThrow(RangeError);
    expect(() => sheet.set('entered/Csat/payee/0-2', 0, 2 ** 50)).toThrow(RangeError);
    expect(() => sheet.set('__proto__', 0, 1)).toThrow(RangeError);
  });
});

test('payee by payee, decimals in and decimals out, is what columns pay', () => {
  const payees = new PayeeByPayee(fast);
  for (let row = 0; row < ROWS; row += 1) {
    const given = fast.inputs.flatMap(({ name }) => {
      const value = quantity(name, row);
      return Number.isNaN(value) ? [] : [[name, textOf(value)] as const];
    });
    const statement = payees.pay(Object.fromEntries(given));
    expect(statement.status).toBe(whole.status(row));
    const paid = statement.parts.at(-1);
    const cents = whole.paid?.values[row] ?? Number.NaN;
    expect(paid?.amount).toBe(Number.isNaN(cents) ? undefined : textOf(cents));
    expect(paid?.reasons.length === 0).toBe(statement.status === 'paid');
  }
  expect(() => payees.pay({ 'roster/quota': 'ten' })).toThrow(RangeError);
});

function textOf(hundredths: number): string {
  const size = Math.abs(hundredths);
  return `${hundredths < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}

test('a memory that is used again holds nothing of the run before', () => {
  const memory = new FastMemory();
  fast.pay(columnsFor(Array.from({ length: ROWS }, (_, row) => ROWS - row)), ROWS, { memory, trace: true });
  const again = fast.pay(columns, ROWS, { memory });
  for (let row = 0; row < ROWS; row += 1) expect(rowOf(again, row)).toEqual(rowOf(whole, row));
});

test('named values stand in columns of their own, and change nothing', () => {
  const traced = fast.pay(columns, ROWS, { trace: true });
  for (let row = 0; row < ROWS; row += 1) expect(rowOf(traced, row)).toEqual(rowOf(whole, row));
  const value = (name: string, row: number): number => {
    const found = traced.traces.find((one) => one.name === `role/Seller/${name}`);
    if (found === undefined) throw new Error(`${name} is not traced`);
    return (found.values[row] ?? Number.NaN) * (Number(found.unit.n) / Number(found.unit.d));
  };
  // Row 5: a quota of 60,000 for the quarter, a third for each month.
  expect(value('New/quota', 5)).toBeCloseTo(60_000, 6);
  expect(value('New/actual', 5)).toBeCloseTo(quantity('entered/Bookings/payee/0-2', 5) / 100, 6);
  expect(value('New/attainment', 5)).toBeCloseTo(value('New/actual', 5) / 60_000, 12);
  expect(value('New/target-pay', 5)).toBe(7_500);
  expect(value('New/pay', 5)).toBeCloseTo(value('New/curve', 5) * 7_500, 6);
  expect(value('Keep/quota', 5)).toBe(100_000);
});
