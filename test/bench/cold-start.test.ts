import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type Measurement, median, writeSection } from './page.ts';

const root = join(import.meta.dirname, '../..');
const runs = 11;
const promised = 0.5;

/** Seconds from starting `ontarget check` on a folder to its end, everything included. */
function check(folder: string, env: NodeJS.ProcessEnv): number {
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ['packages/cli/bin/ontarget', 'check', folder], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0) throw new Error(`ontarget check ${folder} ended with ${status}:\n${stderr}`);
  return seconds;
}

test('ontarget check on the examples from a cold start', () => {
  const projects = globSync('examples/*/plan.ote', { cwd: root })
    .map((file) => dirname(file))
    .sort();
  expect(projects).toContain('examples/go-to-market');
  const measurements = projects.flatMap((folder): Measurement[] => [
    {
      what: `\`ontarget check ${folder}\``,
      seconds: Array.from({ length: runs + 1 }, () => check(folder, {})).slice(1),
      promised,
    },
    {
      what: `the same, nothing compiled before`,
      seconds: Array.from({ length: runs }, () => check(folder, { NODE_DISABLE_COMPILE_CACHE: '1' })),
      promised,
    },
  ]);
  writeSection('Checking from a cold start', measurements);
  for (const { what, seconds } of measurements) expect(median(seconds), what).toBeLessThanOrEqual(promised);
});
