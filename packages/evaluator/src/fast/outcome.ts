import type { PayStatus } from '../engine/result.ts';
import type { FailedRows } from './failed.ts';
import type { FastReason, FastResult, PaidColumn, TracedColumn } from './result.ts';

/** What all rows are paid, with who is not, and why. */
export class FastOutcome implements FastResult {
  readonly rows: number;
  readonly components: readonly PaidColumn[];
  readonly total?: PaidColumn;
  readonly paid?: PaidColumn;
  readonly traces: readonly TracedColumn[];
  readonly settled: number;
  private readonly failed: ReadonlyMap<PaidColumn, FailedRows>;
  private readonly sites: readonly FastReason[];

  constructor(
    rows: number,
    failed: ReadonlyMap<PaidColumn, FailedRows>,
    traces: readonly TracedColumn[],
    settled: number,
    sites: readonly FastReason[],
  ) {
    const columns = [...failed.keys()];
    const [total, paid] = ['total', 'paid'].map((kind) => columns.find((one) => one.kind === kind));
    this.rows = rows;
    this.components = columns.filter(({ kind }) => kind === 'component');
    if (total !== undefined) this.total = total;
    if (paid !== undefined) this.paid = paid;
    this.traces = traces;
    this.settled = settled;
    this.failed = failed;
    this.sites = sites;
  }

  /** All columns, in the order of the parts. */
  get columns(): readonly PaidColumn[] {
    return [...this.failed.keys()];
  }

  reasons(column: PaidColumn, row: number): readonly FastReason[] {
    return (this.failed.get(column)?.sitesOf(row) ?? []).flatMap((site) => this.sites[site] ?? []);
  }

  /** Takes over what some rows are paid now: row i of the other result is the row `rows[i]` here. */
  replace(rows: readonly number[], by: FastOutcome): void {
    const others = [...by.failed];
    for (const [index, [column, failed]] of [...this.failed].entries()) {
      const [other, otherFailed] = others[index] as (typeof others)[number];
      for (const [at, row] of rows.entries()) {
        column.values[row] = other.values[at] as number;
        if (column.errors !== undefined) column.errors[row] = other.errors?.[at] ?? 0;
        failed.add(row, otherFailed.sitesOf(at));
      }
    }
  }

  status(row: number): PayStatus {
    let status: PayStatus = 'paid';
    for (const [column, failed] of this.failed) {
      if (!column.counts) continue;
      for (const site of failed.sitesOf(row)) {
        if (this.sites[site]?.kind === 'error') return 'error';
        status = 'held';
      }
    }
    return status;
  }

  statuses(): Readonly<Record<PayStatus, number>> {
    const counts = { paid: this.rows, held: 0, error: 0 };
    const unpaid = new Set<number>();
    for (const [column, failed] of this.failed) {
      if (column.counts) for (const row of failed.all()) unpaid.add(row);
    }
    for (const row of unpaid) counts[this.status(row)] += 1;
    counts.paid -= unpaid.size;
    return counts;
  }
}
