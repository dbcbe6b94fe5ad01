import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';

const page = join(import.meta.dirname, '../../docs/benchmarks.md');

const opening = `# Benchmarks

The last results of \`npm run test:long\`, written by the benchmarks themselves. Each says what it promises; the
benchmark fails when the promise is not kept.
`;

/** One measured thing: what was run, its seconds, and what was promised. */
export interface Measurement {
  readonly what: string;
  /** Seconds of each run, in the order they were made. */
  readonly seconds: readonly number[];
  /** Most seconds that the median may take. */
  readonly promised: number;
}

/** The middle of the values; of an even number of values the upper of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('no values');
  return middle;
}

/** Replaces the section of this title in docs/benchmarks.md, or adds it, and leaves the other sections alone. */
export function writeSection(title: string, measurements: readonly Measurement[]): void {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${arch()}, Node ${process.versions.node}`;
  const rows = measurements.map(
    ({ what, seconds, promised }) =>
      `| ${what} | ${median(seconds).toFixed(3)} | ${Math.min(...seconds).toFixed(3)} | ${Math.max(...seconds).toFixed(3)} | ${promised} |`,
  );
  const section = [
    `## ${title}`,
    '',
    `On ${machine}; seconds over ${measurements[0]?.seconds.length} runs.`,
    '',
    '| run | median | least | most | promised |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
  const text = existsSync(page) ? readFileSync(page, 'utf8') : opening;
  const others = text.split(/^(?=## )/m).filter((part) => !part.startsWith(`## ${title}\n`));
  writeFileSync(page, `${[...others.map((part) => part.trimEnd()), section.trimEnd()].join('\n\n')}\n`);
}
