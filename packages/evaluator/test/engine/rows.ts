import type { Cell, InputRow, RunInput, TableData } from '../../src/engine/index.ts';
import type { Plan } from '../../src/format/types/index.ts';
import { parseDate, parseDecimal } from '../../src/numbers/index.ts';

export function date(text: string): Cell {
  const parsed = parseDate(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return { date: parsed.value };
}

export function number(text: string | number): Cell {
  const parsed = parseDecimal(String(text));
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

let records = 0;

/** A row of a file; every row has a record number of its own. */
export function row(file: string, values: Record<string, Cell>): InputRow {
  records += 1;
  return { source: { file, record: records }, values };
}

/** A deal; `arr` in whole dollars or decimal text. */
export function deal(
  id: string,
  owner: string | null,
  closed: string | null,
  arr: string | number,
  more: Record<string, Cell> = {},
): InputRow {
  const when = closed === null ? null : date(closed);
  return row('deals.csv', { id, owner, closed: when, arr: number(arr), ...more });
}

export interface RosterOptions {
  readonly role?: string;
  readonly team?: string;
  readonly start?: string;
  readonly end?: string;
  readonly manager?: string;
  readonly more?: Record<string, Cell>;
}

export function assigned(payee: string, options: RosterOptions = {}): InputRow {
  return row('roster.csv', {
    payee,
    role: options.role ?? 'AE',
    team: options.team ?? null,
    start: date(options.start ?? '2025-01-01'),
    end: options.end === undefined ? null : date(options.end),
    manager: options.manager ?? null,
    ...options.more,
  });
}

export function entered(measure: string, about: string | null, period: string, text: string): InputRow {
  return row('results.csv', { measure, for: about, period, value: text });
}

/** Tables by name from their rows. */
export function tables(rows: Record<string, readonly InputRow[]>): Record<string, TableData> {
  return Object.fromEntries(Object.entries(rows).map(([name, list]) => [name, { rows: list }]));
}

/** The input of a run of one version that is in force for the whole year. */
export function runInput(
  of: Plan,
  period: string,
  rows: Record<string, readonly InputRow[]>,
  more: Partial<RunInput> = {},
): RunInput {
  return {
    evaluators: [{ plan: of, digest: `sha256:${'0'.repeat(64)}`, effective: { from: of.year.first } }],
    period,
    tables: tables(rows),
    ledger: [],
    ...more,
  };
}
