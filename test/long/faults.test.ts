import { describe, expect, test } from 'vitest';
import { KilledCloses, KilledPublications, KilledRuns } from '../faults/kill.ts';

const LINES = ['--engine', 'volume', '--lines', '--format', 'csv,parquet'] as const;

describe('whoever kills a run leaves files that are whole, and a rerun writes the same bytes', () => {
  test.each([
    ['the reference engine', ['--format', 'csv,json,parquet']],
    ['DuckDB', ['--engine', 'duckdb']],
    ['the volume engine, with lines', LINES],
  ])('at each of its writes: %s', (_, options) => {
    const runs = new KilledRuns(options);
    expect(runs.writes).toBeGreaterThan(15);
    for (let write = 1; write <= runs.writes; write += 1) runs.atWrite(write);
  });

  test('at any time', async () => {
    const runs = new KilledRuns(LINES);
    let killed = 0;
    for (let part = 1; part <= 40; part += 1) if (await runs.after((runs.takes * part) / 40)) killed += 1;
    expect(killed).toBeGreaterThan(10);
  });
});

test('whoever kills a closing leaves all of its postings or none, and closing again posts each once', () => {
  const closes = new KilledCloses();
  expect(closes.writes).toBeGreaterThan(5);
  for (let write = 1; write <= closes.writes; write += 1) closes.atWrite(write);
});

test('whoever kills a publication leaves what was published, and publishing again brings the same version', () => {
  const publications = new KilledPublications();
  expect(publications.writes).toBeGreaterThan(5);
  for (let write = 1; write <= publications.writes; write += 1) publications.atWrite(write);
});

test('a disk that takes no more leaves what was there, and says so', () => {
  const runs = new KilledRuns(LINES);
  const enough = [0, 1, 2, 4, 8, 16, 32, 64, 256, 1024].map((size) => runs.withFileSize(size));
  expect(enough[0]).toBe(false);
  expect(enough.at(-1)).toBe(true);
});
