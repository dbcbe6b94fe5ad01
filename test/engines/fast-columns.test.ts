import { type InputRow, run } from '@ontarget/evaluator/engine';
import { type Column, column, type FastOptions, fastPlan } from '@ontarget/evaluator/fast';
import { formatRational, parseDate, rational } from '@ontarget/evaluator/numbers';
import { expect, test } from 'vitest';
import { compiledText } from '../properties/plan/compiled.ts';
import { W } from './w.ts';

const PEOPLE = 400;
const QUARTER = '2027-01-01/2027-03-31';
const MEASURES = ['Bookings', 'Renewals', 'Mbo', 'Csat'] as const;

/** The same numbers on each run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** Hundredths: cents of money, whole percents of scores. */
function people(): Record<'quota' | (typeof MEASURES)[number], Float64Array> {
  const next = numbersFrom(7);
  const columns = {
    quota: new Float64Array(PEOPLE),
    Bookings: new Float64Array(PEOPLE),
    Renewals: new Float64Array(PEOPLE),
    Mbo: new Float64Array(PEOPLE),
    Csat: new Float64Array(PEOPLE),
  };
  for (let row = 0; row < PEOPLE; row += 1) {
    const quota = Math.floor(1 + next() * 60) * 1_000_000;
    columns.quota[row] = next() < 0.03 ? 0 : next() < 0.03 ? -quota : quota;
    // Every fourth stands exactly on a bound of the curve.
    columns.Bookings[row] =
      row % 4 === 0 ? (quota * 3 * (4 + (row % 3))) / 4 : Math.floor(quota * 6 * next());
    columns.Renewals[row] = row % 5 === 0 ? 5_000_000 * (row % 4) : Math.floor((next() - 0.1) * 15_000_000);
    columns.Mbo[row] = Math.floor(next() * 130);
    columns.Csat[row] = 60 + Math.floor(next() * 20);
    for (const measure of MEASURES) if (next() < 0.03) columns[measure][row] = Number.NaN;
  }
  return columns;
}

test.each<FastOptions>([{ by: 'generated' }, { by: 'kernels' }, { by: 'generated', trace: true }])(
  'pays W the same as the reference engine, reasons and all: %o',
  async (options) => {
    const { plan, digest } = await compiledText(W);
    const given = people();
    const name = (row: number) => `p${String(row).padStart(4, '0')}`;
    const roster: InputRow[] = Array.from({ length: PEOPLE }, (_, row) => ({
      source: { file: 'roster.csv', record: row + 1 },
      values: {
        payee: name(row),
        role: 'Seller',
        start: dateOf('2026-01-01'),
        quota: rational(given.quota[row] ?? 0, 100),
      },
    }));
    const results: InputRow[] = MEASURES.flatMap((measure, index) =>
      roster.flatMap((_, row): InputRow[] => {
        const value = given[measure][row] ?? 0;
        if (Number.isNaN(value)) return [];
        const text = index < 2 ? money(value) : `${value}%`;
        return [
          {
            source: { file: 'results.csv', record: index * PEOPLE + row + 1 },
            values: { measure, for: name(row), period: QUARTER, value: text },
          },
        ];
      }),
    );
    const reference = await run({
      evaluators: [{ plan, digest, effective: { from: plan.year.first } }],
      period: QUARTER,
      tables: { roster: { rows: roster }, results: { rows: results } },
      ledger: [],
    });

    const fast = fastPlan(plan, { role: 'Seller', period: QUARTER });
    expect(fast.parts.filter((part) => !part.fast)).toEqual([]);
    const columns: Record<string, Column> = {};
    for (const input of fast.inputs) {
      const values = input.kind === 'entered' ? given[input.measure as 'Mbo'] : given.quota;
      columns[input.name] = column(values, 100);
    }
    const result = fast.pay(columns, PEOPLE, options);

    for (const [row, statement] of reference.statements.entries()) {
      const paid = result.paid?.values[row] ?? Number.NaN;
      expect(result.status(row), name(row)).toBe(statement.status);
      expect(Number.isNaN(paid) ? undefined : formatRational(rational(paid, 100))).toBe(
        statement.paid?.value,
      );
      for (const component of result.components) {
        const own = statement.components.find((one) => one.component === component.id);
        const why = result.reasons(component, row).map(({ code, value }) => `${code} ${value}`);
        expect(why.sort()).toEqual(own?.reasons.map(({ code, value }) => `${code} ${value}`).sort());
      }
    }
    expect(result.statuses()).toEqual(reference.totals.statements);
    expect(reference.totals.statements.held).toBeGreaterThan(20);
    expect(reference.totals.statements.error).toBeGreaterThan(5);
  },
);

function dateOf(text: string): { date: number } {
  const parsed = parseDate(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return { date: parsed.value };
}

function money(cents: number): string {
  const size = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}
