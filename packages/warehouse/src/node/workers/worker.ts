import { parentPort, workerData } from 'node:worker_threads';
import { fastPlan, type PaidColumn } from '@ontarget/evaluator/fast';
import type { Done, DonePart, Job, Started } from './messages.ts';

/** A worker: makes its plan ready once, and pays the rows that it is sent. */
const { plan, asked } = workerData as Started;
const fast = fastPlan(plan, asked);
const STATUS = { paid: 0, held: 1, error: 2 } as const;

parentPort?.on('message', ({ id, columns, rows }: Job) => {
  try {
    const result = fast.pay(columns, rows);
    const status = Uint8Array.from({ length: rows }, (_, row) => STATUS[result.status(row)]);
    const parts = [...result.components, result.total, result.paid].flatMap((one) =>
      one ? [partOf(one)] : [],
    );
    const buffers = new Set(
      parts.flatMap(({ values, errors }) => (errors ? [values.buffer, errors.buffer] : [values.buffer])),
    );
    const done: Done = { id, ok: true, parts, status };
    parentPort?.postMessage(done, [...buffers, status.buffer] as ArrayBuffer[]);
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : String(problem);
    parentPort?.postMessage({ id, ok: false, message } satisfies Done);
  }
});

function partOf({ id, unit, values, errors }: PaidColumn): DonePart {
  return { id, unit, values, ...(errors && { errors }) };
}
