import type { PayStatus } from '../engine/result.ts';
import type { Column } from './columns.ts';
import { FailedRows } from './failed.ts';
import type { LoweredRole } from './parts.ts';
import type { Ready } from './plan.ts';
import type { FastReason, FastResult, PaidColumn, TracedColumn } from './result.ts';
import { type Output, settle } from './settle.ts';

/** Runs the parts one after the other over all rows, and settles what is left. */
export function payTogether(
  { lowering }: LoweredRole,
  ready: readonly Ready[],
  columns: readonly Column[],
  rows: number,
  trace: boolean,
): FastResult {
  const inputs = columns.map(({ values }) => values);
  const odd = new Int32Array(rows);
  const paid: PaidColumn[] = [];
  const failed = new Map<PaidColumn, FailedRows>();
  const traces: TracedColumn[] = [];
  const outputs: Output[] = [];
  let settled = 0;
  for (const { part, routine, run, reasons } of ready) {
    const { id, kind, window, formula } = part;
    const same = kind === 'paid' && formula.op === 'paid' ? paid[formula.output] : undefined;
    if (same !== undefined) {
      const alias: PaidColumn = { ...same, id, kind };
      failed.set(alias, failed.get(same) ?? new FailedRows());
      paid.push(alias);
      outputs.push({ ...(outputs[formula.op === 'paid' ? formula.output : 0] as Output) });
      continue;
    }
    const values = new Float64Array(rows);
    const errors = routine.error === undefined ? undefined : new Float64Array(rows);
    const made: PaidColumn = {
      id,
      kind,
      window,
      unit: routine.paid.factor,
      values,
      ...(errors === undefined ? {} : { errors }),
    };
    const traced = trace ? routine.traced.map(() => new Float64Array(rows)) : [];
    const work = {
      inputs,
      paid: paid.map((one) => one.values),
      paidErrors: paid.map((one) => one.errors),
      values,
      errors,
      traces: traced,
      odd,
    };
    const open = run(work, 0, rows);
    const fails = new FailedRows();
    outputs.push({ formula, unit: made.unit, values, errors, failed: fails });
    settle(outputs, columns, odd.subarray(0, open), reasons);
    settled += open;
    failed.set(made, fails);
    paid.push(made);
    traces.push(
      ...routine.traced.map(({ name, factor }, index) => ({
        name,
        window,
        values: traced[index] as Float64Array,
        unit: factor,
      })),
    );
  }
  return resultOf(rows, paid, failed, traces, settled, lowering.sites.all);
}

function resultOf(
  rows: number,
  paid: readonly PaidColumn[],
  failed: ReadonlyMap<PaidColumn, FailedRows>,
  traces: readonly TracedColumn[],
  settled: number,
  sites: readonly FastReason[],
): FastResult {
  const [total, last] = [paid.find(({ kind }) => kind === 'total'), paid.find(({ kind }) => kind === 'paid')];
  const reasons = (column: PaidColumn, row: number): readonly FastReason[] =>
    (failed.get(column)?.sitesOf(row) ?? []).flatMap((site) => sites[site] ?? []);
  const status = (row: number): PayStatus => {
    const all = paid.flatMap((column) => reasons(column, row));
    if (all.length === 0) return 'paid';
    return all.some(({ kind }) => kind === 'error') ? 'error' : 'held';
  };
  return {
    rows,
    components: paid.filter(({ kind }) => kind === 'component'),
    ...(total === undefined ? {} : { total }),
    ...(last === undefined ? {} : { paid: last }),
    traces,
    settled,
    reasons,
    status,
    statuses: () => {
      const unpaid = new Set([...failed.values()].flatMap((one) => [...one.entries()].map(([row]) => row)));
      const counts = { paid: rows - unpaid.size, held: 0, error: 0 };
      for (const row of unpaid) counts[status(row)] += 1;
      return counts;
    },
  };
}
