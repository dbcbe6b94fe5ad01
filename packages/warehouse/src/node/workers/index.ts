import { Worker } from 'node:worker_threads';
import type { Column, FastAsked } from '@ontarget/evaluator/fast';
import type { Plan } from '@ontarget/evaluator/format';
import type { Done, DonePart, Job, Started } from './messages.ts';

export type { DonePart } from './messages.ts';

/** What all rows are paid. */
export interface PaidByWorkers {
  readonly parts: readonly DonePart[];
  /** By row: 0 paid, 1 held, 2 in error. */
  readonly status: Uint8Array;
}

/**
 * The fast engine on several cores: each worker has the plan ready and pays a stretch of the rows. Columns go to the workers and
 * back without being copied on the way; the rows of the caller's columns are cut out first, so that the caller keeps them.
 */
export class FastWorkers {
  private readonly workers: readonly Worker[];
  private readonly waiting = new Map<
    number,
    { resolve: (done: Done) => void; reject: (problem: Error) => void }
  >();
  private jobs = 0;
  private ended: Error | undefined;

  constructor(plan: Plan, asked: FastAsked, workers: number) {
    const started: Started = { plan, asked };
    this.workers = Array.from({ length: Math.max(1, workers) }, () => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: started });
      worker.on('message', (done: Done) => {
        this.waiting.get(done.id)?.resolve(done);
        this.waiting.delete(done.id);
      });
      worker.on('error', (problem: Error) => this.failed(problem));
      worker.on('exit', () => this.failed(new Error('a worker has ended before it was done')));
      return worker;
    });
  }

  /** Pays all rows. Throws what a worker was stopped by. */
  async pay(columns: Readonly<Record<string, Column>>, rows: number): Promise<PaidByWorkers> {
    if (this.ended !== undefined) throw this.ended;
    const size = Math.ceil(rows / this.workers.length);
    const stretches = this.workers.flatMap((worker, index) => {
      const [from, to] = [index * size, Math.min(rows, (index + 1) * size)];
      return from < to ? [{ from, done: this.send(worker, columns, from, to) }] : [];
    });
    const all = await Promise.all(stretches.map(async ({ from, done }) => ({ from, done: await done })));
    return together(all, rows);
  }

  /** Ends the workers. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private send(
    worker: Worker,
    columns: Readonly<Record<string, Column>>,
    from: number,
    to: number,
  ): Promise<Extract<Done, { ok: true }>> {
    const own = Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        { ...column, values: column.values.slice(from, to) },
      ]),
    );
    const id = this.jobs;
    this.jobs += 1;
    const job: Job = { id, columns: own, rows: to - from };
    return new Promise((resolve, reject) => {
      this.waiting.set(id, {
        resolve: (done) => (done.ok ? resolve(done) : reject(new Error(done.message))),
        reject,
      });
      worker.postMessage(
        job,
        Object.values(own).map(({ values }) => values.buffer),
      );
    });
  }

  private failed(problem: Error): void {
    this.ended ??= problem;
    for (const { reject } of this.waiting.values()) reject(problem);
    this.waiting.clear();
  }
}

function together(
  all: readonly { readonly from: number; readonly done: Extract<Done, { ok: true }> }[],
  rows: number,
): PaidByWorkers {
  const status = new Uint8Array(rows);
  const first = all[0]?.done.parts ?? [];
  const parts = first.map(({ id, unit, errors }) => ({
    id,
    unit,
    values: new Float64Array(rows),
    ...(errors && { errors: new Float64Array(rows) }),
  }));
  for (const { from, done } of all) {
    status.set(done.status, from);
    for (const [index, part] of parts.entries()) {
      const own = done.parts[index] as DonePart;
      part.values.set(own.values, from);
      if (own.errors !== undefined) part.errors?.set(own.errors, from);
    }
  }
  return { parts, status };
}
