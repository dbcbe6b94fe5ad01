import { OpenedRun, type RunInput, runOpened } from '@ontarget/evaluator/engine';
import type { FastOptions } from '@ontarget/evaluator/fast';
import { expect, test } from 'vitest';
import { tablesOf } from '../bench/performance/evaluator-input.ts';
import { WEIGHTED } from '../bench/performance/generate.ts';
import { largePlanText } from '../bench/performance/large-plan-text.ts';
import { compiledText } from '../properties/plan/compiled.ts';
import { compare, nothingCompared } from './agree.ts';

const COMPONENTS = 50;
const PAYEES = 12;

test('a plan of 50 components, whose total runs in pieces, pays the same as the reference engine', async () => {
  // Caps that differ, so that no component is another one by its own name.
  let next = 0;
  const text = largePlanText(COMPONENTS).replaceAll(
    '150% of target',
    () => `${140 + (next++ % 9)}% of target`,
  );
  const { plan, digest } = await compiledText(text);
  // With two amounts in five round, some payees stand at the gates and pay just half a cent; the last ones lack something.
  const columns = WEIGHTED.generate(PAYEES, 0.4);
  const at = (name: string): Float64Array => columns[name] as Float64Array;
  at('quota')[PAYEES - 1] = 0;
  at('actual')[PAYEES - 2] = Number.NaN;
  at('score')[PAYEES - 3] = Number.NaN;
  at('score')[PAYEES - 4] = 15_001;
  at('retention')[PAYEES - 5] = Number.NaN;
  at('actual')[PAYEES - 6] = -(at('actual')[PAYEES - 6] as number);
  const input: RunInput = {
    evaluators: [{ plan, digest, effective: { from: plan.year.first } }],
    period: `${plan.year.first}/${plan.year.last}`,
    tables: tablesOf(
      WEIGHTED,
      columns,
      Array.from({ length: PAYEES }, (_, row) => row),
    ),
    ledger: [],
  };
  const reference = await runOpened(new OpenedRun(input));
  const ways: readonly FastOptions[] = [
    { by: 'generated' },
    { by: 'generated', only: 'paid' },
    { by: 'kernels' },
  ];
  for (const [index, options] of ways.entries()) {
    const all = nothingCompared();
    compare(input, reference, { ...options, payeeByPayee: index === 0 }, all);
    expect(all.different).toEqual([]);
    expect(all.compared).toBeGreaterThanOrEqual(PAYEES);
    expect(all.because.size).toBe(0);
  }
});
