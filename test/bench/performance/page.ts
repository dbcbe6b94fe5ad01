import { type BenchPage, machine, median, replaceSection } from '../page.ts';
import type { Measured } from './measure.ts';

const performance: BenchPage = {
  file: 'performance.md',
  opening: `# Performance

How fast plans are paid, beside everything else that could pay them, and how often each pays another cent than the plan
says. \`npm run bench:performance\` measures it all and writes this page; it fails where a promise is not kept.

The double loop by hand runs beside each of the others, a round of each in turn, so that a busy moment of the machine falls on
both: the ratios are medians of the ratios within each round, with the least and the most behind them, and travel between
machines. Nanoseconds do not. Peers that keep objects for each payee have a process of their own. Time is processor time, of helper
threads too; all run on one core. Payees are drawn from a fixed seed: among them ties of exactly half a cent, quotas of zero, missing results, scores that nobody may enter, and bookings below zero. A payee is *wrong* who is paid
another cent than the plan in exact fractions, or paid where the plan says that nobody is.

The packages beside us are development dependencies, pinned; nothing of them ships.
`,
};

/** Replaces a section of docs/performance.md. */
export function writePerformance(title: string, lines: readonly string[]): void {
  replaceSection(title, lines, performance);
}

/** How many times as long as the double loop beside it something took, of each round. */
export function timesLoop({ nanoseconds, loop }: Beside): number[] {
  return nanoseconds.map((took, round) => took / (loop[round] as number));
}

/** A measurement with the double loop that ran in turn with it. */
export interface Beside extends Measured {
  readonly loop: readonly number[];
}

/** The one of this name; fails where it was not measured. */
export function of(measured: readonly Beside[], name: string): Beside {
  const found =
    measured.find(({ peer }) => peer === name) ?? measured.find(({ peer }) => peer.startsWith(name));
  if (found === undefined) throw new Error(`${name} was not measured`);
  return found;
}

/** The table of engines on one plan, against the loop that is written by hand. */
export function engineTable(measured: readonly Beside[], loop: Beside): string[] {
  return [
    `On ${machine()}; ${loop.nanoseconds.length} rounds, ${figure(loop.payees)} payees.`,
    '',
    '| engine | ns per payee | × the double loop | a cent wrong | |',
    '|---|---|---|---|---|',
    ...measured.map((one) => {
      const times = timesLoop(one);
      const spread = `${figure(Math.min(...times))} – ${figure(Math.max(...times))}`;
      const against = one === loop ? '1' : `${figure(median(times))} (${spread})`;
      const wrong =
        one.payees === loop.payees ? figure(one.wrong) : `${figure(one.wrong)} of ${figure(one.payees)}`;
      const notes = [one.version, one.cannot].filter((note) => note !== undefined).join('; ');
      return `| ${one.peer} | ${figure(median(one.nanoseconds))} | ${against} | ${wrong} | ${notes} |`;
    }),
  ];
}

/** A number as the page writes it: two digits behind the point below 10, one below 100, else whole with commas. */
export function figure(value: number): string {
  if (Number.isInteger(value) || value >= 100) return Math.round(value).toLocaleString('en-US');
  return value < 10 ? value.toFixed(2) : value.toFixed(1);
}
