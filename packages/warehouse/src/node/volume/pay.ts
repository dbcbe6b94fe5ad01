import { type InputRow, isDateCell, isRational, PlanYear } from '@ontarget/evaluator/engine';
import type { Column, FastInput, FastResult } from '@ontarget/evaluator/fast';
import { column, fastPlan } from '@ontarget/evaluator/fast';
import type { Plan, TotalExpression } from '@ontarget/evaluator/format';
import { type CreditedTotals, creditFiles } from './credit-files.ts';
import type { WrittenLines } from './lines/write-lines.ts';
import { NotAtVolume } from './not-at-volume.ts';
import { type Payees, payeesOf } from './payees.ts';
import { totalColumn } from './totals.ts';

/** What a payment period is paid from, at volume. */
export interface VolumeInput {
  readonly plan: Plan;
  /** Key or label of the payment period. */
  readonly period: string;
  readonly roster: readonly InputRow[];
  /** Files of the one table whose rows are credited: CSV or Parquet, of any size. */
  readonly files: readonly string[];
  /** `promised`: whoever wrote the files answers for keys that stand in one row only. */
  readonly keys?: 'checked' | 'promised';
  /** The folder that lines are written into: which deal earned which cent, as Parquet; whole or not at all. */
  readonly lines?: string;
}

/** What everybody of a role is paid. */
export interface PaidRole {
  readonly role: string;
  /** Whose rows the result has, in its order. */
  readonly payees: readonly string[];
  readonly result: FastResult;
}

export interface VolumeResult {
  /** How many rows were credited. */
  readonly rows: number;
  readonly roles: readonly PaidRole[];
  /** What the folder of lines came to hold; absent where none was asked for. */
  readonly lines?: WrittenLines;
}

/**
 * Credits the rows of files and pays everybody of the roster for a period: the same cents, holds and errors as the
 * reference engine. Rows go through once and are not held; formulas behind them run in the fast engine, in columns of
 * payees. A plan, a roster or a row that this does not take throws `NotAtVolume`, by name and before anybody is paid.
 */
export async function payAtVolume({
  plan,
  period,
  roster,
  files,
  keys = 'checked',
  lines,
}: VolumeInput): Promise<VolumeResult> {
  const payees = payeesOf(plan, roster);
  const groups = Map.groupBy(payees.names.keys(), (payee) => payees.roles[payee] as string);
  const ready = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([role, which]) => {
      const team = plan.roles[role]?.team;
      const fast = fastPlan(plan, { role, period, ...(team === undefined ? {} : { team }) });
      for (const part of fast.parts)
        if (!part.fast) throw new NotAtVolume(`${part.id} is left to the reference engine: ${part.because}`);
      return { role, which, fast };
    });
  const totals = ready.flatMap(({ fast }) =>
    fast.inputs.flatMap((input) =>
      input.kind === 'total' ? [{ total: totalOf(input), window: input.window }] : [],
    ),
  );
  // Lines ask for periods of their own.
  const months =
    lines === undefined ? [] : Array.from({ length: 12 }, (_, month) => ({ from: month, to: month }));
  const asked = [...totals, ...totals.flatMap(({ total }) => months.map((window) => ({ total, window })))];
  const credited = await creditFiles({ plan, payees, files, keys }, asked);
  const roles = ready.map(({ role, which, fast }) => {
    const columns: Record<string, Column> = {};
    for (const input of fast.inputs) columns[input.name] = inputColumn(input, plan, payees, credited, which);
    return {
      role,
      which,
      payees: which.map((payee) => payees.names[payee] as string),
      result: fast.pay(columns, which.length),
    };
  });
  const paid = {
    rows: credited.rows,
    roles: roles.map(({ role, payees: names, result }): PaidRole => ({ role, payees: names, result })),
  };
  if (lines === undefined) return paid;
  const year = new PlanYear(plan);
  const window = year.resolve(period);
  if (window === undefined) throw new NotAtVolume(`${period} is no period of the plan`);
  // Loaded here and not above: DuckDB costs 68 MB and 0.2 s.
  const { writeLines } = await import('./lines/write-lines.ts');
  const written = await writeLines({
    plan,
    period: year.key(window),
    payees,
    files,
    totals: credited,
    roles,
    folder: lines,
  });
  return { ...paid, lines: written };
}

type TotalInput = Extract<FastInput, { kind: 'total' }>;

function totalOf({ formula, value }: TotalInput): TotalExpression {
  if (formula.op !== 'total') throw new NotAtVolume(`${value} is no total`);
  return formula;
}

function inputColumn(
  input: FastInput,
  plan: Plan,
  payees: Payees,
  credited: CreditedTotals,
  which: readonly number[],
): Column {
  switch (input.kind) {
    case 'total': {
      const { values, perUnit } = totalColumn(plan, credited, payees, totalOf(input), input.window, which);
      return column(values, perUnit);
    }
    case 'roster':
      return rosterColumn(input.column, payees, which);
    case 'entered':
      throw new NotAtVolume(`${input.measure} is entered by hand`);
    case 'days':
    case 'payout':
    case 'known':
    case 'supposed':
      throw new NotAtVolume(`${input.name} is left to the reference engine`);
  }
}

/** Numbers of the roster have at most so many places behind the point. */
const PLACES = 10_000n;

function rosterColumn(name: string, { rows, names }: Payees, which: readonly number[]): Column {
  const values = Float64Array.from(which, (payee) => {
    const cell = rows[payee]?.values[name] ?? null;
    if (cell === null) return Number.NaN;
    if (typeof cell !== 'object' || isDateCell(cell) || !isRational(cell) || PLACES % cell.d !== 0n) {
      throw new NotAtVolume(`${name} of ${names[payee]} is no number of four places`);
    }
    return Number(cell.n * (PLACES / cell.d));
  });
  return column(values, PLACES);
}
