import { type Bundle, isSameAsBefore } from './bundle.ts';
import type { Column } from './columns.ts';
import { FailedRows } from './failed.ts';
import { FastMemory } from './memory.ts';
import { FastOutcome } from './outcome.ts';
import type { LoweredRole } from './parts.ts';
import type { PaidColumn, TracedColumn } from './result.ts';
import { type Output, settle } from './settle.ts';
import { tracedColumns } from './traces.ts';

/** Runs the functions one after the other over all rows, and settles what is left. */
export function payTogether(
  { lowering, parts }: Pick<LoweredRole, 'lowering' | 'parts'>,
  bundles: readonly Bundle[],
  columns: readonly Column[],
  rows: number,
  memory: FastMemory = new FastMemory(),
): FastOutcome {
  memory.begin();
  const inputs = columns.map(({ values }) => values);
  const odd = memory.rows(rows);
  const outputs = new Map<number, Output>();
  const traces: TracedColumn[] = [];
  let settled = 0;
  for (const { routine, run, filled, named } of bundles) {
    const made = filled.map(
      ({ output, part, paid }): Output => ({
        output,
        formula: part.formula,
        unit: paid.factor,
        values: memory.column(rows),
        errors: paid.whole ? undefined : memory.column(rows),
        failed: new FailedRows(),
      }),
    );
    const paid: Float64Array[] = [];
    const paidErrors: (Float64Array | undefined)[] = [];
    for (const { output, values, errors } of outputs.values()) {
      paid[output] = values;
      paidErrors[output] = errors;
    }
    const traced = routine.traced.map(() => memory.column(rows));
    const [values, errors] = [made.map((one) => one.values), made.map((one) => one.errors)];
    const open = run({ inputs, paid, paidErrors, values, errors, traces: traced, odd }, 0, rows);
    for (const [index, one] of made.entries()) {
      const own = made.length === 1 ? odd.slice(0, open) : undecided(odd.subarray(0, open), one.values);
      settled += own.length;
      settle(one, outputs, columns, own, filled[index] ?? {});
      outputs.set(one.output, one);
    }
    traces.push(...tracedColumns(named, rows, { inputs, results: values, traces: traced }));
  }
  const paid = parts.flatMap((part, at): [PaidColumn, FailedRows][] => {
    const from = isSameAsBefore(part) && part.formula.op === 'paid' ? part.formula.output : at;
    const one = outputs.get(from);
    if (one === undefined) return [];
    const { id, kind } = part;
    const { unit, values, errors } = one;
    return [
      [
        {
          id,
          kind,
          window: part.window,
          counts: part.component?.unpaid === undefined,
          unit,
          values,
          ...(errors && { errors }),
        },
        one.failed,
      ],
    ];
  });
  return new FastOutcome(rows, new Map(paid), traces, settled, lowering.sites.all);
}

/** The rows of which one column is not decided. */
function undecided(odd: Int32Array, values: Float64Array): Int32Array {
  const some = new Int32Array(odd.length);
  let count = 0;
  for (let at = 0; at < odd.length; at += 1) {
    const row = odd[at] as number;
    if (!Number.isNaN(values[row])) continue;
    some[count] = row;
    count += 1;
  }
  return some.subarray(0, count);
}
