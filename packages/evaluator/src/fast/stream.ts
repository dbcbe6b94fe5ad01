import type { Column } from './columns.ts';
import type { FastOptions, FastPlan } from './plan.ts';
import type { FastResult } from './result.ts';

/** Some payees of many. */
export interface Chunk {
  readonly columns: Readonly<Record<string, Column>>;
  readonly rows: number;
}

/** Pays chunk by chunk, each as soon as it is there and its result is asked for: no more than one is kept. */
export async function* payChunks(
  fast: FastPlan,
  chunks: Iterable<Chunk> | AsyncIterable<Chunk>,
  options: FastOptions = {},
): AsyncGenerator<FastResult> {
  for await (const { columns, rows } of chunks) yield fast.pay(columns, rows, options);
}
