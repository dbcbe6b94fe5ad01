import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';

/** A page of `docs/` whose sections benchmarks write: its file, and what stands above the sections. */
export interface BenchPage {
  readonly file: string;
  readonly opening: string;
}

const benchmarks: BenchPage = {
  file: 'benchmarks.md',
  opening: `# Benchmarks

The last results of \`npm run bench\`, written by the benchmarks themselves. Each says what it promises, in seconds or
against a peer that was run beside it, one run of each in turn; the benchmark fails when the promise is not kept.
Seconds are those of the machine on that day; a ratio holds on a busy one too.
`,
};

/** One measured thing: what was run, its seconds, and what was promised. */
export interface Measurement {
  readonly what: string;
  /** Seconds of each run, in the order they were made. */
  readonly seconds: readonly number[];
  /** Most seconds that the median may take; absent where only the ratio is promised. */
  readonly promised?: number;
  /** What was run in turn with it, for comparison. */
  readonly peer?: Peer;
}

export interface Peer {
  readonly what: string;
  readonly seconds: readonly number[];
  /** Most times the peer's median that the median may take. */
  readonly promised: number;
}

/** The middle of the values; of an even number of values the upper of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('no values');
  return middle;
}

/** How many times as long as its peer something takes, by their medians. */
export function ratio({ seconds, peer }: Measurement): number | undefined {
  return peer && median(seconds) / median(peer.seconds);
}

/** Every promise that was not kept, in words. */
export function broken(measurements: readonly Measurement[]): string[] {
  return measurements.flatMap((one) => {
    const { what, seconds, promised, peer } = one;
    const found: string[] = [];
    if (promised !== undefined && median(seconds) > promised) {
      found.push(`${what}: ${median(seconds).toFixed(3)} s, promised ${promised} s`);
    }
    const times = ratio(one);
    if (peer !== undefined && times !== undefined && times > peer.promised) {
      found.push(`${what}: ${times.toFixed(1)} times ${peer.what}, promised ${peer.promised} times`);
    }
    return found;
  });
}

/** Writes a section with a row for each measurement, in seconds. */
export function writeSection(title: string, measurements: readonly Measurement[]): void {
  replaceSection(title, [
    `On ${machine()}; seconds over ${measurements[0]?.seconds.length} runs.`,
    '',
    '| run | median | least | most | promised | against its peer |',
    '|---|---|---|---|---|---|',
    ...measurements.map(rowOf),
  ]);
}

/** The machine that a benchmark ran on, without its name. */
export function machine(): string {
  return `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${arch()}, Node ${process.versions.node}`;
}

/** The value that this part of all others is not above: 0.95 for the p95. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)];
  if (value === undefined) throw new Error('no values');
  return value;
}

/** Replaces the section of this title in a page, or adds it, and leaves the other sections alone. */
export function replaceSection(
  title: string,
  lines: readonly string[],
  { file, opening }: BenchPage = benchmarks,
): void {
  const page = join(import.meta.dirname, '../../docs', file);
  const section = [`## ${title}`, '', ...lines, ''].join('\n');
  const text = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const others = text
    .split(/^(?=## )/m)
    .filter((part) => part.startsWith('## ') && !part.startsWith(`## ${title}\n`));
  writeFileSync(page, `${[opening, ...others, section].map((part) => part.trimEnd()).join('\n\n')}\n`);
}

function rowOf(measurement: Measurement): string {
  const { what, seconds, promised = '', peer } = measurement;
  const times = ratio(measurement);
  const against =
    peer === undefined || times === undefined
      ? ''
      : `${times.toFixed(1)} × ${peer.what} (${median(peer.seconds).toFixed(3)}); promised ${peer.promised} ×`;
  const cells = [median(seconds), Math.min(...seconds), Math.max(...seconds)].map((value) =>
    value.toFixed(3),
  );
  return `| ${what} | ${cells.join(' | ')} | ${promised} | ${against} |`;
}
