import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMISSION, WEIGHTED } from './generate.ts';
import type { Measured } from './measure.ts';
import type { MeasuredPlan } from './measured-plan.ts';
import { engineTable, of, writePerformance } from './page.ts';

const PAYEES = 1_000_000;
const ROUNDS = 5;

/** What the process of the peers measured. */
function measuredOf(plan: MeasuredPlan): Measured[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'run.ts'), plan.name, String(PAYEES), String(ROUNDS)],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(`the peers ended with ${status}:\n${stderr}`);
  return JSON.parse(stdout) as Measured[];
}

/** Engines that may pay nobody another cent. */
const EXACT: Readonly<Record<string, readonly string[]>> = {
  weighted: ['double loop with an error bound', 'BigInt fractions', 'OnTarget, reference', 'DuckDB HUGEINT'],
  commission: ['BigInt fractions', 'OnTarget, reference', 'DuckDB HUGEINT'],
};

describe.each([
  { plan: WEIGHTED, title: 'Three weighted components: tiers, a line with a cap, a gate' },
  { plan: COMMISSION, title: 'Commissions on amounts, compared and rounded to the even cent' },
])('$title', ({ plan, title }) => {
  test('a million payees, beside everything else that could pay them', () => {
    const measured = measuredOf(plan);
    const loop = of(measured, 'double loop by hand');
    writePerformance(title, engineTable(measured, loop));
    // Without a tie that doubles misjudge the column of the wrong ones would say nothing.
    expect(loop.wrong).toBeGreaterThan(0);
    for (const name of EXACT[plan.name] ?? [])
      expect({ name, wrong: of(measured, name).wrong }).toEqual({ name, wrong: 0 });
  });
});
