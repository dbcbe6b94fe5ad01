import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A run whose payouts are kept with each release. */
export interface FrozenRun {
  /** Folder of its payouts, `<plan>-<period>`. */
  readonly folder: string;
  readonly args: readonly string[];
}

const run = (plan: string, period: string): FrozenRun => ({
  folder: `${plan}-${period}`,
  args: [`plans/${plan}`, '--registry', 'published', '--plan', plan, '--period', period],
});

/** Two periods of each plan, one after the other, so that the second reads what the first came to. */
export const frozenRuns: readonly FrozenRun[] = [
  run('first-plan', 'FY27-Q1'),
  run('first-plan', 'FY27-Q2'),
  run('go-to-market', 'FY27-Q1'),
  run('go-to-market', 'FY27-Q2'),
];

/** The folders of versions whose promises are held, oldest first. */
export function frozenReleases(): string[] {
  return readdirSync(import.meta.dirname)
    .filter(
      (name) => /^\d+\.\d+\.\d+$/.test(name) && existsSync(join(import.meta.dirname, name, 'codes.json')),
    )
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => join(import.meta.dirname, name));
}
