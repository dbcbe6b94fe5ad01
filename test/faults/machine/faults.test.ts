import { expect, test } from 'vitest';
import { KilledCloses, KilledRuns } from '../kill.ts';

/** A sample; the long tests kill at every write. */
const LINES = ['--engine', 'volume', '--lines', '--format', 'csv,parquet'] as const;

test('whoever kills a run leaves files that are whole, and a rerun writes the same bytes', async () => {
  const runs = new KilledRuns(LINES);
  expect(runs.writes).toBeGreaterThan(15);
  const { writes } = runs;
  // The last ones put files into their places.
  for (const write of [2, Math.floor(writes / 2), writes - 3, writes - 2, writes - 1]) runs.atWrite(write);
  expect(await runs.after(runs.takes / 3)).toBe(true);
});

test('whoever kills a closing leaves all of its postings or none, and closing again posts each once', () => {
  const closes = new KilledCloses();
  expect(closes.writes).toBeGreaterThan(5);
  for (const write of [2, closes.writes - 2]) closes.atWrite(write);
});

test('a disk that takes no more leaves what was there, and says so', () => {
  const runs = new KilledRuns(LINES);
  expect([0, 8, 1024].map((size) => runs.withFileSize(size))).toEqual([false, false, true]);
});
