import { type Columns, column, type MeasuredPlan } from './measured-plan.ts';

/** A payee as engines of rules take it: dollars and parts of one as JSON numbers, null where nothing was entered. */
export type PayeeRecord = Readonly<Record<string, number | null>>;

/** The first payees as records, made before the clock starts. */
export function recordsOf(plan: MeasuredPlan, columns: Columns, payees: number): PayeeRecord[] {
  const parts = plan.columns.map(({ name, kind }) => ({
    name,
    cells: column(columns, name),
    unit: kind === 'money' ? 100 : 10_000,
  }));
  return Array.from({ length: payees }, (_, at) =>
    Object.fromEntries(
      parts.map(({ name, cells, unit }) => {
        const cell = cells[at] as number;
        return [name, Number.isNaN(cell) ? null : cell / unit];
      }),
    ),
  );
}

/** Dollars as an engine of doubles answers, in cents; NaN for null. */
export function centsOf(dollars: unknown): number {
  return typeof dollars === 'number' ? Math.round(dollars * 100) : Number.NaN;
}
