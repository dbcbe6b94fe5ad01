import { median } from '../page.ts';
import { type Beside, figure, of, timesLoop } from './page.ts';

/**
 * What is promised of one thing: against another at most so many times its time, or so many times as fast at least; or so many
 * payees in a second of one core, on a machine like the one that the page names.
 */
export type Promise = { readonly what: string } & (
  | { readonly against: string; readonly atMost?: number; readonly timesAsFast?: number }
  | { readonly payeesPerSecond: number }
);

/** A machine that others use, too, may be a third slower than promised before a promise counts as broken. */
const SLACK = 4 / 3;

/** A line of the page for each promise, and in words those that were not kept. */
export function judged(
  measured: readonly Beside[],
  promises: readonly Promise[],
): { lines: string[]; broken: string[] } {
  const lines = ['| | against | promised | measured |', '|---|---|---|---|'];
  const broken: string[] = [];
  for (const promise of promises) {
    const { what } = promise;
    if ('payeesPerSecond' in promise) {
      const { peer, nanoseconds } = of(measured, what);
      const perSecond = 1e9 / median(nanoseconds);
      const [promised, found] = [`at least ${inMillions(promise.payeesPerSecond)}`, inMillions(perSecond)];
      lines.push(`| ${peer} | | ${promised} | ${found} |`);
      if (perSecond * SLACK < promise.payeesPerSecond) broken.push(`${peer}: ${found}, promised ${promised}`);
      continue;
    }
    const { against, atMost, timesAsFast } = promise;
    const times = median(timesLoop(of(measured, what))) / median(timesLoop(of(measured, against)));
    const promised =
      atMost === undefined ? `${figure(timesAsFast ?? 0)} × as fast` : `at most ${figure(atMost)} ×`;
    const found = atMost === undefined ? `${figure(1 / times)} × as fast` : `${figure(times)} ×`;
    lines.push(`| ${what} | ${against} | ${promised} | ${found} |`);
    const kept = times <= SLACK * (atMost ?? 1 / (timesAsFast ?? 1));
    if (!kept) broken.push(`${what} against ${against}: ${found}, promised ${promised}`);
  }
  return { lines, broken };
}

function inMillions(payees: number): string {
  return `${figure(payees / 1e6)} M payees a second`;
}
